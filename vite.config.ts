import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumFlags, chromiumPath } from './tests/support/chromium.js';

/** What draws, and what fetches the files it is made of. */
const interfacePart = /src\/lib\/ui\/|vite\/preload-helper|runtime\/app\/forms/;
const formPart = /src\/lib\/ui\/(ChoiceGroup|Checkbox|TextArea|ErrorSummary|FieldScope)/;
const partOfSomePages =
	/src\/lib\/ui\/([Cc]hart|ConfirmForm|DataTable|EmptyState|FilterBar|LiveStatus|NamedEntryForms|NamedList|Pager|correction|say-refusal|Select|TabLinks|Time|ago|ask-while-typing|draft|kept|live|options|outbox|PillLinks|post-action|refresh-on-conflict|send-to-action)/;

export default defineConfig({
	plugins: [tailwindcss(), sveltekit()],
	// Its package.json has 180 kB, which Node reads again for each of its two hundred modules: unless it is bundled, a
	// start takes a second longer and leaves 250 MB of garbage.
	ssr: { noExternal: ['drizzle-orm'] },
	build: {
		// Pages name the few files they are made of themselves; a list of them for every page would cost each of them 2 kB.
		modulePreload: { polyfill: false, resolveDependencies: () => [] },
		rollupOptions: {
			// How long the build's plugins took is of no use to whoever starts the demo.
			checks: { pluginTimings: false },
			output: {
				// One file for what every page draws with, one for what forms add to it, one for how days and numbers are
				// written, and one for the steps of a board: the many small ones that the bundler would make compress worse and
				// cost a request each. What some pages show stays with them.
				codeSplitting: {
					groups: [
						{
							name: 'ui',
							priority: 2,
							test: (id) => interfacePart.test(id) && !formPart.test(id) && !partOfSomePages.test(id)
						},
						{ name: 'forms', priority: 1, test: formPart },
						{ name: 'format', priority: 1, test: /src\/lib\/shared\/format\.ts/ },
						{ name: 'board', priority: 1, test: /debriefs\/retros\/(board|phase)\.ts/ }
					]
				}
			}
		}
	},
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					include: ['src/**/*.test.ts', 'tests/*.test.ts'],
					exclude: ['src/**/*.svelte.test.ts'],
					testTimeout: 60_000
				}
			},
			...(['sqlite', 'postgres'] as const).map((dialect) => ({
				extends: true as const,
				test: {
					name: `integration-${dialect}`,
					environment: 'node' as const,
					include: ['tests/integration/**/*.test.ts'],
					globalSetup: dialect === 'postgres' ? ['tests/support/migrated-pglite.ts'] : [],
					env: {
						DATABASE_URL: dialect === 'postgres' ? 'postgres://pglite' : 'sqlite:test',
						ENCRYPTION_KEY: `test:${'a'.repeat(42)}A=`
					},
					testTimeout: 60_000,
					hookTimeout: 60_000
				}
			})),
			{
				extends: true,
				// Found one icon at a time, they would be bundled anew in the middle of a run, which restarts its tests.
				optimizeDeps: { exclude: ['@lucide/svelte'] },
				test: {
					name: 'components',
					include: ['src/**/*.svelte.test.ts'],
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({
							launchOptions: { executablePath: chromiumPath(), args: chromiumFlags }
						}),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
});
