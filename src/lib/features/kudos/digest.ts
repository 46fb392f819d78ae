/** Thanks as a mail tells of them: never what they are about. */
export interface DigestKudos {
	author: string;
	authorId: string;
	/** Everybody who is thanked, those with their team too. */
	recipientIds: ReadonlySet<string>;
	recipients: string;
	reason: string;
}

const MOST_OWN = 10;
const MOST_OTHERS = 5;
const LONGEST_QUOTE = 240;

/** What a reader is told of a week in which somebody was thanked. */
export function digestFor(
	readerId: string,
	week: readonly DigestKudos[]
): { subject: string; paragraphs: string[] } {
	const own = week.filter(({ recipientIds }) => recipientIds.has(readerId));
	const others = week.filter((kudos) => !own.includes(kudos) && kudos.authorId !== readerId);
	const told = [
		...own.slice(0, MOST_OWN).map(({ author, reason }) => `${author} thanked you: “${quote(reason)}”`),
		...(others.length > 0 && own.length > 0 ? ['And among others:'] : []),
		...others
			.slice(0, MOST_OTHERS)
			.map(({ author, recipients, reason }) => `${author} thanked ${recipients}: “${quote(reason)}”`)
	];
	return {
		subject: own.length > 0 ? 'You were thanked last week' : 'Who was thanked last week',
		paragraphs: [
			week.length === 1
				? 'Last week somebody was thanked.'
				: `Last week people thanked each other ${week.length} times.`,
			...told
		]
	};
}

function quote(reason: string): string {
	const line = reason.trim().replace(/\s+/g, ' ');
	const characters = [...line];
	if (characters.length <= LONGEST_QUOTE) return line;
	return `${characters.slice(0, LONGEST_QUOTE).join('').trimEnd()}…`;
}
