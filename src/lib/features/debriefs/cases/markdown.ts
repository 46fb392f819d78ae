import { formatInstantExactly, type Habits } from '../../../shared/format';
import { outcomes, questions, type Outcome, type Question } from './debrief';

interface Written {
	title: string;
	authorName: string;
	colleagueName: string | null;
	createdAt: Date;
	finishedAt: Date | null;
	outcome: Outcome | null;
	outcomeNote: string;
	answers: readonly { question: Question; text: string }[];
}

/**
 * A debrief as Markdown, for a wiki or an archive. What people wrote stays as they wrote it.
 * @param causes names of the contributing causes
 */
export function debriefAsMarkdown(debrief: Written, causes: readonly string[], habits: Habits): string {
	const { title, authorName, colleagueName, createdAt, finishedAt, outcome, outcomeNote, answers } = debrief;
	const by = [authorName, colleagueName].filter(Boolean).join(' and ');
	const when = finishedAt ? `finished ${formatInstantExactly(finishedAt, habits)}` : 'not finished';
	const parts = [
		`# ${title}`,
		`Debrief by ${by}, begun ${formatInstantExactly(createdAt, habits)}, ${when}.`,
		...answers.flatMap(({ question, text }) =>
			text.trim() === '' ? [] : [`## ${questions[question].ask}`, text.trim()]
		),
		...(causes.length > 0 ? ['## Contributing causes', causes.map((cause) => `- ${cause}`).join('\n')] : []),
		...(outcome ? ['## What comes of it', outcomes[outcome]] : []),
		...(outcomeNote.trim() ? [outcomeNote.trim()] : [])
	];
	return `${parts.join('\n\n')}\n`;
}
