import { page } from 'vitest/browser';
import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Forms from './FieldScope.fixture.svelte';

describe('fields of one name in several forms of a page', () => {
	it('each have their own label and help', async () => {
		await render(Forms);
		await expect.element(page.getByLabelText('Name of the team')).not.toHaveAccessibleDescription();
		await expect
			.element(page.getByLabelText('Name of the brand'))
			.toHaveAccessibleDescription('As customers know it.');
	});

	it('are kept apart in a dialog without being told so', async () => {
		await render(Forms, { isOpen: true });
		await expect.element(page.getByLabelText('Name of the person')).toHaveFocus();
		const ids = [...document.querySelectorAll('input')].map(({ id }) => id);
		expect(new Set(ids).size).toBe(3);
	});

	it('are each found from the summary of errors of their own form', async () => {
		await render(Forms);
		await page.getByRole('link', { name: 'The name of the brand is missing.' }).click();
		await expect.element(page.getByLabelText('Name of the brand')).toHaveFocus();
	});
});
