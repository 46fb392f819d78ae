import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { countOfPlaywright, countOfVitest } from './support/counts.js';

function report(content: unknown): string {
	const folder = mkdtempSync(join(tmpdir(), 'evenkeel-counts-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	const path = join(folder, 'report.json');
	writeFileSync(path, JSON.stringify(content));
	return path;
}

const vitestFile = (status: string, ...tests: string[]) => ({
	name: 'some.test.ts',
	status,
	assertionResults: tests.map((status, place) => ({ fullName: `test ${place}`, status }))
});

test('each test of Vitest counts once', () => {
	const path = report({
		testResults: [vitestFile('failed', 'passed', 'failed'), vitestFile('passed', 'skipped', 'passed')]
	});
	expect(countOfVitest(path, 1)).toEqual({
		passed: 2,
		failed: 1,
		skipped: 1,
		failures: ['some.test.ts: test 1'],
		unsteady: []
	});
});

test('a test file that did not load is a failure', () => {
	const path = report({ testResults: [vitestFile('passed', 'passed'), vitestFile('failed')] });
	expect(countOfVitest(path, 1)).toMatchObject({ passed: 1, failed: 1 });
});

test('a run that ended badly without a failing test is a failure', () => {
	expect(countOfVitest(report({ testResults: [vitestFile('passed', 'passed')] }), 1)).toMatchObject({
		failed: 1
	});
	expect(countOfVitest('/nowhere/report.json', 1)).toMatchObject({ passed: 0, failed: 1 });
	expect(countOfPlaywright('/nowhere/report.json', 1)).toMatchObject({ passed: 0, failed: 1 });
});

test('a run without a test is a failure', () => {
	expect(countOfVitest(report({ testResults: [] }), 0)).toMatchObject({ passed: 0, failed: 1 });
	expect(countOfPlaywright(report({ suites: [], errors: [] }), 0)).toMatchObject({ passed: 0, failed: 1 });
});

test('each journey counts once, however deep it lies', () => {
	const spec = (status: string) => ({ title: 'does it', tests: [{ status }] });
	const inner = { title: 'inner', specs: [spec('unexpected'), spec('skipped')] };
	const path = report({
		suites: [{ title: 'outer', specs: [spec('expected')], suites: [inner] }],
		errors: []
	});
	expect(countOfPlaywright(path, 1)).toEqual({
		passed: 1,
		failed: 1,
		skipped: 1,
		failures: ['outer: inner: does it'],
		unsteady: []
	});
});

test('a journey that passed at its second try is passed, and named', () => {
	const suites = [{ title: 'outer', specs: [{ title: 'does it', tests: [{ status: 'flaky' }] }] }];
	expect(countOfPlaywright(report({ suites, errors: [] }), 0)).toEqual({
		passed: 1,
		failed: 0,
		skipped: 0,
		failures: [],
		unsteady: ['outer: does it']
	});
});
