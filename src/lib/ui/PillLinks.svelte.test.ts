import { page } from 'vitest/browser';
import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import PillLinks from './PillLinks.svelte';

it('shows each of two links that lead to the same place, as of views that filter alike', async () => {
	const link = { href: '/escalations?state=open', isCurrent: false };
	await render(PillLinks, {
		label: 'Saved views',
		links: [
			{ ...link, name: 'Open' },
			{ ...link, name: 'Mornings' }
		]
	});
	const links = page.getByRole('navigation', { name: 'Saved views' }).getByRole('link');
	await expect.element(links.nth(0)).toHaveTextContent('Open');
	await expect.element(links.nth(1)).toHaveTextContent('Mornings');
});
