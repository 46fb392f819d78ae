import fc from 'fast-check';
import { expect, test } from 'vitest';
import { correctEscalation } from '../../../src/lib/features/escalations/commands/corrections.server';
import {
	reopenEscalation,
	resolveEscalation
} from '../../../src/lib/features/escalations/commands/escalations.server';
import {
	handDown,
	handUp,
	takeEscalation
} from '../../../src/lib/features/escalations/commands/hand-ups.server';
import {
	findEscalation,
	presentHandOver,
	timelineOf
} from '../../../src/lib/features/escalations/queries.server';
import { Problem } from '../../../src/lib/shared/problem';
import type { Context } from '../../../src/lib/server/context';
import { filledCorrection } from './filled';
import { later, worldWithEscalations } from './logged';

type World = Awaited<ReturnType<typeof worldWithEscalations>>;

const tier = fc.integer({ min: 1, max: 5 });

/** Anything that can be done to a record, whether it is allowed just then or not. */
const anyStep = fc.oneof(
	fc.record({ kind: fc.constant('up' as const), tier }),
	fc.record({ kind: fc.constant('down' as const), tier }),
	fc.record({
		kind: fc.constant('correct' as const),
		tier,
		severity: fc.integer({ min: 1, max: 4 }),
		team: fc.constantFrom('Orders', 'Returns'),
		cause: fc.constantFrom('sizing', 'lost-parcel', 'refund-delay')
	}),
	fc.record({ kind: fc.constantFrom('take' as const, 'resolve' as const, 'reopen' as const) })
);

type Step = typeof anyStep extends fc.Arbitrary<infer Value> ? Value : never;

async function take({ team }: World, by: Context, id: string, step: Step): Promise<void> {
	const { version } = await findEscalation(by, id);
	switch (step.kind) {
		case 'up': {
			const firstLineId = team.entry('first-line', 'knowledge');
			return handUp(by, id, { version, tier: step.tier, assigneeId: null, firstLineId, note: '' });
		}
		case 'down':
			return handDown(by, id, { version, tier: step.tier, assigneeId: null, reason: 'Can be finished' });
		case 'correct': {
			const changed = {
				tier: step.tier,
				severity: step.severity,
				teamId: team.teams[step.team]!,
				causeIds: [team.entry('cause', step.cause)]
			};
			return void (await correctEscalation(by, id, await filledCorrection(by, id, changed)));
		}
		case 'take':
			return takeEscalation(by, id);
		case 'resolve': {
			const outcomeId = team.entry('outcome', 'upheld');
			const rest = { amount: '', avoidable: null, causeIds: [], note: '', followUpDueOn: null };
			return resolveEscalation(by, id, { version, outcomeId, ...rest });
		}
		case 'reopen':
			return reopenEscalation(by, id, { version });
	}
}

test('whatever happens to a record in whatever order, counts, tier and timeline agree', async () => {
	const world = await worldWithEscalations();
	const { as, log, differences } = world;
	await fc.assert(
		fc.asyncProperty(fc.array(anyStep, { maxLength: 12 }), async (steps) => {
			const id = await log();
			let done = 1;
			for (const [place, step] of steps.entries()) {
				const by = later(as.bo, place);
				const before = await findEscalation(by, id);
				const events = (await timelineOf(by, id)).length;
				const refusal = await take(world, by, id, step).then(
					() => null,
					(thrown: unknown) => thrown
				);
				const after = await findEscalation(by, id);
				if (refusal) {
					expect(refusal).toBeInstanceOf(Problem);
					expect(after).toEqual(before);
					expect(await timelineOf(by, id)).toHaveLength(events);
				}
				done += after.version > before.version ? 1 : 0;
			}
			const record = await findEscalation(as.bo, id);
			expect(record.version).toBe(done);
			const handOver = await presentHandOver(as.bo, record);
			if (handOver) expect(handOver.toTier).toBe(record.tier);
		}),
		{ numRuns: 12 }
	);
	expect(await differences()).toEqual([]);
});
