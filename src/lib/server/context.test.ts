import { expect, test } from 'vitest';
import { inTransaction, ofOneRequest, once, type Context, type WritingContext } from './context';

function request(): Context {
	const inside = { inTransaction: true } as WritingContext['db'];
	const db = {
		transaction: (_lock: string, work: (db: WritingContext['db']) => unknown) => Promise.resolve(work(inside))
	};
	return ofOneRequest({
		db: db as Context['db'],
		actor: { organisationId: 'one' } as Context['actor'],
		now: new Date(0)
	});
}

function counter() {
	let asked = 0;
	return async () => ++asked;
}

test('what several parts of an answer need is asked for once, and by the next request again', async () => {
	const ask = counter();
	const [first, second] = [request(), request()];
	expect([await once(first, 'teams', ask), await once(first, 'teams', ask)]).toEqual([1, 1]);
	expect(await once(first, 'lists', ask)).toBe(2);
	expect(await once(second, 'teams', ask)).toBe(3);
});

test('nothing is remembered inside a transaction, nor over one, however it ended', async () => {
	const ask = counter();
	const context = request();
	expect(await once(context, 'teams', ask)).toBe(1);
	await inTransaction(context, async (inside) => {
		expect([await once(inside, 'teams', ask), await once(inside, 'teams', ask)]).toEqual([2, 3]);
	});
	expect(await once(context, 'teams', ask)).toBe(4);
	await inTransaction(context, () => Promise.reject(new Error('refused'))).catch(() => {});
	expect(await once(context, 'teams', ask)).toBe(5);
});
