import { defineConfig } from '@playwright/test';
import { chromiumFlags, chromiumPath } from './tests/support/chromium.js';

// The tables are built for one dialect when they are first imported, and journeys run on SQLite.
delete process.env.DATABASE_URL;

export default defineConfig({
	testDir: 'tests/e2e',
	outputDir: 'test-results',
	workers: 2,
	fullyParallel: false,
	// One more try, in a new app with a new database; the run names who needed it (docs/decisions/0035-second-tries.md).
	retries: 1,
	forbidOnly: process.env.CI === 'true',
	timeout: 60_000,
	expect: { timeout: 10_000 },
	use: {
		locale: 'en-GB',
		timezoneId: 'Europe/Berlin',
		contextOptions: { reducedMotion: 'reduce' },
		viewport: { width: 1280, height: 900 },
		trace: 'off',
		launchOptions: { executablePath: chromiumPath(), args: chromiumFlags }
	}
});
