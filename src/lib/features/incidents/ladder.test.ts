import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heaviestStep, nextStep, proposedSteps, rankOf, type ConductHistory } from './ladder';
import { shippedPolicy } from './policy/shipped';

const none: ConductHistory = { inForce: [], earlier: 0 };
const conduct = { category: 'aggressive', severity: 2, contactEnded: false };

test.each([
	['an insult that stands alone', 1, false, none, 'nothing'],
	['an insult after another', 1, false, { inForce: [], earlier: 1 }, 'chance'],
	['an insult that keeps coming back', 1, false, { inForce: [], earlier: 2 }, 'warning'],
	['hurtful words for the first time', 2, false, none, 'chance'],
	['hurtful words until the contact was ended', 2, true, none, 'warning'],
	['hurtful words after a chance to change', 2, false, { inForce: ['chance'], earlier: 1 }, 'warning'],
	['hurtful words under a warning', 2, false, { inForce: ['warning'], earlier: 1 }, 'restriction'],
	['hurtful words under a restriction', 2, false, { inForce: ['restriction'], earlier: 1 }, 'ending'],
	['an insult under a restriction', 1, false, { inForce: ['restriction'], earlier: 1 }, 'restriction'],
	['severe conduct', 3, false, none, 'restriction'],
	['dangerous conduct', 4, false, none, 'ending']
] as const)('%s leads to what the shipped policy says', (_, severity, contactEnded, history, step) => {
	const proposal = nextStep(shippedPolicy, { ...conduct, severity, contactEnded }, history);
	expect(proposal.step).toBe(step);
	expect(proposal.why).toMatch(/^Aggressive or abusive, severity \d \(\w+\)\. [A-Z].+\.$/);
});

test('a threat calls for the police whatever else follows, and nothing else does', () => {
	for (const severity of [1, 2, 3, 4]) {
		expect(nextStep(shippedPolicy, { ...conduct, category: 'threat', severity }, none)).toMatchObject({
			police: true,
			why: expect.stringContaining('call the police first')
		});
		expect(nextStep(shippedPolicy, { ...conduct, severity }, none).police).toBe(false);
	}
});

test('a policy that leaves a step out has the next milder one proposed, and says so', () => {
	const steps = shippedPolicy.steps.filter(({ key }) => key !== 'restriction');
	const proposal = nextStep({ ...shippedPolicy, steps }, { ...conduct, severity: 3 }, none);
	expect(proposal).toMatchObject({ step: 'warning', why: expect.stringContaining('next milder') });
	expect(nextStep({ ...shippedPolicy, steps: [] }, { ...conduct, severity: 4 }, none).step).toBe('nothing');
});

const histories = fc.record({
	inForce: fc.array(fc.constantFrom(...proposedSteps), { maxLength: 4 }),
	earlier: fc.nat({ max: 6 })
});
const conducts = fc.record({
	category: fc.constantFrom(...shippedPolicy.categories.map(({ key }) => key)),
	severity: fc.integer({ min: 1, max: 4 }),
	contactEnded: fc.boolean()
});
const policies = fc
	.subarray(shippedPolicy.steps)
	.map((steps): typeof shippedPolicy => ({ ...shippedPolicy, steps }));

test('graver conduct never leads to a milder step', () => {
	fc.assert(
		fc.property(
			policies,
			conducts,
			histories,
			fc.integer({ min: 1, max: 4 }),
			(policy, a, history, severity) => {
				const [milder, graver] = [a.severity, severity].sort((x, y) => x - y) as [number, number];
				const rank = (level: number) => rankOf(nextStep(policy, { ...a, severity: level }, history).step);
				expect(rank(milder)).toBeLessThanOrEqual(rank(graver));
			}
		)
	);
});

test('more on the record never leads to a milder step', () => {
	fc.assert(
		fc.property(policies, conducts, histories, histories, (policy, a, history, more) => {
			const longer = {
				inForce: [...history.inForce, ...more.inForce],
				earlier: history.earlier + more.earlier
			};
			const rank = (given: ConductHistory) => rankOf(nextStep(policy, a, given).step);
			expect(rank(history)).toBeLessThanOrEqual(rank(longer));
		})
	);
});

test('what holds is never undercut, but where the policy has no such step', () => {
	fc.assert(
		fc.property(conducts, histories, (a, history) => {
			const { step } = nextStep(shippedPolicy, a, history);
			expect(rankOf(step)).toBeGreaterThanOrEqual(rankOf(heaviestStep(history.inForce)));
		})
	);
});
