import { DrizzleQueryError } from 'drizzle-orm/errors';
import { expect, test, vi } from 'vitest';
import { logError } from './log-error';

function logged(thrown: unknown): string {
	const written = vi.spyOn(console, 'error').mockImplementation(() => {});
	logError('request 1', thrown);
	const text = written.mock.calls.flat().join('\n');
	written.mockRestore();
	return text;
}

test('an error is logged with its message and its place', () => {
	const text = logged(new TypeError('x is no function'));
	expect(text).toContain('request 1: TypeError: x is no function');
	expect(text).toContain('log-error.test.ts');
});

test('a failed statement is logged with its cause, without the values it was given', () => {
	const cause = Object.assign(new Error('relation "escalations" does not exist'), {
		code: '42P01',
		detail: 'Failing row contains (shouted at us)',
		parameters: ['shouted at us']
	});
	const statement = 'insert into "escalations" values ($1, $2)';
	const text = logged(new DrizzleQueryError(statement, ['shouted\nat us', 'shouted at us'], cause));
	expect(text).toContain(statement);
	expect(text).toContain('42P01: relation "escalations" does not exist');
	expect(text).not.toMatch(/shouted|at us/);
});

test('what is no error says nothing of itself', () => {
	expect(logged('shouted at us')).toBe('request 1: something other than an error was thrown');
});
