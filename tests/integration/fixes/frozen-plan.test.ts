import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { suggestFix } from '../../../src/lib/features/fixes/commands/fixes.server';
import { cyclesToWatch, trialStartsOf } from '../../../src/lib/features/fixes/queries.server';
import { fixCycles, fixes } from '../../../src/lib/features/fixes/tables.server';
import type { Context } from '../../../src/lib/server/context';
import { newId } from '../../../src/lib/shared/ids';
import { testDatabase } from '../../support/database';
import { northwind, NOW } from '../../support/team';

const fix = {
	title: 'Ask for the flat number at checkout',
	why: 'Parcels come back.',
	measure: '',
	causeId: null,
	teamId: null
};

/** A cycle as it is stored: planned, or further. */
function cycleOf(context: Context, fixId: string, further: Partial<typeof fixCycles.$inferInsert> = {}) {
	return {
		organisationId: context.actor.organisationId,
		id: newId(),
		fixId,
		number: 1,
		state: 'planned' as const,
		ownerId: context.actor.userId,
		measureKey: 'escalations',
		measureName: 'Escalations',
		baselineFrom: '2026-08-24',
		baselineTo: '2026-11-15',
		predictedDrop: 30,
		startOn: '2026-11-16',
		checkOn: '2027-01-11',
		...further
	};
}

const started = {
	state: 'running' as const,
	startedAt: NOW,
	baseline: { weeks: [], frozenOn: '2026-11-16' }
};

async function withFix() {
	const team = await northwind(await testDatabase());
	const ada = team.as.ada!;
	const fixId = await suggestFix(ada, fix);
	const write = (values: typeof fixCycles.$inferInsert) =>
		ada.db.transaction(ada.actor.organisationId, (inside) => inside.insert(fixCycles).values(values));
	const rewrite = (values: Partial<typeof fixCycles.$inferInsert>) =>
		ada.db.transaction(ada.actor.organisationId, (inside) =>
			inside.update(fixCycles).set(values).where(eq(fixCycles.fixId, fixId))
		);
	return { team, ada, fixId, write, rewrite };
}

test('a plan may change until its trial starts; then the database itself refuses', async () => {
	const { ada, fixId, write, rewrite } = await withFix();
	await write(cycleOf(ada, fixId));
	await rewrite({ predictedDrop: 40 });
	await rewrite(started);
	await expect(rewrite({ predictedDrop: 10 })).rejects.toThrow();
	await expect(rewrite({ checkOn: '2027-02-11' })).rejects.toThrow();
	await expect(rewrite({ baseline: { weeks: [], frozenOn: '2026-12-24' } })).rejects.toThrow();
	await rewrite({ endedOn: '2026-12-01', endedReason: 'The carrier changed.' });
	expect(await ada.db.select().from(fixCycles)).toMatchObject([
		{ predictedDrop: 40, checkOn: '2027-01-11', endedOn: '2026-12-01' }
	]);
});

test.each([
	['a check day before the start', { checkOn: '2026-11-16' }],
	['a baseline that reaches into the trial', { baselineTo: '2026-11-16' }],
	['a prediction of nothing', { predictedDrop: 0 }],
	['a trial that runs without a frozen baseline', { state: 'running' as const, startedAt: NOW }],
	['a decision that nobody made', { ...started, state: 'decided' as const }]
])('the database refuses %s', async (_what, further) => {
	const { ada, fixId, write } = await withFix();
	await expect(write(cycleOf(ada, fixId, further))).rejects.toThrow();
	expect(await ada.db.select().from(fixCycles)).toEqual([]);
});

test('charts learn of the trials that have started on their measure, of fixes one may read', async () => {
	const { team, ada, fixId, write } = await withFix();
	const ofReturns = await suggestFix(team.as.chen!, {
		...fix,
		title: 'Print labels',
		teamId: team.teams.Returns!
	});
	await write(cycleOf(ada, fixId, { ...started }));
	await write(cycleOf(ada, fixId, { number: 2 }));
	await write(cycleOf(ada, ofReturns, { ...started, startOn: '2026-11-17' }));
	const titles = async (context: Context) =>
		(await trialStartsOf(context, 'escalations')).map(({ day, title }) => [day, title]);
	expect(await titles(ada)).toEqual([
		['2026-11-16', fix.title],
		['2026-11-17', 'Print labels']
	]);
	expect(await titles(team.as.aisha!)).toEqual([['2026-11-16', fix.title]]);
	expect(await trialStartsOf(ada, 'repeat-contacts')).toEqual([]);
});

test('what was adopted lately and still stands is watched', async () => {
	const { ada, fixId, write } = await withFix();
	const decided = { state: 'decided' as const, decision: 'adopted' as const, decidedAt: NOW };
	await write(cycleOf(ada, fixId, { ...started, ...decided, decidedBy: ada.actor.userId }));
	expect(await cyclesToWatch(ada, new Date('2026-06-01T00:00:00Z'))).toEqual([]);
	const organisationId = ada.actor.organisationId;
	await ada.db.transaction(organisationId, (inside) =>
		inside.update(fixes).set({ status: 'adopted' }).where(eq(fixes.organisationId, organisationId))
	);
	expect(await cyclesToWatch(ada, new Date('2026-06-01T00:00:00Z'))).toMatchObject([
		{ fixId, number: 1, fixTitle: fix.title, version: 1 }
	]);
	expect(await cyclesToWatch(ada, new Date('2026-12-01T00:00:00Z'))).toEqual([]);
});
