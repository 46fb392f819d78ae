import * as v from 'valibot';
import { logIncident } from '../../src/lib/features/incidents/commands/logging.server';
import { incidentForm } from '../../src/lib/features/incidents/forms';
import { logEscalation } from '../../src/lib/features/escalations/commands/logging.server';
import { logForm } from '../../src/lib/features/escalations/forms';
import { newId } from '../../src/lib/shared/ids';
import { axe, expect, test } from '../support/browser';

test('a leader decides, everybody is warned, another leader quashes it, and the record says so', async ({
	app,
	page,
	signIn
}) => {
	const { northwind } = app;
	const aisha = northwind.as.aisha!;
	const teamId = northwind.teams.Orders;
	const id = await logIncident(
		aisha,
		v.parse(incidentForm, {
			id: newId(),
			teamId,
			category: 'discriminatory',
			severity: '3',
			words: 'not to be repeated',
			customerReference: 'C-501'
		})
	);
	const escalationId = await logEscalation(
		aisha,
		v.parse(logForm, {
			id: newId(),
			teamId,
			reasonId: northwind.entry('reason', 'refund'),
			summary: 'Refund promised last month',
			customerReference: 'c-501'
		})
	);

	await signIn('lena');
	await page.goto(`/incidents/${id}`, { waitUntil: 'networkidle' });
	await page.getByRole('link', { name: 'Decide what follows' }).click();
	await expect(page.getByRole('heading', { name: 'What the policy suggests: restriction' })).toBeVisible();
	await expect(page.getByRole('radio', { name: 'Restriction' })).toBeChecked();
	await page.getByLabel('Your reason').fill('It was repeated after a warning in the call');
	await page.getByRole('button', { name: 'Decide' }).click();
	await expect(page.getByText('Say what is restricted.').first()).toBeVisible();
	await expect(page.getByLabel('Your reason')).toHaveValue('It was repeated after a warning in the call');
	await page.getByText('Writing only', { exact: true }).click();
	await expect(page.getByLabel('The notice to the customer')).toHaveValue(/as follows: writing only/);
	await axe(page);
	await page.getByRole('button', { name: 'Decide' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Restriction' })).toBeVisible();
	await axe(page);
	const measure = page.url();

	await signIn('aisha');
	await page.goto('/', { waitUntil: 'networkidle' });
	await expect(page.getByRole('heading', { name: 'What became of your report' })).toBeVisible();
	await page.getByRole('button', { name: /^I have read it/ }).click();
	await expect(page.getByRole('heading', { name: 'What became of your report' })).toHaveCount(0);
	await page.goto('/incidents/new', { waitUntil: 'networkidle' });
	await page.getByLabel('Customer reference').fill('C-501');
	await expect(page.getByText(/Restriction in force until .*; writing only/)).toBeVisible();
	await page.goto(`/incidents/${id}/correction`, { waitUntil: 'networkidle' });
	await page.getByLabel('Channel').selectOption({ label: 'Phone' });
	await page.getByLabel('Customer reference').fill('C-502');
	await page.getByRole('button', { name: 'Correct' }).click();
	await expect(page.getByText(/A measure stands under this reference/).first()).toBeVisible();
	await axe(page);
	await page.getByLabel('Customer reference').fill('C-501');
	await page.getByRole('button', { name: 'Correct' }).click();
	await expect(page.getByRole('deletion')).toHaveText('nothing');
	await axe(page);
	await page.goto(`/escalations/${escalationId}`);
	await expect(page.getByText(/Restriction in force until .*; writing only/)).toBeVisible();
	await page.goto(measure);
	await page.getByRole('link', { name: 'Log an appeal' }).click();
	await page.getByLabel('What the customer wrote').fill('It was not me');
	await page.getByRole('button', { name: 'Log the appeal' }).click();
	await expect(page.getByText('You were part of what happened')).toBeVisible();
	await page.goto(`${measure}/review`);
	await expect(page.getByText('You were part of what happened')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Note the review' })).toHaveCount(0);

	await signIn('marco');
	await page.goto(`${measure}/review`);
	await expect(page.getByRole('heading', { name: 'Take it on first' })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Note the review' })).toHaveCount(0);
	await axe(page);
	await page.goto(measure, { waitUntil: 'networkidle' });
	await page.getByRole('button', { name: 'Take it on' }).click();
	await page.getByRole('link', { name: 'Answer the appeal' }).click();
	await page.getByText('Quash', { exact: true }).click();
	await page.getByLabel('Your grounds').fill('Another person used the account');
	await axe(page);
	await page.getByRole('button', { name: 'Answer the appeal' }).click();
	await expect(page.getByText('it counts no more')).toBeVisible();
	await page.getByRole('link', { name: 'The customer’s record: C-501' }).click();
	await expect(page.getByText('Nothing is in force.')).toBeVisible();
	await expect(page.getByText('It counts no more.')).toBeVisible();
	await axe(page);
	await page.goto(`/escalations/${escalationId}`);
	await expect(page.getByText(/Restriction in force/)).toHaveCount(0);
});
