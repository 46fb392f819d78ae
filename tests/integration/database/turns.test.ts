import { MessageChannel } from 'node:worker_threads';
import pLimit from 'p-limit';
import { expect, onTestFinished, test } from 'vitest';
import { borrowedTurns, lendTurns } from '$lib/server/db/turns';

/** A lender and a borrower as two threads would be, and what happened between them in order. */
function threads() {
	const { port1, port2 } = new MessageChannel();
	onTestFinished(() => port1.close());
	const own = pLimit(1);
	lendTurns(port1, own);
	return { own, borrowed: borrowedTurns(port2), port2, happened: [] as string[] };
}

/** Work that is over when it is told so. */
function longWork() {
	const { promise, resolve } = Promise.withResolvers<void>();
	return { work: () => promise, end: () => resolve() };
}

test('a borrowed turn keeps the lender’s writers waiting, and theirs keep the borrower waiting', async () => {
	const { own, borrowed, happened } = threads();
	const { promise: hasBegun, resolve: begin } = Promise.withResolvers<void>();
	const { work, end } = longWork();
	const first = borrowed(async () => {
		begin();
		await work();
		happened.push('borrowed');
	});
	await hasBegun;
	const second = own(async () => void happened.push('own'));
	const third = borrowed(async () => void happened.push('borrowed again'));
	expect(own.pendingCount).toBe(1);
	end();
	await Promise.all([first, second, third]);
	expect(happened).toEqual(['borrowed', 'own', 'borrowed again']);
});

test('a turn is given on when its work fails', async () => {
	const { own, borrowed } = threads();
	await expect(borrowed(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
	expect(await own(async () => 'next')).toBe('next');
	expect(await borrowed(async () => 'and next')).toBe('and next');
});

test('a thread that dies in its turn, or before it, holds nobody up', async () => {
	const { own, borrowed, port2 } = threads();
	const { promise: hasBegun, resolve: begin } = Promise.withResolvers<void>();
	void borrowed(() => {
		begin();
		return new Promise(() => {});
	});
	void borrowed(() => new Promise(() => {}));
	await hasBegun;
	const next = own(async () => 'next');
	port2.close();
	expect(await next).toBe('next');
	expect(await own(async () => 'and next')).toBe('and next');
});
