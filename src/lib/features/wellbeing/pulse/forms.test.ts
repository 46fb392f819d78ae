import { expect, test } from 'vitest';
import * as v from 'valibot';
import { answerForm } from './forms';

const read = (given: Record<string, unknown>) => v.safeParse(answerForm, { team: 'orders', ...given });

test('a comment of twenty thousand characters is refused in a sentence, one of a thousand is taken', () => {
	const refused = read({ comment: 'x'.repeat(20_000) });
	expect(refused.issues?.map(({ message }) => message)).toEqual([
		'Your comment is longer than 1000 characters.'
	]);
	expect(read({ comment: 'x'.repeat(1_000) }).success).toBe(true);
	expect(read({}).output).toMatchObject({ comment: '' });
});
