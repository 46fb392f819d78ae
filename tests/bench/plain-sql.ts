import postgres from 'postgres';
import { connectSqlite } from '$lib/server/db/connection';
import { dialect } from '$lib/server/db/dialect';
import { addDays, mondayOf, type Day } from '$lib/shared/days';
import { timesOf, type Times } from './asking';
import type { Loaded } from './load';

const TIMES = 100;

/** The statements a page cannot do without, as plain SQL, to hold beside the time of the page. */
export function statementsOf(page: PageName, loaded: Loaded, today: Day): string[] {
	const { organisationId, teamId, channelId, escalationId } = loaded;
	const from = addDays(today, -89);
	const window = addDays(mondayOf(today), -26 * 7);
	const weeks = (scope: string, scopeId: string, dimensions: string) =>
		`select dimension, start, records, counts from escalation_counts where organisation_id = '${organisationId}'
			and grain = 'week' and scope = '${scope}' and scope_id = '${scopeId}' and dimension in (${dimensions})
			and start between '${window}' and '${today}'`;
	const year = (scope: string, of: string) =>
		`select scope_id, dimension, start, records, counts from escalation_counts
			where organisation_id = '${organisationId}' and grain = 'week' and scope = '${scope}' ${of}
			and dimension = 'records' and start between '${addDays(mondayOf(today), -52 * 7)}' and '${today}'`;
	const pareto = "'records', 'cause', 'reason'";
	const evidence = "'records', 'cause', 'reason', 'channel', 'first-line', 'avoidable'";
	const list = (where = '') =>
		`select id, occurred_on, summary, team_id, reason_id from escalations
			where organisation_id = '${organisationId}' ${where}`;
	const combined = (table: string, column: string) =>
		`select ${column}, occurred_on, count(*) from ${table} where organisation_id = '${organisationId}'
			and team_id = '${teamId}' and occurred_on between '${window}' and '${today}' and channel_id = '${channelId}'
			group by ${column}, occurred_on`;
	switch (page) {
		case 'today':
			return [weeks('team', teamId, evidence)];
		case 'insights':
			return [weeks('everything', '', pareto), weeks('everything', '', evidence)];
		case 'insights-team':
			return [weeks('team', teamId, pareto), weeks('team', teamId, evidence)];
		case 'insights-combined':
			return [
				combined('escalation_causes', 'cause_id'),
				combined('escalations', 'reason_id'),
				weeks('team', teamId, evidence)
			];
		case 'chart':
			return [year('everything', `and scope_id = ''`)];
		case 'teams':
			return [
				year('team', `and scope_id in (select id from teams where organisation_id = '${organisationId}')`)
			];
		case 'fixes':
			return [weeks('everything', '', evidence)];
		case 'verdict':
			return [weeks('everything', '', "'cause'")];
		case 'list-first':
			return [`${list()} order by occurred_on desc, id desc limit 51`];
		case 'list-last':
			return [`${list()} order by occurred_on, id limit 51`];
		case 'list-team':
			return [`${list(`and team_id = '${teamId}'`)} order by occurred_on desc, id desc limit 51`];
		case 'record':
			return [
				`select * from escalations where organisation_id = '${organisationId}' and id = '${escalationId}'`
			];
		case 'api-causes':
			return [
				`select start, counts from escalation_counts where organisation_id = '${organisationId}' and grain = 'week'
					and scope = 'everything' and scope_id = '' and dimension in ('records', 'cause')
					and start between '${from}' and '${today}'`
			];
	}
}

export type PageName =
	| 'today'
	| 'insights'
	| 'insights-team'
	| 'insights-combined'
	| 'chart'
	| 'teams'
	| 'fixes'
	| 'verdict'
	| 'list-first'
	| 'list-last'
	| 'list-team'
	| 'record'
	| 'api-causes';

/** Runs statements on a connection of their own. */
export async function measureStatements(
	databaseUrl: string,
	pages: ReadonlyMap<PageName, readonly string[]>
): Promise<Map<PageName, Times>> {
	const { run, close } = dialect === 'postgres' ? postgresRunner(databaseUrl) : sqliteRunner(databaseUrl);
	const results = new Map<PageName, Times>();
	for (const [page, statements] of pages) {
		const taken: number[] = [];
		for (let count = 0; count < TIMES; count++) {
			const started = performance.now();
			for (const statement of statements) await run(statement);
			taken.push(performance.now() - started);
		}
		results.set(page, timesOf(taken));
	}
	await close();
	return results;
}

function sqliteRunner(path: string) {
	const connection = connectSqlite(path);
	return {
		run: async (statement: string) => connection.prepare(statement).all(),
		close: async () => void connection.close()
	};
}

function postgresRunner(url: string) {
	const client = postgres(url, { max: 1 });
	return { run: (statement: string) => client.unsafe(statement), close: () => client.end() };
}
