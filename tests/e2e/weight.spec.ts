import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '../support/browser';
import { furnish, pages } from '../support/pages';
import { root } from '../support/programs.js';
import { worldOf } from '../support/world';

const MOST_BYTES = 70_000;
const MOST_BYTES_WITH_CHARTS = 120_000;

/** What a script weighs on its way, compressed with gzip. */
function weightOf(path: string): number {
	const file = join(root, 'build/client', path);
	return existsSync(`${file}.gz`) ? readFileSync(`${file}.gz`).length : gzipSync(readFileSync(file)).length;
}

test.beforeAll(({ app }) => furnish(app));

for (const { name, as, address } of pages) {
	const most = name.startsWith('/insights') ? MOST_BYTES_WITH_CHARTS : MOST_BYTES;
	test(`${name} loads at most ${most / 1000} kB of JavaScript`, async ({ app, page, signIn }) => {
		if (as) await signIn(as);
		const scripts = new Set<string>();
		page.on('response', (response) => {
			const { pathname } = new URL(response.url());
			if (pathname.endsWith('.js')) scripts.add(pathname);
		});
		await page.goto(await address(worldOf(app)), { waitUntil: 'networkidle' });
		const weight = [...scripts].reduce((sum, path) => sum + weightOf(path), 0);
		expect(scripts.size, 'scripts loaded').toBeGreaterThan(0);
		expect(weight, [...scripts].map((path) => `${weightOf(path)} ${path}`).join('\n')).toBeLessThanOrEqual(
			most
		);
		test.info().annotations.push({ type: 'weight', description: `${weight} bytes` });
	});
}
