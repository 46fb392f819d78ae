import { and, eq, inArray, lte, sql } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { isOver, limits, secondsToWait, type Limit } from '$lib/server/auth/throttle';
import type { VisitorContext } from '$lib/server/context';
import { Problem } from '$lib/shared/problem';
import { throttles } from './tables.server';

/** Attempts are counted before anybody is known, so for the whole install and under a lock of their own. */
const INSTALL = 'install';

export type Purpose = 'sign-in' | 'reset' | 'link';

/** An attempt that has been counted as failed until it is given back. */
export interface CountedAttempt {
	keys: { account?: string; address: string };
	/** Whether the next one will be refused, should this one fail. */
	isLast: boolean;
}

/**
 * Counts an attempt before it is made, so that a hundred at once are not all let through.
 * @param account what is tried besides the network address: an e-mail address, known to us or not
 * @throws Problem `too-many` with the seconds to wait
 */
export async function countAttempt(
	{ db, now, address }: VisitorContext,
	purpose: Purpose,
	account?: string
): Promise<CountedAttempt> {
	const keys = { address: keyOf(purpose, 'address', address), ...accountKey(purpose, account) };
	const limitOf = new Map<string, Limit>([[keys.address, limits.address]]);
	if (keys.account) limitOf.set(keys.account, limits.account);

	const { wait, isLast } = await db.transaction(INSTALL, async (inside) => {
		const counted = await inside
			.select()
			.from(throttles)
			.where(and(eq(throttles.organisationId, INSTALL), inArray(throttles.key, [...limitOf.keys()])));
		const next = [...limitOf].map(([key, limit]) => {
			const before = counted.find((row) => row.key === key);
			const goesOn = before && !isOver(before, limit, now);
			return {
				organisationId: INSTALL,
				key,
				failures: goesOn ? before.failures + 1 : 1,
				windowStartedAt: goesOn ? before.windowStartedAt : now,
				wait: secondsToWait(before, limit, now)
			};
		});
		const wait = Math.max(...next.map((row) => row.wait));
		if (wait === 0) {
			await inside
				.insert(throttles)
				.values(next.map(({ wait: _, ...row }) => row))
				.onConflictDoUpdate({
					target: [throttles.organisationId, throttles.key],
					set: { failures: sql`excluded.failures`, windowStartedAt: sql`excluded.window_started_at` }
				});
		}
		return { wait, isLast: next.some((row) => row.failures >= limitOf.get(row.key)!.attempts) };
	});
	if (wait > 0) throw tooMany(wait);
	return { keys, isLast };
}

/** Takes back a counted attempt that turned out well: the account's failures are forgotten, the address's one fewer. */
export async function giveBack({ db, now }: VisitorContext, { keys }: CountedAttempt): Promise<void> {
	await db.transaction(INSTALL, async (inside) => {
		if (keys.account) await inside.delete(throttles).where(hasKey(keys.account));
		await inside
			.update(throttles)
			.set({ failures: sql`${throttles.failures} - 1` })
			.where(hasKey(keys.address));
		const oldest = new Date(now.getTime() - limits.address.windowMs);
		await inside
			.delete(throttles)
			.where(and(eq(throttles.organisationId, INSTALL), lte(throttles.windowStartedAt, oldest)));
	});
}

/** Lets an account sign in again at once, after its owner proved it in another way. */
export async function forgetFailures({ db }: VisitorContext, email: string): Promise<void> {
	const { account } = accountKey('sign-in', email);
	await db.transaction(INSTALL, (inside) => inside.delete(throttles).where(hasKey(account!)));
}

function hasKey(key: string) {
	return and(eq(throttles.organisationId, INSTALL), eq(throttles.key, key));
}

function accountKey(purpose: Purpose, account: string | undefined): { account?: string } {
	return account === undefined ? {} : { account: keyOf(purpose, 'account', account) };
}

/** Hashed, because what strangers type is nothing to keep and may be of any length. */
function keyOf(purpose: Purpose, kind: 'account' | 'address', subject: string): string {
	return `${purpose}:${kind}:${createHash('sha256').update(subject).digest('hex')}`;
}

function tooMany(seconds: number): Problem {
	const minutes = Math.ceil(seconds / 60);
	const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`;
	return new Problem('too-many', `There were too many attempts. Please try again in ${wait}.`, {}, seconds);
}
