import { page } from 'vitest/browser';
import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import ErrorSummary from './ErrorSummary.svelte';

const refused = {
	message: 'The summary is missing.',
	errors: { summary: 'The summary is missing.', teamId: 'Choose a team.' }
};

function addField(name: string) {
	const input = document.createElement('input');
	input.id = `field-${name}`;
	document.body.append(input);
	return input;
}

describe('ErrorSummary', () => {
	it('takes focus when a form comes back refused', async () => {
		const { rerender } = await render(ErrorSummary, { form: null });
		await rerender({ form: refused });
		await expect.element(page.getByRole('group', { name: '2 things need another look' })).toHaveFocus();
	});

	it('takes focus again when the form is refused a second time', async () => {
		const { rerender } = await render(ErrorSummary, { form: refused });
		const field = addField('elsewhere');
		field.focus();
		await rerender({ form: { ...refused } });
		await expect.element(page.getByRole('group')).toHaveFocus();
		field.remove();
	});

	it('leads from each sentence to its field, and leaves no trace in the address', async () => {
		const field = addField('teamId');
		await render(ErrorSummary, { form: refused });
		const address = location.href;
		await page.getByRole('link', { name: 'Choose a team.' }).click();
		await expect.element(field).toHaveFocus();
		expect(location.href).toBe(address);
		field.remove();
	});

	it('does not say twice what a field says already', async () => {
		await render(ErrorSummary, { form: refused });
		expect(page.getByText('The summary is missing.').elements()).toHaveLength(1);
	});

	it('says what is wrong with the whole where no field is to blame', async () => {
		await render(ErrorSummary, { form: { message: 'Somebody changed this in the meantime.', errors: {} } });
		await expect.element(page.getByRole('alert')).toHaveTextContent('Somebody changed this in the meantime.');
	});

	it('is not there when nothing is wrong', async () => {
		await render(ErrorSummary, { form: { message: undefined, errors: undefined } });
		expect(page.getByRole('group').elements()).toHaveLength(0);
	});
});
