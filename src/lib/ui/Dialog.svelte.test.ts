import { createRawSnippet } from 'svelte';
import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Dialog from './Dialog.svelte';

const fields = createRawSnippet(() => ({
	render: () => '<div><input aria-label="Reason"><button>Save</button></div>'
}));

let opener: HTMLButtonElement;

beforeEach(() => {
	opener = document.createElement('button');
	opener.textContent = 'Outside';
	document.body.prepend(opener);
	opener.focus();
});

afterEach(() => opener.remove());

const shown = { open: true, title: 'Plan a trial', description: 'Who, what, until when.', children: fields };

describe('Dialog', () => {
	it('is named and described by its title and description', async () => {
		await render(Dialog, shown);
		const dialog = page.getByRole('dialog', { name: 'Plan a trial' });
		await expect.element(dialog).toHaveAccessibleDescription('Who, what, until when.');
	});

	it('starts at what it is about, not at its close button', async () => {
		await render(Dialog, shown);
		await expect.element(page.getByRole('textbox', { name: 'Reason' })).toHaveFocus();
	});

	it('starts in the first field, past a button that stands before it', async () => {
		const children = createRawSnippet(() => ({
			render: () => '<div><button>Start afresh</button><input type="hidden"><input aria-label="Reason"></div>'
		}));
		await render(Dialog, { ...shown, children });
		await expect.element(page.getByRole('textbox', { name: 'Reason' })).toHaveFocus();
	});

	it('never lets Tab reach the page behind it', async () => {
		await render(Dialog, shown);
		const dialog = page.getByRole('dialog').element();
		const visited = new Set<Element | null>();
		for (let presses = 0; presses < 8; presses += 1) {
			await userEvent.tab();
			visited.add(document.activeElement);
		}
		expect([...visited].filter((element) => dialog.contains(element)).length).toBeGreaterThan(1);
		expect(visited).not.toContain(opener);
	});

	it('closes on Esc, tells so, and gives focus back', async () => {
		const onclose = vi.fn();
		await render(Dialog, { ...shown, onclose });
		await userEvent.keyboard('{Escape}');
		await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
		expect(onclose).toHaveBeenCalledOnce();
		expect(document.activeElement).toBe(opener);
	});

	it('closes by its button', async () => {
		const onclose = vi.fn();
		await render(Dialog, { ...shown, onclose });
		await page.getByRole('button', { name: 'Close' }).click();
		await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
		expect(onclose).toHaveBeenCalledOnce();
	});

	it('forgets what was typed once it is closed', async () => {
		const { rerender } = await render(Dialog, shown);
		await userEvent.keyboard('Too late');
		await userEvent.keyboard('{Escape}');
		await rerender({ open: false });
		await rerender({ open: true });
		await expect.element(page.getByRole('textbox', { name: 'Reason' })).toHaveValue('');
	});
});
