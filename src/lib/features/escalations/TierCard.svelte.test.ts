import { page } from 'vitest/browser';
import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { promiseOf } from './hand-over';
import type { PresentHandOver } from './queries/hand-overs.server';
import TierCard from './TierCard.svelte';

vi.mock('$app/state', () => ({ page: { data: { today: '2026-11-17' } } }));

const noon = new Date('2026-11-17T12:00:00Z');
const minutesLater = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

/** The card of a record at tier 2, handed there at noon with an hour's promise, as it is after some minutes. */
function card(given: Partial<PresentHandOver> = {}, minutes = 30, mayHand = true) {
	const handOver: PresentHandOver = {
		id: 'one',
		toTier: 2,
		handedAt: noon,
		withinMinutes: 60,
		takenAt: null,
		endedAt: null,
		assigneeId: null,
		assigneeName: null,
		takenByName: null,
		...given
	};
	return {
		escalation: { id: 'record', tier: 2 },
		step: null,
		handOver,
		promise: promiseOf(handOver, minutesLater(minutes)),
		mayHandUp: mayHand,
		mayHandDown: mayHand,
		habits: { locale: 'en-GB', timeZone: 'Europe/Berlin', currency: 'EUR' }
	};
}

const text = () => page.getByRole('region', { name: 'At tier 2' });

describe('the card of the tier', () => {
	it.each([
		['waits, and says until when', card(), /Due at tier 2 by Tue 17 Nov, 14:00/],
		['names who it waits for', card({ assigneeName: 'Lena' }), /Waits for Lena, due at tier 2/],
		['is overdue', card({ assigneeName: 'Lena' }, 61), /Overdue Lena was to take it by Tue 17 Nov, 14:00/],
		[
			'was taken in time',
			card({ takenAt: minutesLater(5), takenByName: 'Bo' }),
			/Taken by Bo on Tue 17 Nov, 13:05, in time\./
		],
		[
			'was taken late',
			card({ takenAt: minutesLater(90), takenByName: 'Bo' }),
			/Taken by Bo on Tue 17 Nov, 14:30\. Late It was due by Tue 17 Nov, 14:00/
		],
		['was resolved in time', card({ endedAt: minutesLater(9) }, 30, false), /Done with here on .* in time\./],
		['was resolved late', card({ endedAt: minutesLater(99) }, 30, false), /Done with here on .* Late/],
		['promises nothing', card({ withinMinutes: null }), /Nobody has taken it yet; nothing is promised/],
		[
			'says that it ended here where there is nothing else to say',
			card({ withinMinutes: null, endedAt: noon }, 30, false),
			/Resolved here\./
		]
	])('%s', async (_, props, words) => {
		await render(TierCard, props);
		await expect.poll(() => text().element().textContent?.replace(/\s+/g, ' ')).toMatch(words);
	});

	it('offers to take it only while somebody is waited for', async () => {
		const { rerender } = await render(TierCard, card());
		await expect.element(page.getByRole('button', { name: 'I have it' })).toBeVisible();
		await rerender(card({ takenAt: noon, takenByName: 'Bo' }));
		await expect.element(page.getByRole('button', { name: 'I have it' })).not.toBeInTheDocument();
	});
});
