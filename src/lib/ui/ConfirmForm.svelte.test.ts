import { page, userEvent } from 'vitest/browser';
import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import ConfirmForm from './ConfirmForm.svelte';

const asked = {
	action: '/people/1/deactivation',
	label: 'Deactivate',
	question: 'Deactivate Ada?',
	consequence: 'Her records stay.',
	confirm: 'Deactivate',
	values: { reason: 'left' }
};

describe('ConfirmForm', () => {
	it('asks before anything is posted', async () => {
		await render(ConfirmForm, asked);
		await page.getByRole('button', { name: 'Deactivate' }).click();
		const dialog = page.getByRole('dialog', { name: 'Deactivate Ada?' });
		await expect.element(dialog).toHaveAccessibleDescription('Her records stay.');
		expect(dialog.element().matches(':modal')).toBe(true);
	});

	it.each([
		['Esc', () => userEvent.keyboard('{Escape}')],
		['Cancel', () => page.getByRole('button', { name: 'Cancel' }).click()]
	])('is called off by %s', async (_, callOff) => {
		await render(ConfirmForm, asked);
		await page.getByRole('button', { name: 'Deactivate' }).click();
		await callOff();
		await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
		await expect.element(page.getByRole('button', { name: 'Deactivate' })).toHaveFocus();
	});

	it('posts its values to the address given', async () => {
		await render(ConfirmForm, asked);
		await page.getByRole('button', { name: 'Deactivate' }).click();
		const form = page.getByRole('dialog').element().querySelector('form')!;
		expect(new URL(form.action).pathname).toBe('/people/1/deactivation');
		expect(form.method).toBe('post');
		expect(Object.fromEntries(new FormData(form))).toEqual({ reason: 'left' });
	});

	it('opens by the browser alone where scripts do not run', async () => {
		await render(ConfirmForm, asked);
		const button = page.getByRole('button', { name: 'Deactivate' }).element() as HTMLButtonElement;
		expect(button.popoverTargetElement).toBe(document.querySelector('dialog'));
	});
});
