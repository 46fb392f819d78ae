import { eq } from 'drizzle-orm';
import { asc } from 'drizzle-orm';
import { auditEntries, users } from '../../../src/lib/features/people/tables.server';
import { hashPassword } from '../../../src/lib/server/auth/password';
import type { Context, VisitorContext } from '../../../src/lib/server/context';
import type { Database } from '../../../src/lib/server/db/connection';
import { NOW } from '../../support/team';

export const PASSWORD = 'quiet harbour lantern';
export const DEVICE = 'Firefox on Windows';

/** Somebody who has not signed in, from a network address of the documentation range. */
export function visitor(db: Database, given: Partial<VisitorContext> = {}): VisitorContext {
	return { db, now: NOW, address: '192.0.2.1', ...given };
}

/** So many minutes after the tests' present. */
export function minutesLater(minutes: number): Date {
	return new Date(NOW.getTime() + minutes * 60_000);
}

/** The same person later. */
export function later<Given extends { now: Date }>(context: Given, minutes: number): Given {
	return { ...context, now: new Date(context.now.getTime() + minutes * 60_000) };
}

const passwordHash = hashPassword(PASSWORD);

/** Gives everybody in the database the tests' password. */
export async function givePasswords(db: Database): Promise<void> {
	const hash = await passwordHash;
	await db.transaction('passwords', async (inside) => {
		await inside.update(users).set({ passwordHash: hash });
	});
}

/** The e-mail address of one of the named people. */
export async function emailOf({ db, actor }: Context): Promise<string> {
	const [user] = await db.select({ email: users.email }).from(users).where(eq(users.id, actor.userId));
	return user!.email;
}

/** What the audit log holds, oldest first. */
export async function auditOf(db: Database, organisationId: string) {
	return db
		.select()
		.from(auditEntries)
		.where(eq(auditEntries.organisationId, organisationId))
		.orderBy(asc(auditEntries.sequence));
}

/** The header a browser sends back after it was given a cookie. */
export function cookieHeader({ name, value }: { name: string; value: string }): string {
	return `theme=dark; ${name}=${value}`;
}
