import { expect, test } from 'vitest';
import {
	reopenEscalation,
	resolveEscalation
} from '../../../src/lib/features/escalations/commands/escalations.server';
import { logEscalation } from '../../../src/lib/features/escalations/commands/logging.server';
import {
	draftFollowUp,
	finishFollowUp,
	planFollowUp
} from '../../../src/lib/features/escalations/commands/follow-ups.server';
import { filtersFrom } from '../../../src/lib/features/escalations/filters';
import type { LogForm } from '../../../src/lib/features/escalations/forms';
import {
	countEscalations,
	findEscalation,
	followUpMessageOf,
	followUpsDue,
	listEscalations,
	timelineOf
} from '../../../src/lib/features/escalations/queries.server';
import { verifyRollUps } from '../../../src/lib/features/escalations/verification.server';
import type { Context } from '../../../src/lib/server/context';
import { addDays } from '../../../src/lib/shared/days';
import { newId } from '../../../src/lib/shared/ids';
import { testDatabase } from '../../support/database';
import { fabrikam, northwind, type Organisation } from '../../support/team';

const everything = filtersFrom(new URLSearchParams());

function form(team: Organisation, given: Partial<LogForm> = {}): LogForm {
	return {
		id: newId(),
		teamId: team.teams.Orders!,
		reasonId: team.entry('reason', 'shipping-late'),
		summary: 'Parcel four days late, customer needs it for a birthday',
		causeIds: [team.entry('cause', 'late-delivery'), team.entry('cause', 'unanswered-follow-up')],
		firstLineId: team.entry('first-line', 'carrier'),
		channelId: team.entry('channel', 'phone'),
		brandId: team.brands.Northwind!,
		severity: 3,
		tier: 2,
		customerReference: 'C-1001',
		orderReference: 'O-2002',
		authorityLimit: '20',
		avoidable: 'upstream',
		occurredOn: null,
		occurredAtTime: null,
		followUpDueOn: null,
		...given
	};
}

async function world() {
	const db = await testDatabase();
	const team = await northwind(db);
	return {
		db,
		team,
		as: team.as as Record<string, Context> &
			Record<'ada' | 'lena' | 'marco' | 'aisha' | 'bo' | 'chen', Context>
	};
}

const expectRollUpsToAgree = async (db: Context['db']) =>
	expect((await verifyRollUps(db)).differences).toEqual([]);

test('what an agent logs is on its page, in the list and in the counts', async () => {
	const { db, team, as } = await world();
	const id = await logEscalation(as.aisha, form(team));

	const escalation = await findEscalation(as.aisha, id);
	expect(escalation).toMatchObject({
		summary: 'Parcel four days late, customer needs it for a birthday',
		occurredOn: '2026-11-17',
		authorityLimit: 2000,
		state: 'open',
		loggedByName: 'Aisha',
		version: 1
	});
	expect(escalation.causeIds.toSorted()).toEqual(
		[team.entry('cause', 'late-delivery'), team.entry('cause', 'unanswered-follow-up')].toSorted()
	);
	expect((await listEscalations(as.lena, everything)).rows.map((row) => row.id)).toEqual([id]);
	expect(await timelineOf(as.aisha, id)).toMatchObject([{ kind: 'logged', actorName: 'Aisha' }]);
	await expectRollUpsToAgree(db);
});

test('a form sent twice logs one escalation', async () => {
	const { db, team, as } = await world();
	const once = form(team);
	expect(await logEscalation(as.aisha, once)).toBe(await logEscalation(as.aisha, once));
	expect(await countEscalations(as.aisha, everything)).toBe(1);
	await expectRollUpsToAgree(db);
});

test('another team, another organisation and a missing id get the same answer', async () => {
	const { db, team, as } = await world();
	const other = await fabrikam(db);
	const id = await logEscalation(as.aisha, form(team));
	const answers = await Promise.all(
		[findEscalation(as.chen, id), findEscalation(other.as.zoe!, id), findEscalation(as.aisha, newId())].map(
			(answer) => answer.catch((error: Error) => error.message)
		)
	);
	expect(new Set(answers).size).toBe(1);
	await expect(logEscalation(as.chen, form(team))).rejects.toMatchObject({ code: 'not-found' });
	await expect(logEscalation(other.as.zoe!, form(team))).rejects.toMatchObject({ code: 'not-found' });
	expect(await countEscalations(other.as.zoe!, everything)).toBe(0);
});

test('choices that are not offered are refused by field, and nothing is stored', async () => {
	const { team, as } = await world();
	const wrong = form(team, {
		reasonId: team.entry('cause', 'late-delivery'),
		causeIds: [newId()],
		brandId: newId(),
		authorityLimit: 'a lot',
		occurredOn: '2026-11-19',
		followUpDueOn: '2026-11-01'
	});
	await expect(logEscalation(as.aisha, wrong)).rejects.toMatchObject({
		code: 'invalid',
		fields: {
			reasonId: expect.any(String),
			causeIds: expect.any(String),
			brandId: expect.any(String),
			authorityLimit: expect.stringContaining('EUR'),
			occurredOn: expect.stringContaining('future'),
			followUpDueOn: expect.any(String)
		}
	});
	expect(await countEscalations(as.ada, everything)).toBe(0);
});

test('resolving, reopening and resolving again keeps the counts right and the story whole', async () => {
	const { db, team, as } = await world();
	const id = await logEscalation(as.aisha, form(team));
	const resolution = {
		outcomeId: team.entry('outcome', 'refund'),
		amount: '12,50',
		avoidable: 'authority' as const,
		causeIds: [team.entry('cause', 'lost-parcel')],
		note: 'Refunded the shipping',
		followUpDueOn: null
	};
	await resolveEscalation(as.lena, id, { version: 1, ...resolution });
	await expectRollUpsToAgree(db);
	expect(await findEscalation(as.aisha, id)).toMatchObject({ state: 'resolved', amount: 1250, version: 2 });

	await reopenEscalation(as.aisha, id, { version: 2 });
	await expectRollUpsToAgree(db);
	await resolveEscalation(as.aisha, id, {
		version: 3,
		...resolution,
		outcomeId: team.entry('outcome', 'upheld'),
		amount: ''
	});
	await expectRollUpsToAgree(db);
	expect((await timelineOf(as.aisha, id)).map(({ kind }) => kind)).toEqual([
		'logged',
		'resolved',
		'reopened',
		'resolved'
	]);
});

test('the second of two editors is told, and changes nothing', async () => {
	const { team, as } = await world();
	const id = await logEscalation(as.aisha, form(team));
	const resolution = {
		outcomeId: team.entry('outcome', 'apology'),
		amount: '',
		avoidable: null,
		causeIds: [],
		note: '',
		followUpDueOn: null
	};
	const answers = await Promise.allSettled([
		resolveEscalation(as.aisha, id, { version: 1, ...resolution }),
		resolveEscalation(as.bo, id, { version: 1, ...resolution, outcomeId: team.entry('outcome', 'refund') })
	]);
	expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
	expect(answers[1]).toMatchObject({ reason: { code: 'conflict' } });
	expect((await findEscalation(as.ada, id)).outcomeId).toBe(team.entry('outcome', 'apology'));
});

test('a follow-up is planned, comes due for its planner and the leader, and is done with its result', async () => {
	const { team, as } = await world();
	const id = await logEscalation(as.aisha, form(team));
	await expect(planFollowUp(as.aisha, id, { version: 1, dueOn: '2026-11-16' })).rejects.toMatchObject({
		code: 'invalid'
	});
	await planFollowUp(as.aisha, id, { version: 1, dueOn: '2026-11-19' });
	expect(await followUpsDue(as.aisha)).toEqual([]);

	const later = (context: Context): Context => ({ ...context, now: new Date('2026-11-19T06:00:00Z') });
	expect((await followUpsDue(later(as.aisha))).map((due) => due.id)).toEqual([id]);
	expect((await followUpsDue(later(as.lena))).map((due) => due.id)).toEqual([id]);
	expect(await followUpsDue(later(as.bo))).toEqual([]);

	await draftFollowUp(later(as.aisha), id, { version: 2, message: 'Has your parcel come?' });
	const result = 'Parcel arrived, customer content';
	await finishFollowUp(later(as.aisha), id, { version: 3, answer: 'satisfied', result });
	expect(await followUpsDue(later(as.aisha))).toEqual([]);
	expect(await followUpMessageOf(as.aisha, id)).toEqual({
		message: 'Has your parcel come?',
		answer: 'satisfied'
	});
	await expect(
		finishFollowUp(later(as.lena), id, { version: 4, answer: 'no-answer', result: '' })
	).rejects.toMatchObject({ code: 'conflict' });
	expect(await findEscalation(as.aisha, id)).toMatchObject({
		followUpResult: 'Parcel arrived, customer content'
	});
});

test('pages go forward to the last record and back to the first without missing or repeating one', async () => {
	const { team, as } = await world();
	const logged: string[] = [];
	for (let count = 0; count < 23; count++) {
		logged.push(await logEscalation(as.aisha, form(team, { occurredOn: addDays('2026-10-01', count % 7) })));
	}
	const seen: string[] = [];
	let cursor: string | null = null;
	let previous: string | null = null;
	do {
		const page = await listEscalations(as.lena, everything, cursor, 5);
		seen.push(...page.rows.map(({ id }) => id));
		previous = page.previous;
		cursor = page.next;
	} while (cursor);
	expect(seen).toHaveLength(23);
	expect(seen.toSorted()).toEqual(logged.toSorted());

	const back: string[] = [];
	while (previous) {
		const page = await listEscalations(as.lena, everything, previous, 5);
		back.unshift(...page.rows.map(({ id }) => id));
		previous = page.previous;
	}
	expect(back).toEqual(seen.slice(0, back.length));
	expect(back).toHaveLength(20);
});

test('filters narrow the list to what they say, none included', async () => {
	const { team, as } = await world();
	const late = await logEscalation(as.aisha, form(team, { occurredOn: '2026-11-02' }));
	const plain = await logEscalation(
		as.bo,
		form(team, {
			teamId: team.teams.Returns!,
			causeIds: [],
			brandId: null,
			channelId: null,
			firstLineId: null,
			severity: 1,
			summary: '100% _sure_ the ZIP is wrong',
			reasonId: team.entry('reason', 'return')
		})
	);
	const ids = async (search: string, context = as.ada) =>
		(await listEscalations(context, filtersFrom(new URLSearchParams(search)))).rows.map(({ id }) => id);

	expect(await ids(`cause=${team.entry('cause', 'late-delivery')}`)).toEqual([late]);
	expect(await ids('cause=none')).toEqual([plain]);
	expect(await ids('brand=none')).toEqual([plain]);
	expect(await ids(`reason=${team.entry('reason', 'shipping')}`)).toEqual([late]);
	expect(await ids('from=2026-11-01&to=2026-11-03')).toEqual([late]);
	expect(await ids('severity=1')).toEqual([plain]);
	expect(await ids(`team=${team.teams.Returns}`)).toEqual([plain]);
	expect(await ids('q=100%25 _SURE_')).toEqual([plain]);
	expect(await ids('q=1001')).toHaveLength(2);
	expect(await ids('state=resolved')).toEqual([]);
	expect(await ids('', as.chen)).toEqual([plain]);
	expect(await ids(`team=${team.teams.Orders}`, as.chen)).toEqual([]);
	expect(await countEscalations(as.ada, filtersFrom(new URLSearchParams('cause=none')))).toBe(1);
});
