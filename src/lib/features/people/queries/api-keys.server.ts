import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import { hashToken } from '$lib/server/auth/token';
import type { ReadingContext } from '$lib/server/context';
import type { Database } from '$lib/server/db/connection';
import { prepared } from '$lib/server/db/prepared';
import { dayOf, type Day } from '$lib/shared/days';
import type { ApiScope } from '$lib/shared/api-scopes';
import { authorise } from '$lib/shared/problem';
import type { Actor } from '../actor';
import { actorColumns, actorFrom } from '../actor-rows.server';
import { apiKeyState, KEY_START } from '../api-keys';
import { apiKeys, memberships, organisations, users } from '../tables.server';

/** A key that works, and for whom it acts. */
export interface KeyHolder {
	actor: Actor;
	key: { id: string; hash: string; scopes: readonly ApiScope[]; lastUsedOn: Day | null };
}

/** Who a key acts for; null where it is unknown, revoked or expired, or its owner is deactivated. */
export async function holderOfKey(db: Database, key: string, now: Date): Promise<KeyHolder | null> {
	if (!key.startsWith(KEY_START)) return null;
	const hash = hashToken(key);
	const rows = await lookUpIn(db)({ hash });
	const [found] = rows;
	if (!found || apiKeyState(found, dayOf(now, found.timeZone)) !== 'works') return null;
	const { id, scopes, lastUsedOn } = found;
	return { actor: actorFrom(rows), key: { id, hash, scopes, lastUsedOn } };
}

type LookUp = ReturnType<typeof prepareLookUp>;

const lookUps = new WeakMap<Database, LookUp>();

/** Every request to the API asks this, so it is prepared once: building its SQL takes longer than answering it. */
function lookUpIn(db: Database): LookUp {
	const lookUp = lookUps.get(db) ?? prepareLookUp(db);
	lookUps.set(db, lookUp);
	return lookUp;
}

function prepareLookUp(db: Database) {
	return prepared(
		'holder_of_key',
		db
			.select({
				id: apiKeys.id,
				scopes: apiKeys.scopes,
				lastUsedOn: apiKeys.lastUsedOn,
				expiresOn: apiKeys.expiresOn,
				revokedAt: apiKeys.revokedAt,
				...actorColumns
			})
			.from(apiKeys)
			.innerJoin(organisations, eq(organisations.organisationId, apiKeys.organisationId))
			.innerJoin(users, and(eq(users.organisationId, apiKeys.organisationId), eq(users.id, apiKeys.userId)))
			.leftJoin(
				memberships,
				and(eq(memberships.organisationId, apiKeys.organisationId), eq(memberships.userId, apiKeys.userId))
			)
			.where(eq(apiKeys.keyHash, sql.placeholder('hash')))
	);
}

/** Every key of the organisation, newest first, with its owner. Only for admins. */
export async function apiKeyList({ db, actor, now }: ReadingContext) {
	authorise(actor.isAdmin);
	const today = dayOf(now, actor.habits.timeZone);
	const rows = await db
		.select({
			id: apiKeys.id,
			name: apiKeys.name,
			shownPart: apiKeys.shownPart,
			scopes: apiKeys.scopes,
			createdAt: apiKeys.createdAt,
			lastUsedOn: apiKeys.lastUsedOn,
			expiresOn: apiKeys.expiresOn,
			revokedAt: apiKeys.revokedAt,
			owner: users.name,
			deactivatedAt: users.deactivatedAt
		})
		.from(apiKeys)
		.innerJoin(users, and(eq(users.organisationId, apiKeys.organisationId), eq(users.id, apiKeys.userId)))
		.where(eq(apiKeys.organisationId, actor.organisationId))
		.orderBy(desc(apiKeys.createdAt), desc(apiKeys.id));
	return rows.map(({ revokedAt, deactivatedAt, ...key }) => ({
		...key,
		state: apiKeyState({ revokedAt, deactivatedAt, expiresOn: key.expiresOn }, today)
	}));
}

/** The people a key can act for, by name. Only for admins. */
export async function possibleKeyOwners({ db, actor }: ReadingContext) {
	authorise(actor.isAdmin);
	return db
		.select({ id: users.id, name: users.name, email: users.email })
		.from(users)
		.where(and(eq(users.organisationId, actor.organisationId), isNull(users.deactivatedAt)))
		.orderBy(asc(users.name), asc(users.id));
}
