import type { LiveFigures } from './live';

export const LIVE_HEAD = '## Live boards';
const MOST_MS = 200;
const MOST_MEGABYTES = 100;
/** A rate counts as sustained where no more than the last turns are missing. */
const LEAST_SHARE_KEPT = 0.99;

/** The figures of live boards as a chapter of the report. In bold: a limit that was not kept. */
export function liveChapter(sqlite: LiveFigures, postgres: LiveFigures | null): string {
	const all = [sqlite, ...(postgres ? [postgres] : [])];
	const row = (name: string, cell: (figures: LiveFigures) => string) =>
		`| ${name} | ${all.map(cell).join(' | ')} |`;
	const ms = (value: number) => `${value.toFixed(0)} ms`;
	const bold = (text: string, isKept: boolean) => (isKept ? text : `**${text}**`);
	const none = (count: number) => bold(String(count), count === 0);
	return [
		LIVE_HEAD,
		`\`npm run bench live ${sqlite.seconds}\` has 50 people open one retro of the built app over loopback, each with a stream of events
of their own, and write 20 cards a second between them for ${sqlite.seconds} seconds; then, on another board, for 20 seconds, in the middle of
which the server is killed and started again, while everybody sends under the same key until it is acknowledged; and lets
500 people listen on ten boards on which nothing happens. Clients, app and database share the machine.`,
		[
			`| | SQLite |${postgres ? ' PostgreSQL |' : ''}`,
			`|---|---:|${postgres ? '---:|' : ''}`,
			row('Writes acknowledged, of those due', ({ writes, due }) =>
				bold(`${writes} of ${due}`, writes >= due * LEAST_SHARE_KEPT)
			),
			row('Sent until seen by a listener, p50', ({ seen }) => ms(seen.p50)),
			row(`p95 (at most ${MOST_MS} ms)`, ({ seen }) => bold(ms(seen.p95), seen.p95 <= MOST_MS)),
			row('p99', ({ seen }) => ms(seen.p99)),
			row('longest', ({ seen }) => ms(seen.most)),
			row('Events lost, doubled or out of order', ({ wrong }) => none(wrong.length)),
			row('Around the crash: writes acknowledged', ({ crash }) => String(crash.writes)),
			row('of them sent more than once', ({ crash }) => String(crash.sentAgain)),
			row('never acknowledged', ({ crash }) => none(crash.unanswered)),
			row('acknowledged and lost', ({ crash }) => none(crash.lost)),
			row('events lost, doubled or out of order', ({ crash }) => none(crash.wrong.length)),
			row('people with another board at the end', ({ crash }) => none(crash.different)),
			row(`500 idle listeners (at most ${MOST_MEGABYTES} MB)`, ({ idle }) =>
				idle.megabytes === null
					? 'not known'
					: bold(`${idle.megabytes.toFixed(0)} MB`, idle.megabytes <= MOST_MEGABYTES)
			)
		].join('\n')
	].join('\n\n');
}
