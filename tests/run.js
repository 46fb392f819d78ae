// Everything `npm test` means, in order. The last line it prints counts all of it.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOrInstallChromium } from './support/browser-install.js';
import { binOf, root, toolPath } from './support/programs.js';
import { countOfPlaywright, countOfVitest, nothingCounted } from './support/counts.js';

/**
 * @typedef {import('./support/counts.js').Count} Count
 * @typedef {[script: string, ...args: string[]]} Command
 * @typedef {object} Step
 * @property {string} name
 * @property {Command[]} commands run one after the other until one fails
 * @property {string[]} [needs] steps without whose success this one makes no sense
 * @property {Record<string, string>} [env]
 * @property {(exitCode: number) => Count} [count] how many tests it stands for; one, if left out
 */

// Everything that tests leave lying about lies in here, and goes with it. The test's PostgreSQL reads it as nobody.
const folder = mkdtempSync(join(tmpdir(), 'evenkeel-test-'));
chmodSync(folder, 0o755);
const vitestReport = join(folder, 'vitest.json');
const playwrightReport = join(folder, 'playwright.json');

/** @type {Command} */
const sync = [binOf('@sveltejs/kit', 'svelte-kit'), 'sync'];
const vite = binOf('vite');

/** @type {Step[]} */
const steps = [
	{ name: 'format', commands: [[binOf('prettier'), '--check', '.']] },
	{ name: 'lint', commands: [sync, [binOf('eslint'), '.', '--max-warnings=0']] },
	{
		name: 'types',
		commands: [sync, [binOf('svelte-check'), '--tsconfig', './tsconfig.json', '--fail-on-warnings']]
	},
	{
		name: 'build',
		commands: [sync, [vite, 'build'], [vite, 'build', '--config', 'vite.programs.config.ts']]
	},
	{
		name: 'vitest',
		commands: [
			[binOf('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`]
		],
		count: (exitCode) => countOfVitest(vitestReport, exitCode)
	},
	{
		name: 'journeys',
		commands: [[binOf('@playwright/test', 'playwright'), 'test', '--reporter=list,json']],
		needs: ['build'],
		env: { PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport },
		count: (exitCode) => countOfPlaywright(playwrightReport, exitCode)
	}
];

let stopRunning = () => false;

process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) {
	process.once(signal, () => {
		stopRunning();
		process.exit(1);
	});
}

/**
 * @param {Step} step
 * @returns {Promise<Count>}
 */
async function run(step) {
	let exitCode = 0;
	for (const command of step.commands) {
		exitCode = await runCommand(command, step.env);
		if (exitCode !== 0) break;
	}
	if (step.count) return step.count(exitCode);
	return exitCode === 0
		? { ...nothingCounted(), passed: 1 }
		: { ...nothingCounted(), failed: 1, failures: [step.name] };
}

/**
 * @param {Command} command
 * @param {Record<string, string>} [env]
 * @returns {Promise<number>} its exit code
 */
function runCommand(command, env) {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, command, {
			cwd: root,
			stdio: ['ignore', 'inherit', 'inherit'],
			env: { ...process.env, PATH: toolPath, TMPDIR: folder, ...env }
		});
		stopRunning = () => child.kill();
		child.on('error', reject);
		child.on('exit', (code) => resolve(code ?? 1));
	});
}

async function main() {
	process.env.CHROMIUM_PATH = findOrInstallChromium();
	const wanted = process.argv.slice(2);
	const total = nothingCounted();
	/** @type {Set<string>} */
	const failedSteps = new Set();

	for (const step of steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
		const missing = step.needs?.find((name) => failedSteps.has(name));
		console.log(`\n== ${step.name}${missing ? `: left out, because ${missing} failed` : ''}`);
		if (missing) continue;
		const count = await run(step);
		if (count.failed > 0) failedSteps.add(step.name);
		total.passed += count.passed;
		total.failed += count.failed;
		total.skipped += count.skipped;
		total.failures.push(...count.failures);
		total.unsteady.push(...count.unsteady);
	}

	list('Passed only when tried again, which is a fault to mend', total.unsteady);
	list('Failed', total.failures);
	const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
	console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
	return total.failed === 0 ? 0 : 1;
}

/**
 * @param {string} title
 * @param {string[]} names
 */
function list(title, names) {
	if (names.length > 0) console.log(`\n${title}:\n${names.map((name) => `  ${name}`).join('\n')}`);
}

try {
	process.exitCode = await main();
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
