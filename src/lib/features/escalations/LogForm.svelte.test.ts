import { page } from 'vitest/browser';
import { beforeEach, describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { LogFormData, TeamRules } from './log-form';
import LogForm from './LogForm.svelte';

function rules(authorityLimit: string, lead: string): TeamRules {
	return {
		authorityLimit,
		tiers: [1, 2, 3].map((tier) => ({
			value: String(tier),
			label: String(tier),
			step: tier === 2 ? `Tier 2: ${lead}` : null
		}))
	};
}

const data: LogFormData = {
	id: '01890000-0000-7000-8000-000000000001',
	personId: 'aisha',
	teams: [
		{ value: 'orders', label: 'Orders' },
		{ value: 'returns', label: 'Returns' }
	],
	teamId: 'orders',
	rules: { orders: rules('20.00', 'Duty lead'), returns: rules('35.00', 'Returns lead') },
	brands: [],
	choices: { reason: [], cause: [], 'first-line': [], outcome: [], channel: [] },
	currency: 'EUR',
	timeZone: 'Europe/Berlin',
	today: '2026-11-17'
};

const limit = () => page.getByLabelText(/^Your authority limit/);

beforeEach(() => localStorage.clear());

describe('the log form', () => {
	it('takes the limit and the chain of the team that is chosen', async () => {
		await render(LogForm, { data });
		await page.getByText(/^More: severity/).click();
		await expect.element(limit()).toHaveValue('20.00');
		await expect.element(page.getByText('Tier 2: Duty lead')).toBeVisible();
		await page.getByLabelText(/^Team/).selectOptions('Returns');
		await expect.element(limit()).toHaveValue('35.00');
		await expect.element(page.getByText('Tier 2: Returns lead')).toBeVisible();
	});

	it('leaves a limit that was typed as it is', async () => {
		await render(LogForm, { data });
		await page.getByText(/^More: severity/).click();
		await limit().fill('5');
		await page.getByLabelText(/^Team/).selectOptions('Returns');
		await expect.element(limit()).toHaveValue('5');
	});

	it('says of the tier that is chosen who takes it there', async () => {
		await render(LogForm, { data });
		await page.getByText(/^More: severity/).click();
		await page.getByLabelText(/^Tier it went to/).selectOptions('3');
		await expect.element(page.getByText('Tier 2: Duty lead')).not.toBeInTheDocument();
	});

	it('keeps what was typed where it comes back, the limit included', async () => {
		const form = {
			message: 'The contact reason is missing.',
			errors: { reasonId: 'The contact reason is missing.' },
			values: { teamId: 'returns', authorityLimit: '' }
		};
		await render(LogForm, { data, form });
		await page.getByText(/^More: severity/).click();
		await expect.element(limit()).toHaveValue('');
	});
});
