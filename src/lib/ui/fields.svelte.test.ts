import { page, userEvent } from 'vitest/browser';
import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Checkbox from './Checkbox.svelte';
import ChoiceGroup from './ChoiceGroup.svelte';
import Select from './Select.svelte';
import TextArea from './TextArea.svelte';
import TextField from './TextField.svelte';

const channels = [
	{ value: 'phone', label: 'Phone' },
	{ value: 'chat', label: 'Chat' }
];

/** Puts a rendered control into a form and resets it, as Kit does after an action succeeded. */
function resetForm(control: Element) {
	const form = document.createElement('form');
	const parent = control.parentElement!;
	parent.before(form);
	form.append(parent);
	form.reset();
}

describe('a field that was refused', () => {
	it('describes its error and help to assistive technology', async () => {
		await render(TextField, {
			label: 'Customer reference',
			name: 'customerReference',
			help: 'As in the helpdesk.',
			error: 'The customer reference is missing.'
		});
		const input = page.getByRole('textbox', { name: 'Customer reference' });
		await expect.element(input).toBeInvalid();
		await expect
			.element(input)
			.toHaveAccessibleDescription('As in the helpdesk. The customer reference is missing.');
	});

	it('does so for a long text', async () => {
		await render(TextArea, { label: 'Summary', name: 'summary', error: 'The summary is missing.' });
		const input = page.getByRole('textbox', { name: 'Summary' });
		await expect.element(input).toBeInvalid();
		await expect.element(input).toHaveAccessibleDescription('The summary is missing.');
	});

	it('does so for a list', async () => {
		await render(Select, {
			label: 'Channel',
			name: 'channel',
			options: channels,
			error: 'Choose a channel.'
		});
		const list = page.getByRole('combobox', { name: 'Channel' });
		await expect.element(list).toBeInvalid();
		await expect.element(list).toHaveAccessibleDescription('Choose a channel.');
	});

	it('does so for a group of choices', async () => {
		await render(ChoiceGroup, {
			legend: 'Channel',
			name: 'channel',
			options: channels,
			error: 'Choose a channel.'
		});
		const group = page.getByRole('radiogroup', { name: 'Channel' });
		await expect.element(group).toBeInvalid();
		await expect.element(group).toHaveAccessibleDescription('Choose a channel.');
	});
});

describe('a field without an error', () => {
	it('is neither invalid nor described', async () => {
		await render(TextField, { label: 'Name', name: 'name' });
		const input = page.getByRole('textbox', { name: 'Name' });
		await expect.element(input).toBeValid();
		await expect.element(input).not.toHaveAttribute('aria-describedby');
	});

	it('says that it is required without the browser answering for us', async () => {
		await render(TextField, { label: 'Name', name: 'name', required: true });
		const input = page.getByRole('textbox', { name: 'Name', exact: true });
		await expect.element(input).toHaveAttribute('aria-required', 'true');
		await expect.element(input).not.toHaveAttribute('required');
	});
});

describe('what a field is filled with', () => {
	it('shows again after the form was reset', async () => {
		await render(TextField, { label: 'Name', name: 'name', value: 'Northwind' });
		const input = page.getByRole('textbox', { name: 'Name' });
		await input.fill('Southwind');
		resetForm(input.element());
		await expect.element(input).toHaveValue('Northwind');
	});

	it('follows what the server sends, once the form was reset', async () => {
		const { rerender } = await render(TextField, { label: 'Name', name: 'name', value: 'Northwind' });
		const input = page.getByRole('textbox', { name: 'Name' });
		await input.fill('Southwind');
		resetForm(input.element());
		await rerender({ value: 'Southwind' });
		await expect.element(input).toHaveValue('Southwind');
	});

	it('stays as typed when the form was refused', async () => {
		const { rerender } = await render(TextField, { label: 'Name', name: 'name' });
		const input = page.getByRole('textbox', { name: 'Name' });
		await input.fill('  ');
		await rerender({ value: '  ', error: 'The name is missing.' });
		await expect.element(input).toHaveValue('  ');
	});

	it('keeps the choice in a list through a reset', async () => {
		await render(Select, { label: 'Channel', name: 'channel', options: channels, value: 'chat' });
		const list = page.getByRole('combobox', { name: 'Channel' });
		await userEvent.selectOptions(list, 'phone');
		resetForm(list.element());
		await expect.element(list).toHaveValue('chat');
	});

	it('ticks every choice that was made', async () => {
		await render(ChoiceGroup, {
			legend: 'Channels',
			name: 'channels',
			options: channels,
			multiple: true,
			value: ['phone', 'chat']
		});
		await expect.element(page.getByRole('checkbox', { name: 'Phone' })).toBeChecked();
		await expect.element(page.getByRole('checkbox', { name: 'Chat' })).toBeChecked();
	});

	it('keeps a tick through a reset', async () => {
		await render(Checkbox, { label: 'Avoidable', name: 'avoidable', checked: true });
		const box = page.getByRole('checkbox', { name: 'Avoidable' });
		await box.click();
		resetForm(box.element());
		await expect.element(box).toBeChecked();
	});
});

it('groups the options of a list under their headings', async () => {
	await render(Select, {
		label: 'Contact reason',
		name: 'reason',
		placeholder: 'Choose',
		options: [
			{ value: 'a', label: 'Late parcel', group: 'Shipping' },
			{ value: 'b', label: 'Return' },
			{ value: 'c', label: 'Shipping cost', group: 'Shipping' }
		]
	});
	const groups = [...document.querySelectorAll('optgroup')].map((group) => [
		group.label,
		[...group.children].map((option) => option.textContent)
	]);
	expect(groups).toEqual([['Shipping', ['Late parcel', 'Shipping cost']]]);
});
