import { and, eq, isNull } from 'drizzle-orm';
import { hashToken, newToken } from '$lib/server/auth/token';
import { inTransaction, type Context } from '$lib/server/context';
import type { ApiScope } from '$lib/shared/api-scopes';
import { dayOf, type Day } from '$lib/shared/days';
import { newId } from '$lib/shared/ids';
import { authorise, invalid, notFound, openToAnyone } from '$lib/shared/problem';
import { KEY_START, shownPartOf } from '../api-keys';
import { audit } from '../audit.server';
import { accountById } from '../queries/accounts.server';
import type { KeyHolder } from '../queries/api-keys.server';
import { apiKeys } from '../tables.server';

/**
 * Makes a key for the HTTP API, which acts for a person within their rights and the scopes.
 * @returns the key, which is stored nowhere and can be shown this once
 * @throws Problem `invalid` by field
 */
export async function makeApiKey(
	context: Context,
	input: { name: string; userId: string; scopes: readonly ApiScope[]; expiresOn: Day | null }
): Promise<string> {
	authorise(context.actor.isAdmin);
	const key = KEY_START + newToken();
	await inTransaction(context, async (inside) => {
		const { actor, now } = inside;
		const owner = await accountById(inside, input.userId);
		if (owner.deactivatedAt) throw invalid({ userId: `${owner.name} is deactivated. Choose somebody else.` });
		if (input.expiresOn && input.expiresOn < dayOf(now, actor.habits.timeZone)) {
			throw invalid({ expiresOn: 'This day has passed, so the key would never work.' });
		}
		await inside.db.insert(apiKeys).values({
			organisationId: actor.organisationId,
			id: newId(),
			name: input.name,
			userId: owner.id,
			keyHash: hashToken(key),
			shownPart: shownPartOf(key),
			scopes: [...input.scopes],
			createdBy: actor.userId,
			createdAt: now,
			expiresOn: input.expiresOn
		});
		const details = { name: input.name, key: shownPartOf(key), scopes: input.scopes.join(', ') };
		await audit(inside, 'api-key-made', details, owner.id);
	});
	return key;
}

/** Takes a key back for good; its next request is refused. */
export async function revokeApiKey(context: Context, input: { keyId: string }): Promise<void> {
	authorise(context.actor.isAdmin);
	await inTransaction(context, async (inside) => {
		const [revoked] = await inside.db
			.update(apiKeys)
			.set({ revokedAt: inside.now })
			.where(
				and(
					eq(apiKeys.organisationId, inside.actor.organisationId),
					eq(apiKeys.id, input.keyId),
					isNull(apiKeys.revokedAt)
				)
			)
			.returning({ name: apiKeys.name, shownPart: apiKeys.shownPart, userId: apiKeys.userId });
		if (!revoked) throw notFound();
		await audit(inside, 'api-key-revoked', { name: revoked.name, key: revoked.shownPart }, revoked.userId);
	});
}

const HOUR_MS = 3_600_000;

/** When this process last noted the use of a key, in epoch milliseconds: requests at once would all note it. */
const noted = new Map<string, number>();

/** Notes the day on which a key is used, at most once an hour. */
export async function noteKeyUse(context: Context, { id, lastUsedOn }: KeyHolder['key']): Promise<void> {
	openToAnyone('whoever holds a key uses it');
	const today = dayOf(context.now, context.actor.habits.timeZone);
	const last = noted.get(id);
	const now = context.now.getTime();
	if (lastUsedOn === today || (last !== undefined && Math.abs(now - last) < HOUR_MS)) return;
	noted.set(id, now);
	await inTransaction(context, (inside) =>
		inside.db
			.update(apiKeys)
			.set({ lastUsedOn: today })
			.where(and(eq(apiKeys.organisationId, inside.actor.organisationId), eq(apiKeys.id, id)))
	);
}
