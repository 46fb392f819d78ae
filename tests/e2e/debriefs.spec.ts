import { axe, expect, expectNoSidewaysScroll, screenshots, test, watch } from '../support/browser';
import { logEscalation } from '../../src/lib/features/escalations/commands/logging.server';
import { listenTo } from '../support/event-source';
import { SESSION_COOKIE, startSession } from '../support/sign-in';
import { newId } from '../../src/lib/shared/ids';

/** Looking at each page with axe in both themes takes its time. */
test.slow();

test('two look back at a case at once, one of them loses the connection, and nothing is lost', async ({
	page,
	context,
	signIn,
	browser,
	app
}) => {
	const { northwind } = app;
	const { Orders } = northwind.teams;
	const escalationId = await logEscalation(northwind.as.aisha!, {
		id: newId(),
		teamId: Orders!,
		reasonId: northwind.entry('reason', 'refund'),
		summary: 'The refund took nine days',
		causeIds: [northwind.entry('cause', 'refund-delay')],
		firstLineId: null,
		channelId: null,
		brandId: null,
		severity: 2,
		tier: 1,
		customerReference: '',
		orderReference: '',
		authorityLimit: '',
		avoidable: null,
		occurredOn: null,
		occurredAtTime: null,
		followUpDueOn: null
	});
	await signIn('aisha');
	await page.goto(`/escalations/${escalationId}`);
	await page.getByRole('link', { name: 'Look back at it' }).click();
	await expect(page.getByLabel('What it is about')).toHaveValue('The refund took nine days');
	await axe(page);
	await screenshots(page, 'debrief-new');
	await page.getByLabel('What it is about').fill('');
	await page.getByRole('button', { name: 'Begin' }).click();
	await expect(page.getByRole('link', { name: 'What it is about is missing.' })).toBeVisible();
	await page.getByLabel('What it is about').fill('The refund that took nine days');
	await page.getByLabel('Tomorrow morning').press('Space');
	await page.getByRole('button', { name: 'Begin' }).click();
	await expect(page.getByRole('heading', { name: 'It rests' })).toBeVisible();
	await page.getByRole('button', { name: 'Begin now after all' }).click();
	await expect(page.getByLabel('What happened?')).toHaveValue(/: Logged$/);
	await expect(page.getByRole('heading', { name: 'Where support is' })).toBeVisible();
	await axe(page);
	await screenshots(page, 'debrief');

	await page.getByLabel('Colleague', { exact: true }).selectOption({ label: 'Bo' });
	await page.getByRole('region', { name: 'With a colleague' }).getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('It waits for them on Today.')).toBeVisible();

	const colleague = await browser.newContext({ baseURL: app.origin });
	await signIn('bo', colleague);
	const other = await colleague.newPage();
	const complaints = watch(other);
	await other.goto('/');
	await other.getByRole('link', { name: 'The refund that took nine days' }).click();
	await page.getByLabel('What helped?').fill('A call instead of a mail');
	await expect(other.getByLabel('What helped?')).toHaveValue('A call instead of a mail');
	await other.getByLabel('What made it harder?').fill('Nobody could say by when');
	await expect(page.getByLabel('What made it harder?')).toHaveValue('Nobody could say by when');

	await context.setOffline(true);
	await page.getByLabel('What made it harder?').fill('The tool shows no date');
	await page.getByLabel('How could it have gone?').fill('With a date from the start');
	await expect(page.getByText('2 changes are kept here')).toBeVisible();
	const saved = other.waitForResponse(
		(response) =>
			response.url().includes('?/answer') &&
			response.ok() &&
			(response.request().postData() ?? '').includes('nor why')
	);
	await other.getByLabel('What made it harder?').fill('Nobody could say by when, nor why');
	await other.getByLabel('What helped?').focus();
	await saved;
	await context.setOffline(false);
	await expect(page.getByRole('group', { name: /^Two texts/ })).toContainText(
		'Nobody could say by when, nor why'
	);
	await expect(page.getByRole('textbox', { name: 'What made it harder?' })).toHaveValue(
		'The tool shows no date'
	);
	await expect(other.getByLabel('How could it have gone?')).toHaveValue('With a date from the start');
	await axe(page);
	await screenshots(page, 'debrief-two-texts');
	await page.getByRole('button', { name: 'Put both together' }).click();
	await expect(other.getByRole('textbox', { name: 'What made it harder?' })).toHaveValue(
		'Nobody could say by when, nor why\n\nThe tool shows no date'
	);

	await page
		.getByRole('region', { name: 'Suggest a fix' })
		.getByLabel('What to change')
		.fill('Say by when money is back');
	await page.getByRole('button', { name: 'Suggest it' }).click();
	await expect(page.getByRole('link', { name: 'Say by when money is back' })).toBeVisible();
	await page.getByLabel('Orders, and its leaders and admins').press('Space');
	await page.getByRole('button', { name: 'Finish', exact: true }).click();
	await expect(page.getByRole('button', { name: 'Open it again' })).toBeVisible();
	await expect(other.getByRole('button', { name: 'Open it again' })).toBeVisible();
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Markdown' }).click();
	expect((await download).suggestedFilename()).toMatch(/\.md$/);
	await page.setViewportSize({ width: 320, height: 640 });
	await expectNoSidewaysScroll(page);
	await page.goto('/debriefs');
	await expectNoSidewaysScroll(page);
	await axe(page);
	await screenshots(page, 'debriefs');
	expect(complaints).toEqual([]);
	await colleague.close();
});

test('without scripts answers are saved one by one, and their stream is for nobody else', async ({
	browser,
	signIn,
	app
}) => {
	const plain = await browser.newContext({ javaScriptEnabled: false, baseURL: app.origin });
	await signIn('chen', plain);
	const page = await plain.newPage();
	await page.goto('/debriefs/cases/new');
	await page.getByLabel('What it is about').fill('A long morning');
	await page.getByRole('button', { name: 'Begin' }).click();
	await page.getByLabel('What helped?').fill('Tea');
	await page.getByRole('button', { name: 'Save this answer' }).nth(2).click();
	await expect(page.getByLabel('What helped?')).toHaveValue('Tea');
	const address = page.url().replace(/\?.*/, '');
	const { chen } = app.northwind.as;
	const session = await startSession(chen!);
	const stream = await listenTo(`${address}/events`, { cookie: `${SESSION_COOKIE}=${session}` });
	expect(stream.status).toBe(200);
	expect(stream.headers).toMatchObject({ 'x-accel-buffering': 'no' });
	expect(stream.headers).not.toHaveProperty('content-encoding');
	expect(stream.headers['cache-control']).toContain('no-transform');
	stream.close();
	const stranger = await listenTo(`${address}/events`, {
		cookie: `${SESSION_COOKIE}=${await startSession(app.northwind.as.ada!)}`
	});
	expect(stranger.status).toBe(404);
	await plain.close();
});
