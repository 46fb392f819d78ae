import { addDays, daysBetween, type Day } from '../../../shared/days';
import { formatDate, formatDay, formatNumber, type Habits } from '../../../shared/format';
import type { ReviewPeriod } from './period';

/** A week of a series that was out of the ordinary. */
export interface Signal {
	/** "Escalations as a whole", or the name of a cause. */
	name: string;
	monday: Day;
	records: number;
	side: 'above' | 'below';
	/** The end of the usual range on that side; null where a row of weeks signals. */
	limit: number | null;
	/** How many weeks the row has; null where a single week stands out. */
	row: number | null;
	provisional: boolean;
	/** Where its weeks are charted. */
	href: string;
}

/** What is looked at together, as it was read. */
export interface ReviewFound {
	period: ReviewPeriod;
	today: Day;
	signals: Signal[];
	suggestions: { key: string; title: string; sentence: string; saving: string }[];
	moreSuggestions: number;
	waiting: {
		fixId: string;
		title: string;
		what: 'start' | 'study';
		day: Day;
		ownerName: string | null;
		verdict: string | null;
	}[];
	returned: { id: string; title: string; reason: string }[];
	decided: {
		fixId: string;
		title: string;
		decision: string;
		verdict: string | null;
		reason: string | null;
		decidedByName: string;
	}[];
	outside: { id: string; title: string; owner: string; since: Day }[];
}

/** One thing of a section: what it is, what is known of it, and where one goes on. */
export interface ReviewItem {
	title: string;
	href: string;
	lines: string[];
}

export interface ReviewSection {
	key: string;
	title: string;
	/** What to do with it, in minutes. */
	minutes: number;
	question: string;
	items: ReviewItem[];
	/** Said where there is nothing. */
	nothing: string;
}

export interface Review {
	title: string;
	sections: ReviewSection[];
	minutes: number;
}

/** The walk through a week or month of improvement, in the order of the loop: seen, suggested, tried, judged, owed. */
export function reviewInWords(found: ReviewFound, habits: Habits): Review {
	const sections: ReviewSection[] = [
		{
			key: 'signals',
			title: 'What was out of the ordinary',
			minutes: 2,
			question: 'Do you know why? If not, read the cases of one.',
			items: found.signals.map((signal) => signalItem(signal, habits)),
			nothing: 'No week left its usual range. What you see is chance, and needs no explanation.'
		},
		{
			key: 'suggestions',
			title: 'What the counts suggest',
			minutes: 2,
			question: 'Take one on, or say why not.',
			items: [
				...found.suggestions.map(({ key, title, sentence, saving }) => ({
					title,
					href: `/fixes?all=yes#${encodeURIComponent(key)}`,
					lines: [sentence, saving]
				})),
				...(found.moreSuggestions > 0
					? [{ title: `${formatNumber(found.moreSuggestions, habits)} more`, href: '/fixes', lines: [] }]
					: [])
			],
			nothing: 'No suggestion waits for an answer.'
		},
		{
			key: 'trials',
			title: 'Trials that wait',
			minutes: 2,
			question: 'Who starts or studies which, by when?',
			items: [
				...found.returned.map(({ id, title, reason }) => ({
					title: `${title} (opened again)`,
					href: `/fixes/${id}`,
					lines: [reason]
				})),
				...found.waiting.map((trial) => waitingItem(trial, found.today, habits))
			],
			nothing: 'No trial waits to be started or studied, and no adopted fix has opened again.'
		},
		{
			key: 'verdicts',
			title: 'What came of those that were decided',
			minutes: 2,
			question: 'What does it teach for the next one? Tell the team.',
			items: found.decided.map(({ fixId, title, decision, verdict, reason, decidedByName }) => ({
				title,
				href: `/fixes/${fixId}`,
				lines: [
					`${decision}, by ${decidedByName}.`,
					...(verdict ? [verdict] : []),
					...(reason ? [`Why: ${reason}`] : [])
				]
			})),
			nothing: 'No trial was decided in this time.'
		},
		{
			key: 'outside',
			title: 'What others owe us',
			minutes: 2,
			question: 'Who asks whom again?',
			items: found.outside.map(({ id, title, owner, since }) => ({
				title,
				href: `/fixes/${id}`,
				lines: [
					`With ${owner} since ${formatDate(since, habits)}: ${ageInWords(since, found.today, habits)}.`
				]
			})),
			nothing: 'Nothing waits for somebody outside.'
		}
	];
	return {
		title: titleOf(found.period, habits),
		sections,
		minutes: sections.reduce((sum, { minutes }) => sum + minutes, 0)
	};
}

function titleOf({ span, from, to }: ReviewPeriod, habits: Habits): string {
	return `Improvement review: ${span === 'week' ? 'the week of' : ''} ${formatDate(from, habits)} to ${formatDate(to, habits)}`.replace(
		'  ',
		' '
	);
}

function signalItem({ name, monday, records, side, limit, row, provisional, href }: Signal, habits: Habits) {
	const week = `week of ${formatDate(monday, habits)}`;
	const count = formatNumber(records, habits);
	const what =
		row === null
			? `${count} in the ${week}, ${side} the usual range${limit === null ? '' : ` (${side === 'above' ? 'at most' : 'at least'} ${formatNumber(limit, habits, 1)})`}.`
			: `${formatNumber(row, habits)} weeks in a row ${side} the middle, up to the ${week}.`;
	return {
		title: `${name}: ${side === 'above' ? 'more' : 'fewer'} than usual`,
		href,
		lines: [what, ...(provisional ? ['The usual range is provisional: there are fewer than 12 weeks.'] : [])]
	};
}

function waitingItem(
	{ fixId, title, what, day, ownerName, verdict }: ReviewFound['waiting'][number],
	today: Day,
	habits: Habits
): ReviewItem {
	const since = formatDay(day, habits, today);
	return {
		title,
		href: `/fixes/${fixId}`,
		lines: [
			`${what === 'start' ? 'Planned to start' : 'To be studied since'} ${since}, with ${ownerName ?? 'nobody'}.`,
			...(verdict ? [verdict] : [])
		]
	};
}

/** An age in the largest unit that fits: "3 weeks", "5 months". */
function ageInWords(since: Day, today: Day, habits: Habits): string {
	const days = Math.max(0, daysBetween(since, today));
	const [count, unit] =
		days < 14
			? [days, 'day']
			: days < 70
				? [Math.floor(days / 7), 'week']
				: [Math.floor(days / 30.44), 'month'];
	return `${formatNumber(count, habits)} ${unit}${count === 1 ? '' : 's'}`;
}

/** The review as Markdown, to be pasted where the team keeps its notes. */
export function reviewAsMarkdown({ title, sections }: Review, origin: string): string {
	const parts = sections.map(({ title: heading, question, items, nothing }) => {
		const lines = items.flatMap(({ title: what, href, lines }) => [
			`- [ ] [${escaped(what)}](${origin}${href})`,
			...lines.map((line) => `  ${escaped(line)}`)
		]);
		return [
			`## ${heading}`,
			'',
			...(items.length > 0 ? [`_${question}_`, '', ...lines] : [nothing]),
			''
		].join('\n');
	});
	return [`# ${escaped(title)}`, '', ...parts].join('\n');
}

/** Text of people's own is to be read, and not to make headings, links or tags. */
function escaped(text: string): string {
	return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|!~]/g, '\\$&');
}

/** The instant after the last of a period's days begins; for what happened within them. */
export function dayAfter({ to }: ReviewPeriod): Day {
	return addDays(to, 1);
}
