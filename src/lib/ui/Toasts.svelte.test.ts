import { page } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { toast, toasts } from './toast';
import Toasts from './Toasts.svelte';

beforeEach(() => {
	toasts.set([]);
	vi.useFakeTimers();
});

afterEach(() => vi.useRealTimers());

describe('Toasts', () => {
	it('tells politely, in a region that was there before', async () => {
		await render(Toasts);
		const region = page.getByRole('region', { name: 'Notices' });
		await expect.element(region).toHaveAttribute('aria-live', 'polite');
		toast('Follow-up done.');
		await expect.element(region).toHaveTextContent('Follow-up done.');
	});

	it('goes by itself, but not before it can be read', async () => {
		await render(Toasts);
		toast('Follow-up done.');
		await expect.element(page.getByText('Follow-up done.')).toBeVisible();
		vi.advanceTimersByTime(5_900);
		await expect.element(page.getByText('Follow-up done.')).toBeVisible();
		vi.advanceTimersByTime(200);
		await expect.element(page.getByText('Follow-up done.')).not.toBeInTheDocument();
	});

	it('stays while it is focused', async () => {
		await render(Toasts);
		toast('Follow-up done.');
		const dismiss = page.getByRole('button', { name: 'Dismiss' });
		await expect.element(dismiss).toBeVisible();
		(dismiss.element() as HTMLElement).focus();
		vi.advanceTimersByTime(60_000);
		await expect.element(page.getByText('Follow-up done.')).toBeVisible();
	});

	it('stays until it is dismissed where it can be undone', async () => {
		const undo = vi.fn();
		await render(Toasts);
		toast('Suggestion dismissed.', { undo });
		await expect.element(page.getByText('Suggestion dismissed.')).toBeVisible();
		vi.advanceTimersByTime(600_000);
		await page.getByRole('button', { name: 'Undo' }).click();
		expect(undo).toHaveBeenCalledOnce();
		await expect.element(page.getByText('Suggestion dismissed.')).not.toBeInTheDocument();
	});
});
