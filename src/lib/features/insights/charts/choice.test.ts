import { describe, expect, it } from 'vitest';
import { chooseChart, type WhatIsKnown } from './choice';

const counts: WhatIsKnown = { yields: 'count', fullWeeks: 52, events: 520, weeksWithContacts: 0 };

describe('the chart of a measure', () => {
	it('is XmR for counts without contact volume, and says so', () => {
		expect(chooseChart(counts, null)).toEqual({
			kind: 'xmr',
			byDefault: 'xmr',
			because: 'counts without contact volume: XmR chart',
			offered: ['xmr', 'run', 'c'],
			didNotFit: false
		});
	});

	it('is u′ where the contacts of most weeks are known', () => {
		const choice = chooseChart({ ...counts, weeksWithContacts: 39 }, null);
		expect(choice.kind).toBe('u-prime');
		expect(choice.because).toContain('per 1,000 contacts: u′');
		expect(choice.offered).toEqual(['u-prime', 'xmr', 'run', 'c', 'u']);
	});

	it('stays XmR where contacts are known for fewer weeks, and says for how many', () => {
		const choice = chooseChart({ ...counts, weeksWithContacts: 38 }, null);
		expect(choice.kind).toBe('xmr');
		expect(choice.because).toContain('38 of 52 full weeks');
		expect(choice.offered).toContain('u-prime');
	});

	it('is p′ for a share, however rare', () => {
		const choice = chooseChart({ ...counts, yields: 'share', events: 3 }, null);
		expect(choice).toMatchObject({ kind: 'p-prime', because: 'a share: p′ chart (Laney)' });
		expect(choice.offered).toEqual(['p-prime', 'run', 'p']);
	});

	it('is a t chart of the days between for what happens under once a week', () => {
		const choice = chooseChart({ ...counts, events: 51, weeksWithContacts: 52 }, null);
		expect(choice).toMatchObject({ kind: 't', because: 'under one a week: days between, t chart' });
		expect(choice.offered).toContain('g');
		expect(chooseChart({ ...counts, events: 52 }, null).kind).toBe('xmr');
	});

	it('needs three events for times between', () => {
		expect(chooseChart({ ...counts, events: 2 }, 't')).toMatchObject({ kind: 'xmr', didNotFit: true });
	});

	it('is the one that was asked for where it fits, and otherwise the default, which is said', () => {
		expect(chooseChart(counts, 'c')).toMatchObject({ kind: 'c', byDefault: 'xmr', didNotFit: false });
		for (const asked of ['p', 'u-prime', 'g', 'mr', 'constructor']) {
			expect(chooseChart(counts, asked)).toMatchObject({ kind: 'xmr', didNotFit: true });
		}
		expect(chooseChart(counts, '').didNotFit).toBe(false);
	});
});
