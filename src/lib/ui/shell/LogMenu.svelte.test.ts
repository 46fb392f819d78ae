import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import LogMenu from './LogMenu.svelte';
import { switchShortcuts } from './shortcuts';

const onchoose = vi.fn();
const item = () => page.getByRole('link', { name: 'Log an escalation' });

function add<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, attributes: Record<string, string> = {}) {
	const element = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
	document.body.append(element);
	return element;
}

let added: HTMLElement[] = [];

beforeEach(() => {
	onchoose.mockClear();
	switchShortcuts(true);
});

afterEach(() => {
	for (const element of added) element.remove();
	added = [];
	switchShortcuts(true);
});

describe('the Log keys', () => {
	it('open the menu with n, and send focus into it', async () => {
		await render(LogMenu, { onchoose });
		await userEvent.keyboard('n');
		await expect.element(item()).toHaveFocus();
	});

	it('open the form with n and e', async () => {
		await render(LogMenu, { onchoose });
		await userEvent.keyboard('ne');
		expect(onchoose).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ href: '/escalations/new' }));
		await expect.element(item()).not.toBeInTheDocument();
	});

	it('do nothing with e while the menu is closed', async () => {
		await render(LogMenu, { onchoose });
		await userEvent.keyboard('e');
		expect(onchoose).not.toHaveBeenCalled();
	});

	it('act although a field of a dialog just closed still has the focus', async () => {
		const field = add('input');
		added = [field];
		await render(LogMenu, { onchoose });
		field.focus();
		field.style.display = 'none';
		field.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', bubbles: true, cancelable: true }));
		await expect.element(item()).toHaveFocus();
	});

	it('close the menu with Esc and give focus back', async () => {
		const before = add('button');
		added = [before];
		await render(LogMenu, { onchoose });
		before.focus();
		await userEvent.keyboard('n');
		await expect.element(item()).toHaveFocus();
		await userEvent.keyboard('{Escape}');
		await expect.element(item()).not.toBeInTheDocument();
		expect(document.activeElement).toBe(before);
	});

	it.each([
		['a line', 'input', { type: 'text' }],
		['a search', 'input', { type: 'search' }],
		['a date', 'input', { type: 'date' }],
		['a text', 'textarea', {}],
		['a list', 'select', {}],
		['text that is edited in place', 'div', { contenteditable: 'true' }]
	] as const)('are left to %s while one types there', async (_, tag, attributes) => {
		const field = add(tag, attributes);
		added = [field];
		await render(LogMenu, { onchoose });
		field.focus();
		await userEvent.keyboard('ne');
		expect(item().elements()).toHaveLength(0);
		expect(onchoose).not.toHaveBeenCalled();
	});

	it('work from a ticked box, where nothing is typed', async () => {
		const box = add('input', { type: 'checkbox' });
		added = [box];
		await render(LogMenu, { onchoose });
		box.focus();
		await userEvent.keyboard('n');
		await expect.element(item()).toBeVisible();
	});

	it.each(['Control', 'Meta', 'Alt'])('are left to the browser together with %s', async (modifier) => {
		await render(LogMenu, { onchoose });
		await userEvent.keyboard(`{${modifier}>}n{/${modifier}}`);
		expect(item().elements()).toHaveLength(0);
	});

	it('wait while a dialog asks for something else', async () => {
		const dialog = add('dialog');
		added = [dialog];
		await render(LogMenu, { onchoose });
		dialog.showModal();
		await userEvent.keyboard('n');
		expect(item().elements()).toHaveLength(0);
	});

	it('can be switched off, and stay off', async () => {
		switchShortcuts(false);
		await render(LogMenu, { onchoose });
		await userEvent.keyboard('n');
		expect(item().elements()).toHaveLength(0);
		expect(localStorage.getItem('evenkeel:single-key-shortcuts')).toBe('off');
	});
});

it('leaves its links to whoever wants another tab', async () => {
	await render(LogMenu, { onchoose });
	await userEvent.keyboard('n');
	await expect.element(item()).toHaveAttribute('href', '/escalations/new');
	item()
		.element()
		.addEventListener('click', (event) => event.preventDefault());
	await item().click({ modifiers: ['Shift'] });
	expect(onchoose).not.toHaveBeenCalled();
});
