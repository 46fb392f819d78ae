import { existsSync, readFileSync } from 'node:fs';

/**
 * How many tests there were, the names of those that failed, and of those that passed only when tried again.
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string[]} failures
 * @property {string[]} unsteady
 */

/** @returns {Count} */
export const nothingCounted = () => ({ passed: 0, failed: 0, skipped: 0, failures: [], unsteady: [] });

/**
 * What a run of Vitest came to. A file that did not load, an unhandled error and a run without a test are failures.
 * @param {string} report its JSON report
 * @param {number} exitCode
 * @returns {Count}
 */
export function countOfVitest(report, exitCode) {
	const count = nothingCounted();
	/** @type {{ name: string, status: string, assertionResults: { fullName: string, status: string }[] }[]} */
	const files = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).testResults : [];
	for (const file of files) {
		for (const { status, fullName } of file.assertionResults) {
			if (status === 'passed') count.passed += 1;
			else if (status === 'failed') fail(count, `${file.name}: ${fullName}`);
			else count.skipped += 1;
		}
		const failedInside = file.assertionResults.some(({ status }) => status === 'failed');
		if (file.status === 'failed' && !failedInside) fail(count, file.name);
	}
	return withExitCode(count, exitCode, 'vitest');
}

/**
 * What a run of Playwright came to, with the same rules. A journey that passed at its second try counts as passed, and
 * is named.
 * @param {string} report its JSON report
 * @param {number} exitCode
 * @returns {Count}
 */
export function countOfPlaywright(report, exitCode) {
	const count = nothingCounted();
	const { suites = [], errors = [] } = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
	for (const { title, status } of suites.flatMap(testsOf)) {
		if (status === 'flaky') count.unsteady.push(title);
		if (status === 'expected' || status === 'flaky') count.passed += 1;
		else if (status === 'unexpected') fail(count, title);
		else count.skipped += 1;
	}
	for (const error of errors) fail(count, `journeys: ${error.message ?? 'an error outside a test'}`);
	return withExitCode(count, exitCode, 'journeys');
}

/**
 * @typedef {{ title: string, tests: { status: string }[] }} PlaywrightSpec
 * @typedef {{ title: string, suites?: PlaywrightSuite[], specs?: PlaywrightSpec[] }} PlaywrightSuite
 * @param {PlaywrightSuite} suite
 * @returns {{ title: string, status: string }[]}
 */
function testsOf(suite) {
	const own = (suite.specs ?? []).flatMap((spec) =>
		spec.tests.map(({ status }) => ({ title: spec.title, status }))
	);
	const inner = (suite.suites ?? []).flatMap(testsOf);
	return [...own, ...inner].map(({ title, status }) => ({ title: `${suite.title}: ${title}`, status }));
}

/**
 * @param {Count} count
 * @param {string} name
 */
function fail(count, name) {
	count.failed += 1;
	count.failures.push(name);
}

/**
 * @param {Count} count
 * @param {number} exitCode
 * @param {string} name
 */
function withExitCode(count, exitCode, name) {
	if (exitCode !== 0 && count.failed === 0) fail(count, `${name}: ended with exit code ${exitCode}`);
	if (count.passed + count.failed === 0) fail(count, `${name}: no test was run`);
	return count;
}
