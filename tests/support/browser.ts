import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import { openDatabase, type Database } from '../../src/lib/server/db/connection';
import { holdKeys } from '../../src/lib/server/encryption';
import { readSettings } from '../../src/lib/server/settings';
import { startApp, TEST_ENCRYPTION_KEY, type RunningApp } from './app';
import { SESSION_COOKIE, startSession } from './sign-in';
import { fabrikam, northwind, type Organisation } from './team';

export { expect };

/** The built app with the two organisations of the tests in it. */
export interface TeamApp extends RunningApp {
	db: Database;
	northwind: Organisation;
	fabrikam: Organisation;
}

interface Fixtures {
	/** Signs a person of Northwind or Fabrikam in, by first name. */
	signIn: (person: string, context?: BrowserContext) => Promise<void>;
}

interface WorkerFixtures {
	/** Settings of the app over those of a start without any; a file that sets them gets an app of its own. */
	appSettings: Record<string, string>;
	app: TeamApp;
}

/**
 * Journeys start from here: the built app runs once for a worker, and a page that logs an error, throws or breaks the
 * content security policy fails its test.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
	appSettings: [{}, { option: true, scope: 'worker' }],

	app: [
		async ({ appSettings }, use) => {
			const app = await startApp(appSettings);
			holdKeys(readSettings({ ENCRYPTION_KEY: TEST_ENCRYPTION_KEY }).encryptionKeys);
			const db = openDatabase(app.databaseUrl);
			const teams = { northwind: atPresent(await northwind(db)), fabrikam: atPresent(await fabrikam(db)) };
			await use({ ...app, db, ...teams });
			await db.close();
			await app.stop();
		},
		{ scope: 'worker' }
	],

	baseURL: async ({ app }, use) => use(app.origin),

	page: async ({ page }, use) => {
		const complaints = watch(page);
		await use(page);
		expect(complaints, 'what the browser complained about').toEqual([]);
	},

	signIn: async ({ app, context }, use) => {
		await use(async (person, into = context) => {
			const found = app.northwind.as[person] ?? app.fabrikam.as[person];
			if (!found) throw new Error(`nobody of the teams is called ${person}`);
			const value = await startSession(found);
			await into.addCookies([
				{ name: SESSION_COOKIE, value, url: app.origin, httpOnly: true, sameSite: 'Lax' }
			]);
		});
	}
});

/** The app runs on the system's clock, and so does what is made for it. */
function atPresent(organisation: Organisation): Organisation {
	const now = new Date();
	const people = Object.entries(organisation.as).map(
		([person, context]) => [person, { ...context, now }] as const
	);
	return { ...organisation, as: Object.fromEntries(people) };
}

/**
 * What a page will have complained about, as it comes. A refused form or a missing page is an answer, not an error, and so
 * is a connection that a journey took away.
 */
export function watch(page: Page): string[] {
	const complaints: string[] = [];
	page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.stack ?? error.message}`));
	page.on('console', (message) => {
		if (message.type() !== 'error') return;
		const text = message.text();
		if (
			/^Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_INTERNET_DISCONNECTED)/.test(
				text
			)
		)
			return;
		complaints.push(`${page.url()}: ${text}`);
	});
	return complaints;
}

const themes = ['light', 'dark'] as const;

/** Expects that axe finds nothing on the page as it stands, in either theme or in those that are named. */
export async function axe(page: Page, inThemes: readonly (typeof themes)[number][] = themes): Promise<void> {
	for (const colorScheme of inThemes) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		await page.evaluate(untilColoursRest);
		// No page of ours holds another, so that axe need not open one to gather what each frame says.
		const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
		const found = violations.map(({ id, help, nodes }) => ({
			id,
			help,
			where: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`)
		}));
		expect(found, `axe on ${new URL(page.url()).pathname} in ${colorScheme}`).toEqual([]);
	}
	await page.emulateMedia({ colorScheme: null });
}

/** Colours on their way from one theme to the other are nobody's choice. Runs in the page. */
async function untilColoursRest(): Promise<void> {
	await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
	await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
}

/** Expects that nothing has to be scrolled sideways to be read, once charts have followed the width of the window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
	const tooWide = () =>
		page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	await expect
		.poll(tooWide, { message: `pixels that ${new URL(page.url()).pathname} is too wide by` })
		.toBeLessThanOrEqual(0);
}

/** Pictures of a page for people to look at, in both themes and two widths; only where SCREENSHOTS names a folder. */
export async function screenshots(page: Page, name: string): Promise<void> {
	const folder = process.env.SCREENSHOTS;
	if (!folder) return;
	const before = page.viewportSize();
	for (const width of [390, 1440]) {
		await page.setViewportSize({ width, height: 900 });
		for (const colorScheme of themes) {
			await page.emulateMedia({ colorScheme });
			await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png`, fullPage: true });
		}
	}
	await page.emulateMedia({ colorScheme: null });
	if (before) await page.setViewportSize(before);
}
