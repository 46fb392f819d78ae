import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shippedTaxonomy } from '../../escalations/taxonomy';
import { findingsIn } from './findings';
import { fit } from '../../escalations/meant';
import { isWholly, type Entry } from './pattern';
import { suggestionRules } from './rules';
import { Tally } from './tally';

function entry(name: string, kind: Entry['kind'] = 'reason', key: string | null = null): Entry {
	return { id: 'entry', kind, key, name };
}

/** The rule that answers when an entry, and nothing else, recurs. */
function ruleFor(asked: Entry): string | undefined {
	const mondays = ['2026-10-19', '2026-10-26', '2026-11-02', '2026-11-09'];
	const weekly = mondays.flatMap((monday) =>
		[
			{ dimension: asked.kind as 'cause' | 'reason', value: 'entry' },
			{ dimension: 'records' as const, value: '' }
		].map((counted) => ({ ...counted, monday, records: 3, avoidable: 0, severity: 6 }))
	);
	if (asked.kind === 'reason') {
		weekly.push(
			...mondays.map((monday) => ({ ...weekly[0]!, dimension: 'cause' as const, value: '', monday }))
		);
	}
	return findingsIn(new Tally(mondays, weekly), [asked])[0]?.rule.key;
}

test('a phrase is held when each of its words begins a word of the name, in any order', () => {
	const late = { keys: '', names: 'late deliver' };
	expect(fit(entry('Delivery too late'), late)).toBe(2);
	expect(fit(entry('LATE_DELIVERIES'), late)).toBe(2);
	expect(fit(entry('Translated, then delivered'), late)).toBe(0);
	expect(fit(entry('Late'), late)).toBe(0);
});

test('accents, apostrophes and codes do not hide a word', () => {
	expect(fit(entry("Can't contact lender"), { keys: '', names: 'cant contact' })).toBe(2);
	expect(fit(entry('Dämaged goods - D01'), { keys: '', names: 'damag' })).toBe(1);
});

test('a shipped entry is known by its key, whatever it was renamed to', () => {
	const renamed = entry('Parcel trouble', 'cause', 'late-delivery');
	expect(ruleFor(renamed)).toBe('late-delivery');
	expect(fit(entry('Lost parcel', 'cause', 'sizing'), { keys: 'lost-parcel', names: 'lost parcel' })).toBe(0);
});

test('a name is wholly a catch-all only without further words', () => {
	const others = { keys: '', names: 'other, misc' };
	expect(isWholly(entry('Other - Z01'), others)).toBe(true);
	expect(isWholly(entry('Other problem getting your report'), others)).toBe(false);
});

test.each([
	['Non-Delivery of Goods - N01', 'lost-parcel'],
	['Non-Delivery of Service - N02', 'unmet-expectation'],
	['Billing Dispute - B02', 'billing-error'],
	['Surcharge/Overcharge - S02', 'billing-error'],
	['Damaged Goods - D01', 'damaged-goods'],
	['Defective Goods - D02', 'product-defect'],
	['Refund Policy - R01', 'policy-unclear'],
	['Exchange Goods/Contract Cancelled - E01', 'returns-and-cancellations'],
	['Misrepresentation - M01', 'page-unclear'],
	['Wrong Goods - W01', 'wrong-item-picked'],
	['Quality of Work - Q01', 'product-defect'],
	['track_refund', 'refund-delay'],
	['delivery_period', 'late-delivery'],
	['change_shipping_address', 'customer-wrong-address'],
	["Charged fees or interest you didn't expect", 'billing-error'],
	["Can't contact lender or servicer", 'unanswered-follow-up'],
	['payment_issue', 'site-fault'],
	['Other - Z01', 'name-the-rest'],
	['Incorrect information on credit report', 'another-reason'],
	['Category 42', 'another-reason']
])('the imported reason "%s" is met by the rule %s', (name, rule) => {
	expect(ruleFor(entry(name))).toBe(rule);
});

test('an imported cause that no rule knows still gets an answer', () => {
	expect(ruleFor(entry('Category 42', 'cause'))).toBe('another-cause');
});

test('every shipped cause has a rule of its own', () => {
	for (const { key, name } of shippedTaxonomy.cause) {
		expect([key, ruleFor(entry(name, 'cause', key))]).toEqual([key, key]);
	}
});

test('every shipped first-line reason that a process can change has a rule', () => {
	const nobodysProcess = ['legal-or-safety', 'abuse'];
	const asked = suggestionRules.flatMap(({ looksFor }) =>
		'firstLine' in looksFor ? [looksFor.firstLine] : []
	);
	for (const { key, name } of shippedTaxonomy['first-line']) {
		const known = asked.some((meant) => fit(entry(name, 'first-line', key), meant) > 0);
		expect([key, known]).toEqual([key, !nobodysProcess.includes(key)]);
	}
});

test('keys of rules are unique and every rule says all it must', () => {
	expect(new Set(suggestionRules.map(({ key }) => key)).size).toBe(suggestionRules.length);
	expect(suggestionRules.length).toBeGreaterThanOrEqual(12);
	for (const { pattern, fix, why, measure } of suggestionRules) {
		for (const text of [pattern, fix, why, measure]) expect(text.trim().length).toBeGreaterThan(10);
	}
});

test('any name at all is met by some rule and breaks none', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (name) => {
			expect(ruleFor(entry(name, 'cause'))).toBeDefined();
		})
	);
});
