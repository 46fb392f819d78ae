import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { exportPareto, exportTrend } from '../../../src/lib/features/insights/commands.server';
import { auditEntries } from '../../../src/lib/features/people/tables.server';
import { testDatabase } from '../../support/database';
import { fabrikam, northwind, type Organisation } from '../../support/team';
import { record, recordOn } from './random-records';

describe('The files of Insights', () => {
	it('hold what the Pareto shows, records without a cause at the end', async () => {
		const organisation = await northwind(await testDatabase());
		const late = organisation.entry('cause', 'late-delivery');
		const lost = organisation.entry('cause', 'lost-parcel');
		await record(organisation, [
			recordOn('2026-11-10', organisation, { causeIds: [late, lost] }),
			recordOn('2026-11-11', organisation, { causeIds: [late] }),
			recordOn('2026-11-12', organisation)
		]);
		expect(await exportPareto(organisation.as.aisha!, new URLSearchParams(), 'cause')).toEqual([
			['Contributing cause', 'Escalations', 'Share of escalations', 'Cumulative share of mentions'],
			['Late delivery', 2, 0.6667, 0.6667],
			['Lost parcel', 1, 0.3333, 1],
			['No contributing cause', 1, 0.3333, null]
		]);
	});

	it('tell a reason from its parts, or count it with them', async () => {
		const organisation = await northwind(await testDatabase());
		const [whole, part] = ['shipping', 'shipping-late'].map((key) => organisation.entry('reason', key));
		await record(organisation, [
			recordOn('2026-11-10', organisation, { reasonId: whole }),
			recordOn('2026-11-11', organisation, { reasonId: part })
		]);
		const rowsOf = async (search: string) =>
			(await exportPareto(organisation.as.aisha!, new URLSearchParams(search), 'reason'))
				.slice(1)
				.map(([name, count]) => [name, count]);
		expect(await rowsOf('')).toEqual([
			['Late or missing parcel', 1],
			['Shipping, not told more exactly', 1]
		]);
		expect(await rowsOf('level=top')).toEqual([['Shipping', 2]]);
	});

	it('list every week of a trend, with its limits and whether it is full', async () => {
		const organisation = await northwind(await testDatabase());
		await record(
			organisation,
			['2026-10-19', '2026-10-26', '2026-10-27', '2026-11-02', '2026-11-09', '2026-11-16'].map((day) =>
				recordOn(day, organisation)
			)
		);
		const [head, ...rows] = await exportTrend(organisation.as.lena!, new URLSearchParams('trend=all'));
		expect(head).toHaveLength(rows[0]!.length);
		expect(rows.map((row) => row.slice(0, 5))).toEqual([
			['2026-W43', '2026-10-19', '2026-10-25', 1, 'yes'],
			['2026-W44', '2026-10-26', '2026-11-01', 2, 'yes'],
			['2026-W45', '2026-11-02', '2026-11-08', 1, 'yes'],
			['2026-W46', '2026-11-09', '2026-11-15', 1, 'yes'],
			['2026-W47', '2026-11-16', '2026-11-22', 1, 'no']
		]);
		expect(rows[0]!.slice(5, 8)).toEqual([1.25, 0, 3.0233]);
	});

	it('are noted in the audit log, with what was asked for', async () => {
		const organisation = await northwind(await testDatabase());
		await exportPareto(organisation.as.lena!, new URLSearchParams('period=30d'), 'cause');
		await exportTrend(organisation.as.lena!, new URLSearchParams('trend=all'));
		expect(await exportsOf(organisation)).toEqual([
			{
				actorId: organisation.as.lena!.actor.userId,
				details: { what: 'contributing causes', filters: 'period=30d' }
			},
			{
				actorId: organisation.as.lena!.actor.userId,
				details: { what: 'escalations by week', filters: 'trend=all' }
			}
		]);
	});

	it('do not exist for teams of others, and nothing is noted then', async () => {
		const database = await testDatabase();
		const organisation = await northwind(database);
		const other = await fabrikam(database);
		const search = new URLSearchParams({ team: organisation.teams.Orders! });
		for (const reader of [organisation.as.chen!, other.as.zoe!]) {
			await expect(exportPareto(reader, search, 'reason')).rejects.toMatchObject({ code: 'not-found' });
			await expect(exportTrend(reader, search)).rejects.toMatchObject({ code: 'not-found' });
		}
		expect(await exportsOf(organisation)).toEqual([]);
		expect(await exportsOf(other)).toEqual([]);
	});
});

function exportsOf({ organisationId, as }: Organisation) {
	const [{ db } = {}] = Object.values(as);
	return db!
		.select({ actorId: auditEntries.actorId, details: auditEntries.details })
		.from(auditEntries)
		.where(eq(auditEntries.organisationId, organisationId))
		.orderBy(auditEntries.sequence);
}
