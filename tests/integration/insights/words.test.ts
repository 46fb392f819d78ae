import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { exportWords } from '../../../src/lib/features/insights/words/commands.server';
import { wordsOfCause, wordsPage } from '../../../src/lib/features/insights/words/queries.server';
import { auditEntries } from '../../../src/lib/features/people/tables.server';
import { addDays } from '../../../src/lib/shared/days';
import { testDatabase } from '../../support/database';
import { fabrikam, northwind, type Organisation } from '../../support/team';
import { record, recordOn } from './random-records';

const cases = (
	organisation: Organisation,
	count: number,
	make: (place: number) => Parameters<typeof recordOn>[2]
) =>
	Array.from({ length: count }, (_, place) =>
		recordOn(addDays('2026-11-16', -(place % 60)), organisation, {
			customerReference: `C-${place}`,
			...make(place)
		})
	);

/** Late delivery is told with customs, the other cases without. */
async function told(organisation: Organisation) {
	const late = organisation.entry('cause', 'late-delivery');
	const sizing = organisation.entry('cause', 'sizing');
	await record(organisation, [
		...cases(organisation, 30, () => ({ causeIds: [late], summary: 'Parcel held at customs' })),
		...cases(organisation, 90, (place) => ({
			causeIds: [sizing],
			summary: place === 0 ? 'customs form torn' : 'Jacket runs small'
		}))
	]);
	return { late, sizing, search: new URLSearchParams({ cause: late }) };
}

describe('The words of a cause', () => {
	it('are those its summaries use more than the others, with their counts and their cases', async () => {
		const organisation = await northwind(await testDatabase());
		const { late, search } = await told(organisation);
		const { words, read, isSample } = await wordsOfCause(organisation.as.aisha!, search);
		expect(words.map(({ word, here, elsewhere }) => [word, here, elsewhere])).toEqual([
			['customs', 30, 1],
			['held', 30, 0]
		]);
		expect({ read, isSample }).toEqual({ read: { here: 30, elsewhere: 90 }, isSample: false });
		const { title, card, nothing } = await wordsPage(organisation.as.aisha!, search);
		expect(title).toBe('“customs” and “held” come up more with Late delivery');
		expect(nothing).toBeNull();
		expect(card?.rows[0]).toMatchObject({ word: 'customs', here: '30 (100%)', elsewhere: '1 (1%)' });
		const link = new URL(card!.rows[0]!.href, 'http://here');
		expect(link.pathname).toBe('/escalations');
		expect([link.searchParams.get('cause'), link.searchParams.get('q')]).toEqual([late, 'customs']);
	});

	it('are of the newest summaries where there are too many to read, and the page says so', async () => {
		const organisation = await northwind(await testDatabase());
		const { late } = await told(organisation);
		const day = '2026-11-17';
		await record(
			organisation,
			Array.from({ length: 2000 }, (_, place) =>
				recordOn(day, organisation, {
					causeIds: [late],
					summary: 'Courier strike',
					customerReference: `N-${place}`
				})
			)
		);
		const search = new URLSearchParams({ cause: late });
		const { words, read, isSample } = await wordsOfCause(organisation.as.ada!, search);
		expect({ read, isSample }).toEqual({ read: { here: 2000, elsewhere: 90 }, isSample: true });
		expect(words.map(({ word }) => word)).toEqual(['strike']);
		expect((await wordsPage(organisation.as.ada!, search)).sub).toContain('the newest 2,000 summaries');
	});

	it('let others be answered while they are counted', async () => {
		const organisation = await northwind(await testDatabase());
		const { search } = await told(organisation);
		let turns = 0;
		let isDone = false;
		const others = (async () => {
			while (!isDone) {
				await new Promise((resolve) => setImmediate(resolve));
				turns += 1;
			}
		})();
		await wordsOfCause(organisation.as.ada!, search);
		isDone = true;
		await others;
		expect(turns).toBeGreaterThan(2);
	});

	it('are of the period and the team that are asked for', async () => {
		const organisation = await northwind(await testDatabase());
		const { search } = await told(organisation);
		search.set('from', '2026-11-01');
		search.set('to', '2026-11-17');
		expect((await wordsOfCause(organisation.as.ada!, search)).read).toEqual({ here: 16, elsewhere: 32 });
		search.set('team', organisation.teams.Returns!);
		expect((await wordsOfCause(organisation.as.ada!, search)).read).toEqual({ here: 0, elsewhere: 0 });
		expect((await wordsPage(organisation.as.ada!, search)).nothing?.title).toContain('No escalation names');
	});

	it('never come from teams the reader is not in', async () => {
		const organisation = await northwind(await testDatabase());
		const { search } = await told(organisation);
		const { read, words } = await wordsOfCause(organisation.as.chen!, search);
		expect({ read, words }).toEqual({ read: { here: 0, elsewhere: 0 }, words: [] });
		search.set('team', organisation.teams.Orders!);
		await expect(wordsOfCause(organisation.as.chen!, search)).rejects.toMatchObject({ code: 'not-found' });
	});

	it('do not exist for a cause of another organisation, and nothing is noted then', async () => {
		const database = await testDatabase();
		const organisation = await northwind(database);
		const other = await fabrikam(database);
		const { search } = await told(organisation);
		await expect(wordsPage(other.as.zoe!, search)).rejects.toMatchObject({ code: 'not-found' });
		await expect(exportWords(other.as.zoe!, search)).rejects.toMatchObject({ code: 'not-found' });
		expect(await exportsOf(other)).toEqual([]);
	});

	it('are never the name of whoever logged the cases, nor of a customer', async () => {
		const organisation = await northwind(await testDatabase());
		const late = organisation.entry('cause', 'late-delivery');
		await record(organisation, [
			...cases(organisation, 30, (place) => ({
				causeIds: [late],
				summary: 'aisha told whitfield it is held at customs',
				customerReference: `Whitfield ${place}`
			})),
			...cases(organisation, 60, () => ({ summary: 'Jacket runs small' }))
		]);
		const { words } = await wordsOfCause(organisation.as.ada!, new URLSearchParams({ cause: late }));
		expect(words.map(({ word }) => word).toSorted()).toEqual(['customs', 'held']);
	});

	it('can be taken along as a file, which the audit log is told', async () => {
		const organisation = await northwind(await testDatabase());
		const { search } = await told(organisation);
		const [head, first] = await exportWords(organisation.as.lena!, search);
		expect(head).toEqual(['Word', 'Summaries of Late delivery (of 30)', 'Other summaries (of 90)', 'Score']);
		expect(first?.slice(0, 3)).toEqual(['customs', 30, 1]);
		expect(await exportsOf(organisation)).toEqual([
			{
				actorId: organisation.as.lena!.actor.userId,
				details: { what: 'rising words', filters: search.toString() }
			}
		]);
	});

	it('ask for a cause first, and say what will be here where nothing was recorded', async () => {
		const organisation = await northwind(await testDatabase());
		const empty = await wordsPage(organisation.as.aisha!, new URLSearchParams());
		expect(empty.nothing?.title).toBe('Words that rise with a cause will show here');
		await told(organisation);
		const { nothing, card, causes } = await wordsPage(organisation.as.aisha!, new URLSearchParams());
		expect(nothing?.title).toBe('Choose a contributing cause');
		expect(card).toBeNull();
		expect(causes.options.length).toBeGreaterThan(5);
	});
});

function exportsOf({ as }: Organisation) {
	const { db, actor } = (as.ada ?? as.zoe)!;
	return db
		.select({ actorId: auditEntries.actorId, details: auditEntries.details })
		.from(auditEntries)
		.where(eq(auditEntries.organisationId, actor.organisationId));
}
