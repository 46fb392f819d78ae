import { page } from 'vitest/browser';
import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Time from './Time.svelte';

vi.mock('$app/state', () => ({ page: { data: { today: '2026-11-22' } } }));

const habits = { locale: 'en-GB', timeZone: 'Europe/Berlin', currency: 'EUR' };

const words = () => page.getByRole('time').element().textContent;

describe('Time', () => {
	it('tells an instant on the clock of the organisation', async () => {
		await render(Time, { at: new Date('2026-11-03T13:05:00Z'), habits });
		expect(words()).toContain('14:05');
		expect(words()).toContain('3 Nov');
		expect(words()).not.toContain('2026');
	});

	it('says the year where it is not the present one', async () => {
		await render(Time, { at: new Date('2025-11-03T13:05:00Z'), habits });
		expect(words()).toContain('3 Nov 2025');
	});

	it('is exact for machines and on hover', async () => {
		await render(Time, { at: new Date('2026-11-03T13:05:09Z'), habits });
		await expect.element(page.getByRole('time')).toHaveAttribute('datetime', '2026-11-03T13:05:09.000Z');
		await expect
			.element(page.getByRole('time'))
			.toHaveAttribute('title', expect.stringContaining('14:05:09'));
	});

	it('is relative under a day where the present is given', async () => {
		await render(Time, {
			at: new Date('2026-11-22T09:00:00Z'),
			habits,
			now: new Date('2026-11-22T12:30:00Z')
		});
		await expect.element(page.getByRole('time')).toHaveTextContent('3 hours ago');
	});
});
