import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../shared/days';
import type { Entry } from './pattern';
import { suggestionRules } from './rules';
import { suggest } from './suggestion';
import type { CountedDimension, WeeklyCount } from './tally';

const habits = { locale: 'en-GB', timeZone: 'Europe/Berlin', currency: 'EUR' };
const mondays = Array.from({ length: 26 }, (_, place) => addDays('2026-05-18', place * 7));

const late: Entry = { id: 'late', kind: 'cause', key: 'late-delivery', name: 'Late delivery' };
const sizing: Entry = { id: 'sizing', kind: 'cause', key: 'sizing', name: 'Sizing' };
const nonDelivery: Entry = { id: 'non', kind: 'reason', key: null, name: 'Non-Delivery of Goods - N01' };
const beyond: Entry = { id: 'beyond', kind: 'first-line', key: 'beyond-authority', name: 'Beyond authority' };
const upheld: Entry = { id: 'upheld', kind: 'outcome', key: 'upheld', name: 'Same answer upheld' };
const refund: Entry = { id: 'refund', kind: 'outcome', key: 'refund', name: 'Refund' };
const chat: Entry = { id: 'chat', kind: 'channel', key: 'chat', name: 'Chat' };
const phone: Entry = { id: 'phone', kind: 'channel', key: 'phone', name: 'Phone' };

interface Given {
	avoidable?: number;
	severity?: number;
}

/** Counts of one value, week by week, up to the last week. */
function weekly(
	dimension: CountedDimension,
	value: string,
	records: number[],
	{ avoidable = 0, severity = 2 }: Given = {}
) {
	return records.map((each, place): WeeklyCount => ({
		dimension,
		value,
		monday: mondays[mondays.length - records.length + place]!,
		records: each,
		avoidable: Math.min(each, avoidable),
		severity: each * severity
	}));
}

function flat(records: number, weeks = 26): number[] {
	return Array.from({ length: weeks }, () => records);
}

function suggested(counts: WeeklyCount[][], entries: Entry[]) {
	return suggest({ mondays, weekly: counts.flat(), entries }, habits).suggestions;
}

test('nothing recorded gives no suggestion', () => {
	expect(suggest({ mondays: [], weekly: [], entries: [late] }, habits).suggestions).toEqual([]);
	expect(suggested([], [late, beyond, upheld, chat])).toEqual([]);
});

test('a cause that recurs is suggested with the counts it rests on', () => {
	const [suggestion, ...more] = suggested(
		[weekly('records', '', flat(6)), weekly('avoidable', '', flat(6)), weekly('cause', 'late', flat(2))],
		[late]
	);
	expect(more).toEqual([]);
	expect(suggestion!.key).toBe('late-delivery:late');
	expect(suggestion!.evidence).toMatchObject({
		cases: 24,
		windowFrom: '2026-08-24',
		windowTo: '2026-11-15',
		direction: 'steady',
		sentence: '“Late delivery” came up 24 times in the 12 full weeks to 15 Nov 2026.',
		recently: 'It showed in each of the last 4 full weeks.',
		trend: 'Stable: the same count every week.',
		saving: 'Might spare about 2 escalations a month, if it stops half of those avoidable.'
	});
	expect(suggestion!.evidence.weeks).toHaveLength(26);
});

test('a cause that no longer shows is not suggested, however often it came up before', () => {
	expect(suggested([weekly('cause', 'late', [...flat(9, 22), 0, 0, 1, 0])], [late])).toEqual([]);
});

test('a signal alone is enough, and the words say since when it rises', () => {
	const counts = [...[1, 2, 1, 0, 2, 1, 1, 2, 0, 1, 2, 1, 1, 0, 2, 1, 1, 2, 0, 1, 2, 1], 0, 0, 0, 12];
	const [suggestion] = suggested([weekly('cause', 'late', counts)], [late]);
	expect(suggestion!.evidence.direction).toBe('rising');
	expect(suggestion!.evidence.risingSince).toBe('2026-11-09');
	expect(suggestion!.evidence.trend).toMatch(
		/^Rising: the week of 9 Nov 2026 was the first above its usual range of 0 to [\d.]+\.$/
	);
});

test('where records name causes, contact reasons make no suggestion', () => {
	const counts = [
		weekly('records', '', flat(6)),
		weekly('reason', 'non', flat(6)),
		weekly('cause', 'late', flat(6))
	];
	expect(suggested(counts, [late, nonDelivery]).map(({ key }) => key)).toEqual(['late-delivery:late']);
});

test('where hardly any record names a cause, the contact reason stands in and says so', () => {
	const counts = [
		weekly('records', '', flat(6)),
		weekly('reason', 'non', flat(6)),
		weekly('cause', '', flat(6))
	];
	const [suggestion] = suggested(counts, [late, nonDelivery]);
	expect(suggestion!.key).toBe('lost-parcel:non');
	expect(suggestion!.evidence.notes).toContain(
		'No record of these weeks names a contributing cause, so this goes by the contact reason.'
	);
});

test('hand-ups that change nothing are told with their share and outcome', () => {
	const counts = [
		weekly('records', '', flat(8)),
		weekly('pattern', 'beyond>upheld', flat(3)),
		weekly('pattern', 'beyond>refund', flat(2)),
		weekly('pattern', 'beyond>', flat(3)),
		weekly('first-line', 'beyond', flat(8))
	];
	const found = suggested(counts, [beyond, upheld, refund]);
	expect(found.map(({ key }) => key)).toEqual(['hand-ups-upheld:beyond']);
	expect(found[0]!.evidence.sentence).toBe(
		'36 of 60 decided hand-ups for “Beyond authority” (60%) ended with “Same answer upheld” in the 12 full weeks to 15 Nov 2026.'
	);
	expect(found[0]!.evidence.subject.outcomes).toMatchObject([{ id: 'upheld' }]);
});

test('authority is called too low only where nearly every hand-up is granted', () => {
	const granted = (refunds: number, refusals: number) =>
		suggested(
			[weekly('pattern', 'beyond>refund', flat(refunds)), weekly('pattern', 'beyond>upheld', flat(refusals))],
			[beyond, upheld, refund]
		).map(({ key }) => key);
	expect(granted(9, 1)).toEqual(['authority-too-low:beyond']);
	expect(granted(5, 5)).toEqual(['hand-ups-upheld:beyond']);
});

test('a kind of avoidable escalation is suggested by its share of those judged', () => {
	const counts = [
		weekly('records', '', flat(10), { avoidable: 3 }),
		weekly('avoidable', '', flat(5)),
		weekly('avoidable', 'no', flat(2)),
		weekly('avoidable', 'information', flat(3), { avoidable: 3 })
	];
	const [suggestion] = suggested(counts, []);
	expect(suggestion!.key).toBe('avoidable-by-information:information');
	expect(suggestion!.evidence.sentence).toContain('36 of 60 judged escalations (60%) could have been spared');
});

test('a channel stands out when it rises and the others together do not', () => {
	const spike = [...[4, 3, 5, 4, 4, 3, 5, 4, 3, 4, 5, 4, 4, 3, 5, 4, 3, 4, 5, 4, 4, 3, 4, 5], 18, 16];
	const calm = flat(6).map((records, place) => records + (place % 3));
	const total = spike.map((records, place) => records + calm[place]!);
	const alone = [
		weekly('records', '', total),
		weekly('channel', 'chat', spike),
		weekly('channel', 'phone', calm)
	];
	expect(suggested(alone, [chat, phone]).map(({ key }) => key)).toEqual(['one-channel:chat']);

	const together = [
		weekly(
			'records',
			'',
			spike.map((records) => records * 2)
		),
		weekly('channel', 'chat', spike),
		weekly('channel', 'phone', spike)
	];
	expect(suggested(together, [chat, phone])).toEqual([]);
});

test('the costliest comes first', () => {
	const counts = [
		weekly('records', '', flat(20)),
		weekly('cause', 'sizing', flat(9), { severity: 1 }),
		weekly('cause', 'late', flat(8), { severity: 4 })
	];
	expect(suggested(counts, [sizing, late]).map(({ key }) => key)).toEqual([
		'late-delivery:late',
		'sizing:sizing'
	]);
});

const series = fc.array(fc.nat({ max: 60 }), { minLength: 26, maxLength: 26 });

test('records of another cause neither make nor unmake a suggestion for this one', () => {
	fc.assert(
		fc.property(series, series, (ours, others) => {
			const own = suggested([weekly('cause', 'late', ours)], [late, sizing]);
			const both = suggested(
				[weekly('cause', 'late', ours), weekly('cause', 'sizing', others)],
				[late, sizing]
			);
			const keys = both.map(({ key }) => key).filter((key) => key === 'late-delivery:late');
			expect(keys).toEqual(own.map(({ key }) => key));
		})
	);
});

test('every suggestion has cases in its window, finite figures and finished sentences', () => {
	const entries = [late, sizing, nonDelivery, beyond, upheld, refund, chat, phone];
	const dimensions: [CountedDimension, string[]][] = [
		['records', ['']],
		['cause', ['', 'late', 'sizing', 'gone']],
		['reason', ['', 'non']],
		['first-line', ['beyond']],
		['pattern', ['beyond>upheld', 'beyond>refund']],
		['channel', ['chat', 'phone']],
		['avoidable', ['', 'no', 'tool']]
	];
	const count = fc
		.constantFrom(
			...dimensions.flatMap(([dimension, values]) => values.map((value) => ({ dimension, value })))
		)
		.chain(({ dimension, value }) =>
			fc
				.record({ records: series, avoidable: fc.nat({ max: 60 }), severity: fc.integer({ min: 1, max: 4 }) })
				.map((given) => weekly(dimension, value, given.records, given))
		);
	const rules = new Set(suggestionRules.map(({ key }) => key));
	fc.assert(
		fc.property(fc.array(count, { maxLength: 20 }), (counts) => {
			for (const { key, evidence } of suggested(counts, entries)) {
				expect(rules.has(key.split(':')[0]!)).toBe(true);
				expect(evidence.cases).toBeGreaterThan(0);
				expect(evidence.score).toBeGreaterThan(0);
				for (const value of Object.values(evidence))
					if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
				for (const text of [evidence.sentence, evidence.trend, evidence.saving, ...evidence.notes]) {
					expect(text).toMatch(/^[^ ].*\.$/);
					expect(text).not.toMatch(/NaN|Infinity|undefined|null/);
				}
			}
		})
	);
});

const days: Entry[] = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'].map((name, place) => ({
	id: String(place + 1),
	kind: 'weekday',
	key: null,
	name
}));

function byWeekday(mondays: number, others: number) {
	return days.map(({ id }) => weekly('weekday', id, flat(id === '1' ? mondays : others)));
}

test('a day of the week is suggested where it brings more than chance makes of the others', () => {
	const [suggestion, ...more] = suggested([weekly('records', '', flat(26)), ...byWeekday(10, 4)], days);
	expect(more).toEqual([]);
	expect(suggestion!.key).toBe('one-weekday:1');
	expect(suggestion!.evidence.sentence).toBe(
		'120 of 312 escalations (38%) fell on a Monday in the 12 full weeks to 15 Nov 2026, more than chance makes of any other day.'
	);
	expect(suggested([weekly('records', '', flat(20)), ...byWeekday(4, 4)], days)).toEqual([]);
	expect(suggested([weekly('records', '', flat(21)), ...byWeekday(5, 4)], days)).toEqual([]);
});

test('no day stands out where the team works on few of them', () => {
	const three = days.slice(0, 3);
	const counts = three.map(({ id }) => weekly('weekday', id, flat(id === '1' ? 12 : 3)));
	expect(suggested([weekly('records', '', flat(18)), ...counts], three)).toEqual([]);
});

test('days on which cases fall by chance alone seldom stand out', () => {
	let standing = 0;
	const counts = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 60, maxLength: 60 });
	fc.assert(
		fc.property(counts, (drawn) => {
			const each = days.map(({ id }, place) =>
				weekly('weekday', id, drawn.slice(place * 12, place * 12 + 12))
			);
			standing += suggested([weekly('records', '', flat(15)), ...each], days).length;
		}),
		{ numRuns: 300, seed: 20_261_122 }
	);
	expect(standing).toBeLessThan(3);
});

test('a brand that rises alone is suggested, and none where all rise', () => {
	const northwind: Entry = { id: 'n', kind: 'brand', key: null, name: 'Northwind' };
	const tailspin: Entry = { id: 't', kind: 'brand', key: null, name: 'Tailspin' };
	const rising = [...flat(2, 22), 9, 9, 9, 9];
	const brands = (others: number[]) => [
		weekly(
			'records',
			'',
			rising.map((records, place) => records + others[place]!)
		),
		weekly('brand', 'n', rising),
		weekly('brand', 't', others)
	];
	const [suggestion, ...more] = suggested(brands(flat(3)), [northwind, tailspin]);
	expect(more).toEqual([]);
	expect(suggestion!.evidence.sentence).toContain(
		'were about “Northwind” in the 12 full weeks to 15 Nov 2026, and the other brands together do not rise.'
	);
	expect(suggested(brands(rising), [northwind, tailspin])).toEqual([]);
});

test('customers who come back are suggested from a fifth of all escalations on', () => {
	const returning = (records: number) =>
		suggested([weekly('records', '', flat(10)), weekly('repeat', 'yes', flat(records))], []);
	expect(returning(1)).toEqual([]);
	expect(returning(2).map(({ key }) => key)).toEqual(['repeat-contacts:yes']);
	expect(returning(2)[0]!.evidence.sentence).toBe(
		'24 of 120 escalations (20%) came from a customer who had escalated in the 30 days before, in the 12 full weeks to 15 Nov 2026.'
	);
});
