import { expect, test } from 'vitest';
import { noCounts, noFindings } from '../import';
import type { Draft } from '../row';
import { tally } from './findings';

const draft = (day: string, leftOut: Draft['leftOut'] = []) => ({
	draft: { occurred: { day }, leftOut } as Draft
});

test('batches add up, and every row is added, there already or rejected', () => {
	const first = tally(
		{ counts: noCounts, findings: noFindings },
		{ count: 4, rejected: [{ rejection: { code: 'amount' } }] },
		{ added: [draft('2026-01-05', ['reason']), draft('2026-01-02')], newNames: { reason: ['Tea'] } }
	);
	expect(first.counts).toEqual({ rows: 4, added: 2, alreadyThere: 1, rejected: 1 });
	const second = tally(
		first,
		{ count: 2, rejected: [{ rejection: { code: 'amount' } }] },
		{ added: [draft('2026-01-09', ['reason'])], newNames: { reason: ['Tea', 'Pots'], channel: ['Pigeon'] } }
	);
	expect(second).toEqual({
		counts: { rows: 6, added: 3, alreadyThere: 1, rejected: 2 },
		findings: {
			reasons: { amount: 2 },
			newEntries: { reason: ['Tea', 'Pots'], channel: ['Pigeon'] },
			leftOut: { reason: 2 },
			from: '2026-01-02',
			to: '2026-01-09'
		}
	});
});
