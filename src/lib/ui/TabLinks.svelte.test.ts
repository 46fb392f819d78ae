import { page } from 'vitest/browser';
import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../app.css';
import TabLinks from './TabLinks.svelte';

const named = (...names: string[]) =>
	names.map((name, place) => ({ href: `/${name}`, name, isCurrent: place === 1 }));

it('folds many links on a phone behind the name of the current one', async () => {
	await page.viewport(390, 800);
	await render(TabLinks, {
		label: 'Settings',
		links: named('Account', 'People', 'Teams', 'Brands', 'Lists')
	});
	const links = page.getByRole('navigation', { name: 'Settings' }).getByRole('link');
	const summary = page.getByText('People', { exact: true }).first();
	await expect.element(summary).toBeVisible();
	expect(links.elements()).toHaveLength(0);
	await summary.click();
	expect(links.elements().map(({ textContent }) => textContent)).toEqual([
		'Account',
		'People',
		'Teams',
		'Brands',
		'Lists'
	]);
	await expect.element(links.nth(1)).toHaveAttribute('aria-current', 'page');
});

it('shows a few links beside each other on any screen', async () => {
	await page.viewport(390, 800);
	await render(TabLinks, { label: 'Settings', links: named('Account', 'Reminders', 'Chain of command') });
	const links = page.getByRole('navigation', { name: 'Settings' }).getByRole('link');
	expect(links.elements()).toHaveLength(3);
});
