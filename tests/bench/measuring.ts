import { setTimeout } from 'node:timers/promises';
import { openDatabase } from '$lib/server/db/connection';
import { migrate } from '$lib/server/db/migrate';
import { dayOf } from '$lib/shared/days';
import { manyAtOnce, oneAtATime, type Asked, type Times } from './asking';
import { measureApiImport, measureImport, type ApiImportFigures, type ImportFigures } from './importing';
import { apiKey, cookies, load, type Loaded } from './load';
import { measureStatements, statementsOf, type PageName } from './plain-sql';
import { serve } from './serving';

const CALM_MS = 5000;
const IMPORTED_ROWS = 200_000;

/** What was measured on one database of one size. */
export interface Figures {
	records: number;
	/** Records a second that the loading wrote. */
	loaded: number;
	firstAnswer: number;
	idleMemory: number | null;
	pages: { page: PageName; name: string; times: Times; plain: Times; perSecond: number | null }[];
	/** Escalations logged a second over the API by 32 clients; null where it was not measured. */
	logged: number | null;
	/** Through the pages; null where it was not measured. */
	imported: ImportFigures | null;
	/** Through the API; null where it was not measured. */
	importedByApi: ApiImportFigures | null;
}

/**
 * Fills an empty database and measures the built app on it.
 * @param whole whether many clients, logging and importing are measured too
 */
export async function measure(
	databaseUrl: string,
	folder: string,
	records: number,
	whole: boolean
): Promise<Figures> {
	await migrate(databaseUrl);
	const database = openDatabase(databaseUrl);
	const started = performance.now();
	const loaded = await load(database, records, new Date());
	const loadedPerSecond = records / ((performance.now() - started) / 1000);
	await database.close();

	const pages = pagesOf(loaded);
	const today = dayOf(new Date(), 'Europe/Berlin');
	const plain = await measureStatements(
		databaseUrl,
		new Map(pages.map(({ page }) => [page, statementsOf(page, loaded, today)]))
	);
	const app = await serve(databaseUrl, folder);
	try {
		await setTimeout(CALM_MS);
		const idleMemory = app.memory();
		const measured: Figures['pages'] = [];
		for (const { page, name, crowd, ...asked } of pages) {
			const request = { ...asked, address: app.origin + asked.address };
			const times = await oneAtATime(request);
			const perSecond = whole && crowd ? await manyAtOnce(request) : null;
			measured.push({ page, name, times, plain: plain.get(page)!, perSecond });
		}
		return {
			records,
			loaded: loadedPerSecond,
			firstAnswer: app.firstAnswer,
			idleMemory,
			pages: measured,
			logged: whole ? await manyAtOnce(logging(app.origin)) : null,
			imported: whole
				? await measureImport(
						{ origin: app.origin, cookie: cookies.admin, teamId: loaded.teamId },
						IMPORTED_ROWS
					)
				: null,
			importedByApi: whole
				? await measureApiImport({ origin: app.origin, key: apiKey, team: loaded.teamId }, IMPORTED_ROWS)
				: null
		};
	} finally {
		await app.stop();
	}
}

interface Page extends Asked {
	page: PageName;
	name: string;
	/** Whether many clients ask for it at once. */
	crowd?: boolean;
}

function pagesOf({ teamId, channelId, escalationId, fixId }: Loaded): Page[] {
	const as = (who: keyof typeof cookies) => ({ headers: { cookie: `evenkeel_session=${cookies[who]}` } });
	const oldest = 'before~0001-01-01~00000000-0000-0000-0000-000000000000';
	return [
		{ page: 'today', name: 'Today, leader', address: '/', ...as('leader') },
		{
			page: 'insights',
			name: 'Insights, 90 days',
			address: '/insights?period=90d',
			...as('admin'),
			crowd: true
		},
		{
			page: 'insights-team',
			name: 'Insights, 90 days, leader of one team',
			address: '/insights?period=90d',
			...as('leader')
		},
		{
			page: 'insights-combined',
			name: 'Insights, 90 days, team and channel',
			address: `/insights?period=90d&team=${teamId}&channel=${channelId}`,
			...as('admin')
		},
		{
			page: 'chart',
			name: 'Control chart, 52 weeks',
			address: '/insights/chart?period=52w',
			...as('admin')
		},
		{
			page: 'teams',
			name: 'Teams beside each other, 52 weeks',
			address: '/insights/teams?period=52w',
			...as('admin')
		},
		{ page: 'fixes', name: 'Fixes', address: '/fixes', ...as('admin') },
		{ page: 'verdict', name: 'One fix with its verdict', address: `/fixes/${fixId}`, ...as('admin') },
		{ page: 'list-first', name: 'Escalations, first page', address: '/escalations', ...as('admin') },
		{
			page: 'list-last',
			name: 'Escalations, last page',
			address: `/escalations?page=${oldest}`,
			...as('admin')
		},
		{
			page: 'list-team',
			name: 'Escalations of one team',
			address: `/escalations?team=${teamId}`,
			...as('admin')
		},
		{ page: 'record', name: 'One escalation', address: `/escalations/${escalationId}`, ...as('admin') },
		{
			page: 'api-causes',
			name: 'GET /api/v1/insights/causes, 90 days',
			address: `/api/v1/insights/causes${lastDays(90)}`,
			headers: { authorization: `Bearer ${apiKey}` },
			crowd: true
		}
	];
}

function lastDays(days: number): string {
	const day = (back: number) => dayOf(new Date(Date.now() - back * 86_400_000), 'Europe/Berlin');
	return `?from=${day(days - 1)}&to=${day(0)}`;
}

function logging(origin: string): Asked {
	let count = 0;
	return {
		address: `${origin}/api/v1/escalations`,
		method: 'POST',
		status: 201,
		headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
		body: () => {
			count++;
			return JSON.stringify({
				team: `Team ${1 + (count % 20)}`,
				reason: 'Refund',
				causes: ['Refund delay'],
				channel: 'E-mail',
				summary: `Asked again where refund ${count} is`,
				customerReference: `C-${count % 50_000}`,
				orderReference: `NW-${count}`
			});
		}
	};
}
