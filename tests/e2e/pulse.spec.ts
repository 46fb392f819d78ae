import { closeRound } from '../../src/lib/features/wellbeing/pulse/commands/rounds.server';
import { sameOrigin, send } from '../support/attacker';
import { axe, expect, test, type TeamApp } from '../support/browser';
import { program } from '../support/pulse';
import { startSession } from '../support/sign-in';
import { worldOf } from '../support/world';

// An app of its own, as the round that is closed here would be over for whoever asks for an open one after it.
test.use({ appSettings: { TZ: 'Europe/Vienna' } });

const NINE_DAYS_MS = 9 * 86_400_000;

/** Lets the round end, as the clock of the app would. */
async function closeOpenRound({ db, northwind }: TeamApp): Promise<void> {
	await closeRound(program(db, northwind, new Date(Date.now() + NINE_DAYS_MS)));
}

test('an agent answers by keyboard on a phone, once, and the team reads what may be shown', async ({
	app,
	page,
	signIn
}) => {
	const { day, team } = await worldOf(app).openPulse();
	await page.setViewportSize({ width: 390, height: 844 });
	await signIn('aisha');
	await page.goto('/', { waitUntil: 'networkidle' });
	await page.getByRole('link', { name: 'How was your week?' }).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1, name: 'How was your week?' })).toBeVisible();
	await expect(page.getByText('only from 5 answers on')).toBeVisible();
	await axe(page);

	const groups = page.getByRole('radiogroup');
	await expect(groups).toHaveCount(6);
	await groups.first().getByRole('radio', { name: 'Awful' }).focus();
	for (let question = 0; question < 6; question++) {
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('Tab');
	}
	await expect(groups.first().getByRole('radio', { name: 'Rather bad' })).toBeChecked();
	await expect(groups.last().getByRole('radio', { name: 'Yes' })).toBeChecked();
	await expect(page.getByRole('textbox', { name: 'Anything you want to add' })).toBeFocused();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(page.getByText('Thank you. Your answer counts')).toBeVisible();
	await expect(page.getByText('You have answered this round.')).toBeVisible();

	const posted = {
		method: 'POST',
		path: `/wellbeing/rounds/${day}/answer`,
		session: await startSession(app.northwind.as.aisha!),
		headers: sameOrigin,
		body: { team, 'answer-mood': '5', comment: '' }
	};
	const again = await send(app, posted);
	expect(again.status).toBe(409);
	expect(again.body).toContain('You have answered this round already');
	const bo = { ...posted, session: await startSession(app.northwind.as.bo!) };
	const wrong = await send(app, { ...bo, body: { team, 'answer-mood': '6', comment: 'x'.repeat(20_000) } });
	expect(wrong.status).toBe(400);
	expect(wrong.body).toContain('Your comment is longer than 1000 characters.');
	const six = await send(app, { ...bo, body: { team, 'answer-mood': '6', comment: 'Kept as typed' } });
	expect(six.body).toContain('Choose one of the 5 answers');
	expect(six.body).toContain('Kept as typed');

	await page.goto('/wellbeing');
	await page.getByRole('link', { name: 'Orders' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'How Orders is' })).toBeVisible();
	await closeOpenRound(app);
	const late = await send(app, { ...bo, body: { team, 'answer-mood': '4', comment: '' } });
	expect(late.status).toBe(409);
	expect(late.body).toContain('This round has closed');
	await page.goto(`/wellbeing/teams/${team}/rounds/${day}`);
	await expect(page.getByText('Fewer than 5 people answered, so nothing is shown.').first()).toBeVisible();
	await expect(page.getByText('nobody has read them')).toBeVisible();
	await axe(page);
});

test('a leader tells the team what was done and raises the floor, and an admin chooses what is asked', async ({
	app,
	page,
	signIn
}) => {
	const { team } = await worldOf(app).closedPulse();
	await signIn('lena');
	await page.goto(`/wellbeing/teams/${team}`, { waitUntil: 'networkidle' });
	await page.getByRole('link', { name: 'Tell the team what you did' }).click();
	await page.getByRole('button', { name: 'Tell the team' }).click();
	await expect(page.getByText('What was done is missing.').first()).toBeVisible();
	await page.getByLabel('You said').fill('Breaks are too short');
	await page.getByLabel('We did').fill('Ten minutes more from Monday on');
	await page.getByRole('button', { name: 'Tell the team' }).click();
	await expect(page.getByText('The team can read it now.')).toBeVisible();
	await page.getByRole('link', { name: 'How the team is asked' }).click();
	await page.getByLabel('Fewest answers for a score').fill('4');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('must be a whole number from 5 to 50').first()).toBeVisible();
	await page.getByLabel('Fewest answers for a score').fill('6');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('Scores from 6 answers on, comments from 10.')).toBeVisible();

	await signIn('aisha');
	await page.goto(`/wellbeing/teams/${team}`);
	await expect(page.getByText('Ten minutes more from Monday on')).toBeVisible();
	await page.goto('/wellbeing/promise');
	await expect(page.getByText('A question is shown from 6 answers on.')).toBeVisible();

	await worldOf(app).ownQuestion();
	await signIn('ada');
	await page.goto('/wellbeing/questions', { waitUntil: 'networkidle' });
	await page.locator('label', { hasText: 'Could you take your breaks?' }).click();
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('Choose 4 to 6 questions: this is 7.').first()).toBeVisible();
	await page.locator('label', { hasText: 'say it in this team' }).click();
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('Saved. The next round asks these.')).toBeVisible();
});
