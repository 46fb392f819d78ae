import { parse } from 'csv-parse/sync';
import { newId } from '../../src/lib/shared/ids';
import { unguardCell } from '../../src/lib/shared/csv';
import { sameOrigin, send } from '../support/attacker';
import { expect, test, type TeamApp } from '../support/browser';
import { naughtyStrings } from '../support/naughty-strings';
import { startSession } from '../support/sign-in';

const { strings, from } = naughtyStrings();

/** A text as it is after a form has carried it: forms have one kind of line break. */
const asSent = (text: string) => text.replace(/\r\n?/g, '\n');

/** As a summary, which must say something. */
const asSummary = (text: string) => (text.trim() === '' ? `x${text}x` : text);

/** As it stands in the markup of a page. */
const inMarkup = (text: string) => asSent(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Whether the markup would hold the text as markup of its own. */
const isMarkup = (text: string) => /<[a-z/!?]/i.test(text);

interface Logged {
	id: string;
	text: string;
}

async function logAll(app: TeamApp, session: string, texts: string[]): Promise<Logged[]> {
	const logged: Logged[] = [];
	for (const text of texts) {
		const id = newId();
		const body = {
			id,
			teamId: app.northwind.teams.Orders!,
			reasonId: app.northwind.entry('reason', 'refund'),
			summary: asSummary(text),
			customerReference: [...text].length <= 200 ? text : ''
		};
		const answer = await send(app, {
			method: 'POST',
			path: '/escalations/new',
			session,
			headers: sameOrigin,
			body
		});
		expect(answer.status, JSON.stringify(text)).toBe(303);
		logged.push({ id, text });
	}
	return logged;
}

test.describe(`each naughty string (${from})`, () => {
	test('is stored, listed, shown, found and exported to the character, and never as markup', async ({
		app
	}) => {
		test.setTimeout(180_000);
		expect(strings.length).toBeGreaterThan(15);
		const session = await startSession(app.northwind.as.lena!);
		const logged = await logAll(app, session, strings);

		const listed = await everyPageOfTheList(app, session);
		const { body: csv } = await send(app, { path: '/escalations/export.csv', session });
		const rows: Record<string, string>[] = parse(csv, { bom: true, columns: true });
		const byId = new Map(rows.map((row) => [row.Id, row]));

		for (const { id, text } of logged) {
			const name = JSON.stringify(text);
			const { body: record, status } = await send(app, { path: `/escalations/${id}`, session });
			expect(status, name).toBe(200);
			expect(record.includes(inMarkup(asSummary(text))), `${name} on its record`).toBe(true);
			expect(listed.includes(`/escalations/${id}`), `${name} in the list`).toBe(true);
			expect(listed.includes(inMarkup(asSummary(text))), `${name} to the character in the list`).toBe(true);
			if (isMarkup(text)) {
				expect(record.includes(text), `${name} as markup on its record`).toBe(false);
				expect(listed.includes(text), `${name} as markup in the list`).toBe(false);
			}

			const row = byId.get(id);
			expect(unguardCell(row?.['What happened'] ?? ''), `${name} exported`).toBe(asSent(asSummary(text)));
			if ([...text].length <= 200) {
				expect(unguardCell(row?.['Customer reference'] ?? ''), `${name} exported`).toBe(asSent(text));
			}
			expect(row?.['What happened'], `${name} exported as no formula`).not.toMatch(/^[=+\-@\t\r]/);
		}
	});

	test('can be searched for and comes back as text', async ({ app }) => {
		test.setTimeout(180_000);
		const session = await startSession(app.northwind.as.lena!);
		const searchable = strings.filter((text) => text.trim() === text && text.length <= 100);
		const logged = await logAll(
			app,
			session,
			searchable.filter((_, place) => place % 3 === 0)
		);
		for (const { id, text } of logged) {
			const name = JSON.stringify(text);
			const { status, body } = await send(app, {
				path: `/escalations?q=${encodeURIComponent(text)}`,
				session
			});
			expect(status, name).toBe(200);
			expect(body.includes(`/escalations/${id}`), `${name} is found by itself`).toBe(true);
			if (isMarkup(text)) expect(body.includes(text), `${name} as markup`).toBe(false);
		}
	});

	test('does nothing in a browser but be read', async ({ app, page, signIn }) => {
		test.setTimeout(120_000);
		const session = await startSession(app.northwind.as.lena!);
		const hostile = strings.filter((text) => isMarkup(text) || /alert|javascript:|\{\{|\$\{/.test(text));
		const sample = [
			...hostile.filter((_, place) => place % 5 === 0),
			...strings.filter((_, place) => place % 25 === 0)
		];
		const logged = await logAll(app, session, sample);
		await signIn('lena');
		page.on('dialog', (dialog) => {
			throw new Error(`a naughty string opened a dialog: ${dialog.message()}`);
		});
		await page.goto('/escalations');
		for (const { id, text } of logged) {
			await page.goto(`/escalations/${id}`);
			const isShown = await page.evaluate(
				(wanted) =>
					[...document.querySelectorAll('main *')].some((element) => element.textContent === wanted),
				asSent(asSummary(text))
			);
			expect(isShown, JSON.stringify(text)).toBe(true);
		}
	});
});

async function everyPageOfTheList(app: TeamApp, session: string): Promise<string> {
	const pages: string[] = [];
	let path: string | undefined = '/escalations';
	while (path && pages.length < 100) {
		const { body }: { body: string } = await send(app, { path, session });
		pages.push(body);
		path = /<a[^>]*href="([^"]*)"[^>]*rel="next"|<a[^>]*rel="next"[^>]*href="([^"]*)"/
			.exec(body)
			?.slice(1)
			.find(Boolean)
			?.replaceAll('&amp;', '&');
		if (path?.startsWith('?')) path = `/escalations${path}`;
	}
	return pages.join('\n');
}
