import { expect, test } from 'vitest';
import { saveChainStep } from '../../../src/lib/features/escalations/commands/chain-of-command.server';
import { resolveEscalation } from '../../../src/lib/features/escalations/commands/escalations.server';
import { exportEscalations } from '../../../src/lib/features/escalations/commands/export.server';
import { finishFollowUp } from '../../../src/lib/features/escalations/commands/follow-ups.server';
import { handUp, takeEscalation } from '../../../src/lib/features/escalations/commands/hand-ups.server';
import { filtersFrom } from '../../../src/lib/features/escalations/filters';
import type { Context } from '../../../src/lib/server/context';
import { later, worldWithEscalations } from './logged';

/** The exported rows by heading. */
async function exported(context: Context): Promise<Record<string, string>[]> {
	const rows: (string | number | null)[][] = [];
	for await (const batch of await exportEscalations(context, filtersFrom(new URLSearchParams()))) {
		rows.push(...batch);
	}
	const [headings = [], ...records] = rows;
	return records.map((record) =>
		Object.fromEntries(record.map((cell, place) => [String(headings[place]), String(cell)]))
	);
}

test('an export says who was handed an escalation, when it was taken, what went over the limit, and what the customer said', async () => {
	const { team, as, log } = await worldWithEscalations();
	await saveChainStep(
		as.ada,
		{ scopeId: '', tier: 2 },
		{ name: 'Duty lead', people: [as.lena.actor.userId], desk: '', within: 60, reach: '' }
	);
	const id = await log({ authorityLimit: '50' });
	await handUp(as.aisha, id, {
		version: 1,
		tier: 2,
		assigneeId: as.lena.actor.userId,
		firstLineId: team.entry('first-line', 'beyond-authority'),
		note: ''
	});
	await takeEscalation(later(as.lena, 20), id);
	await resolveEscalation(later(as.lena, 30), id, {
		version: 2,
		outcomeId: team.entry('outcome', 'exception'),
		amount: '80',
		avoidable: 'authority',
		causeIds: [],
		note: '',
		followUpDueOn: '2026-11-18'
	});
	const nextDay = later(as.aisha, 24 * 60);
	await finishFollowUp(nextDay, id, { version: 3, answer: 'satisfied', result: 'Wrote a kind mail' });

	expect(await exported(as.aisha)).toMatchObject([
		{
			Id: id,
			Amount: '80.00',
			'Authority limit': '50.00',
			'Over the limit': '30.00',
			'Handed to': 'Lena',
			'Handed at': '2026-11-17 15:05',
			'To be taken by': '2026-11-17 16:05',
			'Taken at': '2026-11-17 15:25',
			'Follow-up due': '2026-11-18',
			'Follow-up done': '2026-11-18 15:05',
			'Customer said': 'Satisfied',
			'Follow-up result': 'Wrote a kind mail'
		}
	]);
});

test('a record without any of it leaves the cells empty', async () => {
	const { as, log } = await worldWithEscalations();
	await log();
	const [row] = await exported(as.lena);
	for (const heading of [
		'Handed to',
		'To be taken by',
		'Over the limit',
		'Customer said',
		'Follow-up done'
	]) {
		expect(row![heading], heading).toBe('');
	}
});
