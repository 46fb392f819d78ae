import '../../../app.css';
import { page } from 'vitest/browser';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { LOG_MENU } from './log-choices';
import PhoneBar from './PhoneBar.svelte';

const present = vi.hoisted(() => ({ url: new URL('http://localhost/') }));
vi.mock('$app/state', () => ({ page: present }));

const agent = { name: 'Aisha', isAdmin: false, leads: false };
const leader = { name: 'Lena', isAdmin: false, leads: true };

function bar() {
	return page.getByRole('navigation', { name: 'Places', exact: true });
}

function names() {
	return [...bar().element().querySelectorAll('a, button')].map((item) => item.textContent.trim());
}

beforeEach(async () => {
	present.url = new URL('http://localhost/');
	await page.viewport(390, 800);
});

describe('the bar on a phone', () => {
	it('holds the four most used, and the rest behind More', async () => {
		await render(PhoneBar, { person: agent, theme: 'system' });
		await expect.element(bar()).toBeVisible();
		expect(names()).toEqual(['Today', 'Escalations', 'Log', 'Insights', 'More']);
	});

	it('shows the rest when More is pressed', async () => {
		await render(PhoneBar, { person: leader, theme: 'system' });
		await page.getByRole('button', { name: 'More' }).click();
		for (const place of ['Fixes', 'Imports', 'Playbook', 'Settings']) {
			await expect.element(page.getByRole('link', { name: place })).toBeVisible();
		}
		await expect.element(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
	});

	it('offers imports only to those who may bring them', async () => {
		await render(PhoneBar, { person: agent, theme: 'system' });
		await page.getByRole('button', { name: 'More' }).click();
		await expect.element(page.getByRole('link', { name: 'Fixes' })).toBeVisible();
		expect(page.getByRole('link', { name: 'Imports' }).elements()).toHaveLength(0);
	});

	it('says which place one is in', async () => {
		present.url = new URL('http://localhost/escalations/42');
		await render(PhoneBar, { person: agent, theme: 'system' });
		await expect
			.element(page.getByRole('link', { name: 'Escalations' }))
			.toHaveAttribute('aria-current', 'page');
		await expect.element(page.getByRole('link', { name: 'Today' })).not.toHaveAttribute('aria-current');
	});

	it('opens the Log menu', async () => {
		await render(PhoneBar, { person: agent, theme: 'system' });
		await expect
			.element(page.getByRole('button', { name: 'Log' }))
			.toHaveAttribute('popovertarget', LOG_MENU);
	});

	it('gives every target at least 44 pixels, and fits 320', async () => {
		await page.viewport(320, 640);
		await render(PhoneBar, { person: agent, theme: 'system' });
		for (const item of bar().element().querySelectorAll('a, button')) {
			const { width, height, right } = item.getBoundingClientRect();
			expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
			expect(right).toBeLessThanOrEqual(320);
		}
	});

	it('gives way to the rail where there is room', async () => {
		await page.viewport(1440, 900);
		await render(PhoneBar, { person: agent, theme: 'system' });
		await expect.element(page.getByText('More').first()).not.toBeVisible();
	});
});
