import { get } from 'svelte/store';
import { page } from 'vitest/browser';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Notice from './Notice.svelte';
import { toasts } from './toast';

const navigation = vi.hoisted(() => ({ tell: (_: { type: string }) => {} }));
vi.mock('$app/navigation', () => ({
	afterNavigate: (listener: (navigation: { type: string }) => void) => (navigation.tell = listener)
}));

const messages = () => get(toasts).map(({ message }) => message);

beforeEach(() => toasts.set([]));

describe('Notice', () => {
	it('stands in the page that came with it, readable without scripts', async () => {
		await render(Notice, { of: { notice: 'Escalation logged.' } });
		await expect.element(page.getByRole('status')).toHaveTextContent('Escalation logged.');
		expect(messages()).toEqual([]);
	});

	it('is a toast where the page stayed', async () => {
		const { rerender } = await render(Notice, { of: null });
		await rerender({ of: { notice: 'Follow-up done.' } });
		expect(messages()).toEqual(['Follow-up done.']);
		expect(page.getByRole('status').elements()).toHaveLength(0);
	});

	it('is told again when the same is done again', async () => {
		const { rerender } = await render(Notice, { of: null });
		await rerender({ of: { notice: 'Saved.' } });
		await rerender({ of: { notice: 'Saved.' } });
		expect(messages()).toEqual(['Saved.', 'Saved.']);
	});

	it('does not follow to the next page', async () => {
		await render(Notice, { of: { notice: 'Escalation logged.' } });
		navigation.tell({ type: 'enter' });
		await expect.element(page.getByRole('status')).toBeVisible();
		navigation.tell({ type: 'link' });
		await expect.element(page.getByRole('status')).not.toBeInTheDocument();
	});

	it('is a toast where a navigation led to the page that has it', async () => {
		await render(Notice, { of: { notice: 'Welcome, Lena.' } });
		navigation.tell({ type: 'form' });
		expect(messages()).toEqual(['Welcome, Lena.']);
		navigation.tell({ type: 'link' });
		expect(messages()).toEqual(['Welcome, Lena.']);
	});

	it('leaves a refused form alone', async () => {
		const { rerender } = await render(Notice, { of: null });
		await rerender({ of: {} });
		expect(messages()).toEqual([]);
	});
});
