import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	makingDataCountRules,
	nelsonRules,
	westernElectricRules,
	type JudgedPoint,
	type Rule
} from './rules';

/** Points in standard deviations from the centre; a gap is null. */
const scores = (values: (number | null)[]): JudgedPoint[] =>
	values.map((value) => ({ value, centre: 0, deviation: 1 }));
const marksOf = (rules: readonly Rule[], values: (number | null)[]) =>
	Object.fromEntries(
		rules.flatMap(({ marks }, place) => {
			const marked = marks(scores(values));
			return marked.length > 0 ? [[place + 1, marked]] : [];
		})
	);

describe('The rules of Western Electric', () => {
	it('mark points beyond three deviations, and none on them', () => {
		expect(marksOf(westernElectricRules, [0, 3.1, 0, 0, 3, 0, 0, -3.1])).toEqual({ 1: [1, 7] });
	});

	it('mark the second of two points beyond two deviations on one side, of three', () => {
		expect(marksOf(westernElectricRules, [0, 2.1, 0, 2.1])).toEqual({ 2: [3] });
		expect(marksOf(westernElectricRules, [0, 2.1, 0, -2.1])).toEqual({});
		expect(marksOf(westernElectricRules, [2.1, 0, 0, 2.1])).toEqual({});
	});

	it('mark the fourth of four points beyond one deviation, of five', () => {
		expect(marksOf(westernElectricRules, [1.1, 1.2, -1.5, 1.1, 1.3])).toEqual({ 3: [4] });
	});

	it('mark the eighth point in a row on one side, and those after it', () => {
		expect(marksOf(westernElectricRules, [-1, ...Array<number>(9).fill(0.5)])).toEqual({ 4: [8, 9] });
		expect(marksOf(westernElectricRules, [...Array<number>(7).fill(0.5), 0, 0.5])).toEqual({});
	});
});

describe('The rules of Nelson', () => {
	it('mark six points in a row that go one way', () => {
		expect(marksOf(nelsonRules, [-0.6, -0.3, 0, 0.2, 0.4, 0.6])).toEqual({ 3: [5] });
		expect(marksOf(nelsonRules, [0.6, 0.4, 0.2, 0.2, 0, -0.3, -0.6])).toEqual({});
	});

	it('mark fourteen points in a row that go up and down in turn', () => {
		const inTurn = Array.from({ length: 15 }, (_, place) => (place % 2 === 0 ? 0.9 : -1.1));
		expect(marksOf(nelsonRules, inTurn)).toEqual({ 4: [13, 14] });
	});

	it('mark fifteen points in a row that hug the centre, and eight that shun it on both sides', () => {
		const hugging = [0.5, 0.5, -0.5, -0.5, 0.2, 0.3, -0.1, -0.1, 0.4, 0.4, -0.2, -0.2, 0.1, 0.1, -1];
		expect(marksOf(nelsonRules, hugging)).toEqual({ 7: [14] });
		expect(marksOf(nelsonRules, [1.5, 1.5, -1.5, 1.2, -1.2, 1.2, -1.6, -1.2])).toEqual({ 8: [7] });
		expect(marksOf(nelsonRules, [1.5, 1.5, 1.5, 1.2, 1.2, 1.2, 1.6, 1.2])).toMatchObject({
			6: expect.anything()
		});
		expect(marksOf(nelsonRules, Array<number>(8).fill(1.5))).not.toHaveProperty('8');
	});
});

describe('The rules of Making Data Count', () => {
	it('mark every point of a row of seven on one side, or going one way', () => {
		expect(marksOf(makingDataCountRules, [-1, 1, 0.5, 1, 0.5, 1, 0.5, 1])).toEqual({
			2: [1, 2, 3, 4, 5, 6, 7]
		});
		const falling = [0.9, 0.6, 0.3, 0, -0.3, -0.6, -0.9];
		expect(marksOf(makingDataCountRules, falling)).toEqual({ 3: [0, 1, 2, 3, 4, 5, 6] });
	});

	it('mark those of three points on one side that are close to a limit', () => {
		expect(marksOf(makingDataCountRules, [2.5, 0.5, 2.2, -1])).toEqual({ 4: [0, 2] });
		expect(marksOf(makingDataCountRules, [2.5, -0.5, 2.2])).toEqual({});
		expect(marksOf(makingDataCountRules, [2.5, 0.5, 3.2])).toEqual({ 1: [2] });
	});
});

describe('Every rule', () => {
	const rules = [...westernElectricRules, ...nelsonRules, ...makingDataCountRules];
	const series = fc.array(fc.option(fc.double({ min: -4, max: 4, noNaN: true }), { nil: null, freq: 20 }), {
		maxLength: 60
	});

	it('does not reach across a gap', () => {
		expect(marksOf(westernElectricRules, [1, 1, 1, 1, null, 1, 1, 1, 1])).toEqual({});
		expect(marksOf(nelsonRules, [-0.6, -0.3, 0, null, 0.2, 0.4, 0.6])).toEqual({});
	});

	it('marks points that are there, in order, and the same ones upside down', () => {
		fc.assert(
			fc.property(series, (values) => {
				for (const { marks } of rules) {
					const marked = marks(scores(values));
					expect(marked).toEqual([...new Set(marked)].toSorted((a, b) => a - b));
					for (const place of marked) expect(values[place]).not.toBeNull();
					expect(marks(scores(values.map((value) => (value === null ? null : -value))))).toEqual(marked);
				}
			})
		);
	});

	it('says in words what it sees', () => {
		for (const { words } of rules) expect(words).toMatch(/^[a-z][a-z ,]+$/);
	});
});
