import { describe, expect, test } from 'vitest';
import {
	decidersOf,
	stateOn,
	whyNotAnswered,
	whyNotAppealed,
	whyNotApproved,
	whyNotReviewed,
	type AppealState,
	type MeasureState
} from './measure';

describe('what can still be done about a measure', () => {
	test.each<[MeasureState, { appeal: boolean; approve: boolean; review: boolean }]>([
		['awaiting-approval', { appeal: false, approve: true, review: false }],
		['not-approved', { appeal: false, approve: false, review: false }],
		['in-force', { appeal: true, approve: false, review: true }],
		['expired', { appeal: true, approve: false, review: false }],
		['lifted', { appeal: false, approve: false, review: false }],
		['quashed', { appeal: false, approve: false, review: false }],
		['none', { appeal: false, approve: false, review: false }]
	])('where it is %s', (state, may) => {
		const whyNot = {
			appeal: whyNotAppealed({ state, step: 'warning' }, []),
			approve: whyNotApproved({ state, approvedByName: null }),
			review: whyNotReviewed({ state })
		};
		for (const [what, sentence] of Object.entries(whyNot)) {
			if (may[what as keyof typeof may]) expect(sentence).toBeNull();
			else expect(sentence).toMatch(/^[A-Z].*\.$/);
		}
	});

	test('a chance to change is no measure to appeal, and one appeal waits at a time', () => {
		const appealed = (step: 'chance' | 'warning', ...states: AppealState[]) =>
			whyNotAppealed(
				{ state: 'in-force', step },
				states.map((state) => ({ state }))
			);
		expect(appealed('chance')).toContain('nothing to appeal');
		expect(appealed('warning', 'upheld')).toBeNull();
		expect(appealed('warning', 'upheld', 'open')).toContain('waits for an answer already');
	});

	test('who was quicker is named', () => {
		expect(whyNotAnswered({ state: 'open', decidedByName: null })).toBeNull();
		expect(whyNotAnswered({ state: 'quashed', decidedByName: 'Marco' })).toBe(
			'Marco answered this appeal meanwhile: quashed.'
		);
		expect(whyNotApproved({ state: 'in-force', approvedByName: 'Lena' })).toBe(
			'Lena answered this meanwhile: in force.'
		);
	});

	test('everybody who decided before is left out of the next decision', () => {
		const appeals = [{ decidedBy: 'marco' }, { decidedBy: null }];
		expect(decidersOf({ decidedBy: 'ada', approvedBy: 'lena' }, appeals)).toEqual([
			'ada',
			'lena',
			'marco',
			null
		]);
	});
});

test('a measure holds through the whole of its last day, and not a day longer', () => {
	const held = { state: 'in-force', endsOn: '2027-03-28' } as const;
	expect(stateOn(held, '2027-03-28')).toBe('in-force');
	expect(stateOn(held, '2027-03-29')).toBe('expired');
	expect(stateOn({ ...held, endsOn: null }, '2999-01-01')).toBe('in-force');
	expect(stateOn({ ...held, state: 'lifted' }, '2027-03-29')).toBe('lifted');
});
