import { expect, test } from 'vitest';
import { Problem } from '$lib/shared/problem';
import type { Context } from './context';
import type { Database } from './db/connection';
import { gathering } from './gathering';

interface Wish {
	context: Context;
	line: string;
	name: string;
}

function wishIn(db: object) {
	const context = { db: db as Database } as Context;
	return (name: string, line = 'one'): Wish => ({ context, line, name });
}

/** Grants every wish by its name; refuses "no" and breaks on "broken". */
function granting() {
	const together: string[][] = [];
	const grant = gathering(
		({ line }: Wish) => line,
		async (wishes) => {
			const names = wishes.map(({ name }) => name);
			together.push(names);
			if (names.includes('broken')) throw new Error('the disk is full');
			return names.map((name) =>
				name === 'no' ? new Problem('conflict', 'Not this one.') : `granted ${name}`
			);
		}
	);
	return { grant, together };
}

test('wishes that arrive at the same moment are granted together, each by itself', async () => {
	const { grant, together } = granting();
	const wish = wishIn({});
	const outcomes = await Promise.allSettled(['a', 'no', 'b'].map((name) => grant(wish(name))));
	expect(outcomes).toMatchObject([
		{ value: 'granted a' },
		{ reason: { message: 'Not this one.' } },
		{ value: 'granted b' }
	]);
	expect(together).toEqual([['a', 'no', 'b']]);
	expect(await grant(wish('c'))).toBe('granted c');
	expect(together).toHaveLength(2);
});

test('wishes of another line or another database are granted apart', async () => {
	const { grant, together } = granting();
	const [here, there] = [wishIn({}), wishIn({})];
	await Promise.all([grant(here('a')), grant(here('b', 'two')), grant(there('c'))]);
	expect(together.toSorted()).toEqual([['a'], ['b'], ['c']]);
});

test('where the work fails, all of it is refused, and whoever comes next is not', async () => {
	const { grant } = granting();
	const wish = wishIn({});
	const outcomes = await Promise.allSettled([grant(wish('a')), grant(wish('broken'))]);
	expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
	expect(await grant(wish('c'))).toBe('granted c');
});

test('a crowd is granted part by part', async () => {
	const { grant, together } = granting();
	const wish = wishIn({});
	await Promise.all(Array.from({ length: 150 }, (_, place) => grant(wish(String(place)))));
	expect(together.map(({ length }) => length)).toEqual([64, 64, 22]);
});
