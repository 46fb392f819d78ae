import type { PulseFigures } from './pulse';

export const PULSE_HEAD = '## The team pulse';

const limits = { trend: 25, answering: 15, answersPerSecond: 400 };

/** The figures of the pulse as a chapter of the report. In bold: a limit that was not kept. */
export function pulseChapter(sqlite: PulseFigures, postgres: PulseFigures | null): string {
	const all = [sqlite, ...(postgres ? [postgres] : [])];
	const row = (name: string, cell: (figures: PulseFigures) => string) =>
		`| ${name} | ${all.map(cell).join(' | ')} |`;
	const bold = (text: string, isKept: boolean) => (isKept ? text : `**${text}**`);
	const ms = (value: number, most = Infinity) => bold(`${value.toFixed(1)} ms`, value <= most);
	return [
		PULSE_HEAD,
		`\`npm run bench pulse\` makes 500 teams of 24 people with 104 closed rounds each and one that is open, asks the built app over
loopback for the two years of a team as its leader, and then answers the open round as one person after another, each answer
on the disk before it is answered. A page is kept until anything is written (decision 0018); “made anew” is after an answer
has come in.`,
		[
			`| | SQLite |${postgres ? ' PostgreSQL |' : ''}`,
			`|---|---:|${postgres ? '---:|' : ''}`,
			row(`Two years of a team, p50 (at most ${limits.trend} ms)`, ({ trend }) =>
				ms(trend.p50, limits.trend)
			),
			row('p99', ({ trend }) => ms(trend.p99)),
			row(`made anew, p50 (at most ${limits.trend} ms)`, ({ trendAnew }) => ms(trendAnew.p50, limits.trend)),
			row('made anew, p99', ({ trendAnew }) => ms(trendAnew.p99)),
			row(`Answering, p50 (at most ${limits.answering} ms)`, ({ answering }) =>
				ms(answering.p50, limits.answering)
			),
			row('p99', ({ answering }) => ms(answering.p99)),
			row(`Answering, 32 clients (at least ${limits.answersPerSecond}/s)`, ({ answersPerSecond }) =>
				bold(`${Math.round(answersPerSecond)}/s`, answersPerSecond >= limits.answersPerSecond)
			)
		].join('\n')
	].join('\n\n');
}
