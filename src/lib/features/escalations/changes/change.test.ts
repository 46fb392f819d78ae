import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EscalationRecord } from '../escalation';
import { changeFields, keptBefore, putBack, standing, withChange, type ChangeField } from './change';

const NOW = new Date('2026-11-17T14:05:00Z');
const at = { now: NOW, today: '2026-11-17' };

const record: EscalationRecord & { followUpDoneAt: Date | null } = {
	id: 'one',
	teamId: 'orders',
	brandId: null,
	channelId: 'phone',
	reasonId: 'refund',
	firstLineId: null,
	outcomeId: null,
	causeIds: ['late'],
	severity: 2,
	tier: 2,
	summary: 'Late',
	customerReference: 'C-1',
	orderReference: '',
	avoidable: null,
	authorityLimit: null,
	amount: null,
	occurredAt: NOW,
	occurredOn: '2026-11-17',
	occurredHour: 15,
	loggedAt: NOW,
	loggedBy: null,
	state: 'open',
	resolvedAt: null,
	resolvedOn: null,
	followUpDueOn: null,
	followUpDoneAt: null,
	importId: null,
	sourceKey: null,
	sourceReference: null
};

describe('A change to many escalations', () => {
	it('leaves what is so already', () => {
		expect(withChange(record, { field: 'channel', value: 'phone' }, at)).toBe('already');
		expect(withChange(record, { field: 'add-cause', value: 'late' }, at)).toBe('already');
		expect(withChange(record, { field: 'remove-cause', value: 'lost' }, at)).toBe('already');
		expect(withChange(record, { field: 'severity', value: '2' }, at)).toBe('already');
	});

	it('resolves what is open, and leaves what was resolved before with its own outcome', () => {
		const resolved = withChange(record, { field: 'outcome', value: 'apology' }, at);
		expect(resolved).toMatchObject({ state: 'resolved', outcomeId: 'apology', resolvedOn: '2026-11-17' });
		const before = { ...record, state: 'resolved' as const, outcomeId: 'refund' };
		expect(withChange(before, { field: 'outcome', value: 'apology' }, at)).toBe('resolved');
	});

	it('plans no second follow-up after the first is done', () => {
		const done = { ...record, followUpDueOn: '2026-11-10', followUpDoneAt: NOW };
		expect(withChange(done, { field: 'follow-up', value: '2026-11-20' }, at)).toBe('follow-up-done');
		expect(withChange(record, { field: 'follow-up', value: '2026-11-20' }, at)).toMatchObject({
			followUpDueOn: '2026-11-20'
		});
	});

	it('says how an escalation stood and stands', () => {
		const names = new Map([
			['late', 'Late delivery'],
			['phone', 'Phone']
		]);
		const habits = { locale: 'en-GB', timeZone: 'Europe/Berlin', currency: 'EUR' };
		const words = (field: ChangeField) => standing(record, field, names, habits);
		expect(words('channel')).toBe('Phone');
		expect(words('brand')).toBe('none said');
		expect(words('add-cause')).toBe('Late delivery');
		expect(words('outcome')).toBe('open');
		expect(words('follow-up')).toBe('none planned');
		expect(words('avoidable')).toBe('not judged');
	});

	it('is put back without a trace, whatever it changed', () => {
		const values: Record<ChangeField, string> = {
			channel: 'chat',
			brand: 'kids',
			reason: 'return',
			severity: '4',
			avoidable: 'tool',
			'add-cause': 'lost',
			'remove-cause': 'late',
			team: 'returns',
			outcome: 'apology',
			'follow-up': '2026-12-01'
		};
		fc.assert(
			fc.property(
				fc.constantFrom(...(Object.keys(changeFields) as ChangeField[])),
				fc.record({
					brandId: fc.constantFrom(null, 'northwind'),
					avoidable: fc.constantFrom(null, 'no' as const),
					causeIds: fc.subarray(['late', 'sizing']),
					followUpDueOn: fc.constantFrom(null, '2026-11-18')
				}),
				(field, given) => {
					const before = { ...record, ...given };
					const after = withChange(before, { field, value: values[field] }, at);
					if (typeof after === 'string') return;
					expect(after).not.toEqual(before);
					expect(putBack(after, field, keptBefore(before, field))).toEqual(before);
				}
			)
		);
	});
});
