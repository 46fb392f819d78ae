import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '../../../shared/ids';
import {
	isShare,
	measureInWords,
	measureKey,
	measureKindList,
	measureKinds,
	parseMeasure,
	problemOfMeasure,
	type Measurable,
	type Measure
} from './measure';

const [late, gone, orders, shut, northwind, phone] = Array.from({ length: 6 }, newId) as [
	string,
	string,
	string,
	string,
	string,
	string
];
const measurable: Measurable = {
	entries: [
		{ id: late, kind: 'cause', name: 'Late delivery', archived: false },
		{ id: gone, kind: 'cause', name: 'Fax', archived: true },
		{ id: phone, kind: 'channel', name: 'Phone', archived: false }
	],
	teams: [
		{ id: orders, name: 'Orders', archived: false },
		{ id: shut, name: 'Outlet', archived: true }
	],
	brands: [{ id: northwind, name: 'Northwind', archived: false }]
};
const everything = { kind: 'everything' } as const;
const lateIn = (scope: Measure['scope']): Measure => ({ kind: 'cause', entryId: late, scope });

describe('A measure', () => {
	it('is the same after it was written as text', () => {
		const ids = fc.uuid();
		const scopes = fc.oneof(
			fc.constant(everything),
			fc.record({ kind: fc.constantFrom('team' as const, 'brand' as const, 'channel' as const), id: ids })
		);
		fc.assert(
			fc.property(fc.constantFrom(...measureKindList), ids, scopes, (kind, id, scope) => {
				const measure = { kind, entryId: measureKinds[kind].of === null ? null : id, scope };
				expect(parseMeasure(measureKey(measure))).toEqual(measure);
			})
		);
	});

	it('is none where the text is no measure', () => {
		const wrong = [
			'',
			'cause',
			`cause:`,
			'cause:late',
			`escalations:${late}`,
			`cause:${late}:${late}`,
			`cause:${late}@`,
			`cause:${late}@team`,
			`cause:${late}@team:Orders`,
			`cause:${late}@everything:${orders}`,
			`cause:${late}@team:${orders}@brand:${northwind}`,
			`constructor`,
			`toString:${late}`
		];
		for (const text of wrong) expect(parseMeasure(text), text).toBeNull();
	});

	it('never throws at a text', () => {
		fc.assert(fc.property(fc.string(), (text) => void parseMeasure(text)));
	});

	it('has a name in words', () => {
		const words = [everything, { kind: 'team', id: orders }, { kind: 'brand', id: northwind }] as const;
		expect(words.map((scope) => measureInWords(lateIn(scope), measurable))).toEqual([
			'Escalations with the cause “Late delivery”',
			'Escalations with the cause “Late delivery” in Orders',
			'Escalations with the cause “Late delivery” of Northwind'
		]);
		const upheld: Measure = {
			kind: 'upheld-hand-ups',
			entryId: null,
			scope: { kind: 'channel', id: phone }
		};
		expect(measureInWords(upheld, measurable)).toBe('Upheld hand-ups by Phone');
		expect([isShare(upheld), isShare(lateIn(everything))]).toEqual([true, false]);
	});

	it('says what stands against measuring by it', () => {
		expect(problemOfMeasure(lateIn({ kind: 'team', id: orders }), measurable)).toBeNull();
		expect(problemOfMeasure({ ...lateIn(everything), entryId: gone }, measurable)).toMatch(
			/^“Fax” was archived/
		);
		expect(problemOfMeasure({ ...lateIn(everything), entryId: phone }, measurable)).toMatch(/is not there/);
		expect(problemOfMeasure({ ...lateIn(everything), entryId: newId() }, measurable)).toMatch(/is not there/);
		expect(problemOfMeasure(lateIn({ kind: 'team', id: shut }), measurable)).toMatch(
			/^“Outlet” was archived/
		);
		expect(problemOfMeasure(lateIn({ kind: 'brand', id: newId() }), measurable)).toMatch(/brand that/);
		expect(problemOfMeasure(lateIn({ kind: 'channel', id: late }), measurable)).toMatch(/channel that/);
	});
});
