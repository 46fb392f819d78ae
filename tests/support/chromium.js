import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Flags for a browser that runs as root, without a GPU, on a machine that reaches no network. */
export const chromiumFlags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

const installed = [
	process.env.CHROMIUM_PATH,
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
];

/**
 * The browser the tests drive: an installed one first, then Playwright's own download.
 * @returns {string | undefined} a path, or undefined where the machine has none
 */
export function chromiumPath() {
	return [...installed, chromium.executablePath()].find((path) => path && existsSync(path));
}
