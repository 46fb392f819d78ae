import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesBetween, valueInWords, wordsChanged, type Correctable } from './correction';

const record: Correctable = {
	id: 'one',
	teamId: 'orders',
	brandId: null,
	channelId: 'phone',
	reasonId: 'refund',
	firstLineId: null,
	outcomeId: null,
	causeIds: ['late', 'lost'],
	severity: 2,
	tier: 2,
	summary: 'Parcel four days late',
	customerReference: 'C-1',
	orderReference: '',
	avoidable: null,
	authorityLimit: 2000,
	amount: null,
	occurredAt: new Date('2026-11-17T14:05:00Z'),
	occurredOn: '2026-11-17',
	occurredHour: 15,
	loggedAt: new Date('2026-11-17T14:05:00Z'),
	loggedBy: 'aisha',
	state: 'open',
	resolvedAt: null,
	resolvedOn: null,
	followUpDueOn: null,
	followUpAnswer: null,
	followUpResult: null,
	importId: null,
	sourceKey: null,
	sourceReference: null
};

const names: Record<string, string> = {
	late: 'Late delivery',
	lost: 'Lost parcel',
	phone: 'Phone',
	chat: 'Chat'
};
const nameOf = (id: string | null) => (id === null ? null : (names[id] ?? id));
const habits = { locale: 'en-GB', timeZone: 'Europe/Berlin', currency: 'EUR' };

describe('a correction', () => {
	test('tells what was there before and what is there now, by name', () => {
		const after = {
			...record,
			channelId: 'chat',
			causeIds: ['late'],
			authorityLimit: 5000,
			orderReference: 'O-2'
		};
		expect(changesBetween(record, after, nameOf)).toEqual([
			{ field: 'channel', before: 'Phone', after: 'Chat' },
			{ field: 'causes', before: 'Late delivery, Lost parcel', after: 'Late delivery' },
			{ field: 'orderReference', before: null, after: 'O-2' },
			{ field: 'authorityLimit', before: 2000, after: 5000 }
		]);
	});

	test('of nothing changes nothing, whatever order causes come in', () => {
		const same = { ...record, causeIds: ['lost', 'late'], occurredAt: new Date(record.occurredAt) };
		expect(changesBetween(record, same, nameOf)).toEqual([]);
	});

	test('between two entries of one name is a change all the same', () => {
		const after = { ...record, channelId: 'other-phone' };
		const sameName = () => 'Phone';
		expect(changesBetween(record, after, sameName)).toEqual([
			{ field: 'channel', before: 'Phone', after: 'Phone' }
		]);
	});

	test('that is taken back swaps before and after', () => {
		const anyChange = fc.record({
			severity: fc.integer({ min: 1, max: 4 }),
			summary: fc.string(),
			amount: fc.option(fc.nat()),
			causeIds: fc.uniqueArray(fc.constantFrom('late', 'lost', 'third'))
		});
		fc.assert(
			fc.property(anyChange, (change) => {
				const after = { ...record, ...change };
				const there = changesBetween(record, after, nameOf);
				const back = changesBetween(after, record, nameOf);
				expect(back).toEqual(
					there.map(({ field, before, after }) => ({ field, before: after, after: before }))
				);
			})
		);
	});
});

test('values are said in words', () => {
	expect(valueInWords('amount', 1250, habits)).toBe('€12.50');
	expect(valueInWords('severity', 3, habits)).toBe('High');
	expect(valueInWords('avoidable', 'tool', habits)).toBe('Yes, with a better tool or access');
	expect(valueInWords('occurredAt', '2026-11-17T14:05:00.000Z', habits)).toBe('Tue, 17 Nov 2026, 15:05');
	expect(valueInWords('followUpDueOn', '2026-11-19', habits)).toBe('Thu, 19 Nov 2026');
	expect(valueInWords('followUpAnswer', 'no-answer', habits)).toBe('No answer');
	expect(valueInWords('brand', null, habits)).toBe('nothing');
});

describe('a corrected text', () => {
	test('shows which words were replaced', () => {
		expect(wordsChanged('Parcel four days late', 'Parcel two days late')).toEqual([
			{ kind: 'same', text: 'Parcel' },
			{ kind: 'out', text: ' four' },
			{ kind: 'in', text: ' two' },
			{ kind: 'same', text: ' days late' }
		]);
	});

	test('can be read as it was and as it is', () => {
		const words = fc.array(fc.constantFrom('a', 'b', ' ', '\n', 'late')).map((parts) => parts.join(''));
		fc.assert(
			fc.property(words, words, (before, after) => {
				const stretches = wordsChanged(before, after);
				const without = (kind: string) =>
					stretches.flatMap((stretch) => (stretch.kind === kind ? [] : stretch.text)).join('');
				expect(without('in')).toBe(before);
				expect(without('out')).toBe(after);
			})
		);
	});
});
