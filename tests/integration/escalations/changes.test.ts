import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { ChangeField } from '../../../src/lib/features/escalations/changes/change';
import { changeMany, undoChange } from '../../../src/lib/features/escalations/changes/commands.server';
import { decide } from '../../../src/lib/features/escalations/changes/queries/decision.server';
import {
	changesOf,
	findChange,
	selectAll
} from '../../../src/lib/features/escalations/changes/queries.server';
import { resolveEscalation } from '../../../src/lib/features/escalations/commands/escalations.server';
import { logEscalation } from '../../../src/lib/features/escalations/commands/logging.server';
import { filtersFrom } from '../../../src/lib/features/escalations/filters';
import { logForm, resolutionForm } from '../../../src/lib/features/escalations/forms';
import { findEscalation, timelineOf } from '../../../src/lib/features/escalations/queries.server';
import { verifyRollUps } from '../../../src/lib/features/escalations/verification.server';
import type { Context } from '../../../src/lib/server/context';
import { newId } from '../../../src/lib/shared/ids';
import { testDatabase } from '../../support/database';
import { fabrikam, northwind } from '../../support/team';

async function world() {
	const db = await testDatabase();
	const team = await northwind(db);
	const as = team.as as Record<'ada' | 'lena' | 'marco' | 'aisha' | 'bo' | 'chen', Context>;
	const log = (who: Context, teamName: string, given: Record<string, unknown> = {}) =>
		logEscalation(
			who,
			v.parse(logForm, {
				id: newId(),
				teamId: team.teams[teamName],
				reasonId: team.entry('reason', 'refund'),
				summary: 'The refund has not come',
				channelId: team.entry('channel', 'phone'),
				causeIds: [team.entry('cause', 'late-delivery')],
				...given
			})
		);
	const expectCountsToAgree = async () => expect((await verifyRollUps(db)).differences).toEqual([]);
	return { db, team, as, log, expectCountsToAgree };
}

test('each field is changed in all that are selected, told on each timeline, and put back', async () => {
	const { team, as, log, expectCountsToAgree } = await world();
	const ids = [await log(as.bo, 'Orders'), await log(as.bo, 'Orders', { brandId: team.brands.Tailspin })];
	const values: Record<ChangeField, string> = {
		channel: team.entry('channel', 'email'),
		brand: team.brands.Northwind!,
		reason: team.entry('reason', 'return'),
		severity: '4',
		avoidable: 'authority',
		'add-cause': team.entry('cause', 'sizing'),
		'remove-cause': team.entry('cause', 'late-delivery'),
		team: team.teams.Returns!,
		outcome: team.entry('outcome', 'apology'),
		'follow-up': '2026-11-20'
	};
	for (const [field, value] of Object.entries(values) as [ChangeField, string][]) {
		const before = await Promise.all(ids.map((id) => findEscalation(as.bo, id)));
		const { id, changed } = await changeMany(as.bo, { ids, field, value });
		expect(changed, field).toBe(2);
		await expectCountsToAgree();
		const event = (await timelineOf(as.bo, ids[0]!)).at(-1)!;
		expect(event, field).toMatchObject({ kind: 'changed', actorName: 'Bo' });
		expect(event.details.from, field).not.toBe(event.details.to);

		expect(await undoChange(as.bo, id), field).toEqual({ putBack: 2, left: 0 });
		await expectCountsToAgree();
		const after = await Promise.all(ids.map((one) => findEscalation(as.bo, one)));
		const asBefore = after.map((record, place) => ({ ...record, version: before[place]!.version }));
		expect(asBefore, field).toEqual(before);
		expect((await timelineOf(as.bo, ids[1]!)).at(-1)).toMatchObject({
			kind: 'change-undone',
			details: { to: expect.any(String) }
		});
	}
});

test('undoing skips what somebody has changed since, and says which', async () => {
	const { team, as, log } = await world();
	const [touched, left] = [await log(as.aisha, 'Orders'), await log(as.aisha, 'Orders')];
	const change = { ids: [touched, left], field: 'severity' as const, value: '4' };
	const { id } = await changeMany(as.aisha, change);
	const outcomeId = team.entry('outcome', 'apology');
	await resolveEscalation(as.lena, touched, v.parse(resolutionForm, { version: '2', outcomeId }));
	expect(await undoChange(as.aisha, id)).toEqual({ putBack: 1, left: 1 });
	expect(await findEscalation(as.aisha, touched)).toMatchObject({ severity: 4, state: 'resolved' });
	expect(await findEscalation(as.aisha, left)).toMatchObject({ severity: 2 });
	const found = await findChange(as.aisha, id);
	expect(Object.fromEntries(found.rows.map((row) => [row.id, row.undone]))).toEqual({
		[touched]: 'changed-since',
		[left]: 'put-back'
	});
	await expect(undoChange(as.aisha, id)).rejects.toMatchObject({ code: 'conflict' });
});

test('a preview says how many change, how many need not, and how many are not there', async () => {
	const { team, as, log } = await world();
	const open = await log(as.aisha, 'Orders');
	const resolved = await log(as.aisha, 'Orders');
	const outcomeId = team.entry('outcome', 'refund');
	await resolveEscalation(as.aisha, resolved, v.parse(resolutionForm, { version: '1', outcomeId }));
	const foreign = await log(as.chen, 'Returns');
	const ids = [open, resolved, foreign, newId()];
	const decided = await decide(as.aisha, { ids, field: 'outcome', value: team.entry('outcome', 'apology') });
	expect(decided.changing.map(({ before }) => before.id)).toEqual([open]);
	expect(decided.untouched).toEqual({ already: 0, resolved: 1, 'follow-up-done': 0 });
	expect(decided.missing).toBe(2);
});

test('a value that is not offered is refused, and nothing changes', async () => {
	const { db, team, as, log } = await world();
	const ids = [await log(as.aisha, 'Orders')];
	const wrong: [ChangeField, string][] = [
		['channel', team.entry('cause', 'sizing')],
		['brand', newId()],
		['severity', '9'],
		['avoidable', 'constructor'],
		['team', team.teams.Returns!],
		['follow-up', '2026-11-16'],
		['follow-up', 'tomorrow'],
		['channel', team.entry('channel', 'phone')]
	];
	for (const [field, value] of wrong) {
		await expect(changeMany(as.aisha, { ids, field, value }), field).rejects.toMatchObject({
			code: 'invalid',
			fields: { value: expect.any(String) }
		});
	}
	const other = (await fabrikam(db)).as.zoe!;
	await expect(changeMany(other, { ids, field: 'severity', value: '4' })).rejects.toMatchObject({
		code: 'invalid'
	});
	expect(await findEscalation(as.aisha, ids[0]!)).toMatchObject({ version: 1 });
});

test('a change is for whoever made it and whoever leads all that it reached', async () => {
	const { db, as, log } = await world();
	const ids = [await log(as.bo, 'Orders'), await log(as.bo, 'Returns')];
	const { id } = await changeMany(as.bo, { ids, field: 'severity', value: '3' });
	expect((await changesOf(as.bo)).map((change) => change.id)).toEqual([id]);
	expect(await changesOf(as.ada)).toEqual([]);
	expect((await findChange(as.ada, id)).rows).toHaveLength(2);
	for (const reader of [as.lena, as.marco, as.aisha, (await fabrikam(db)).as.zoe!]) {
		await expect(findChange(reader, id)).rejects.toMatchObject({ code: 'not-found' });
		await expect(undoChange(reader, id)).rejects.toMatchObject({ code: 'not-found' });
	}
	expect(await undoChange(as.ada, id)).toEqual({ putBack: 2, left: 0 });
});

test('everything that matches is selected, up to what one change reaches', async () => {
	const { as, log } = await world();
	const ids = [await log(as.aisha, 'Orders', { severity: '3' }), await log(as.aisha, 'Orders')];
	await log(as.chen, 'Returns');
	const all = filtersFrom(new URLSearchParams());
	expect((await selectAll(as.aisha, all)).sort()).toEqual(ids.sort());
	expect(await selectAll(as.aisha, filtersFrom(new URLSearchParams('severity=3')))).toHaveLength(1);
});
