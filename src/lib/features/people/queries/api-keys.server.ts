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
	const rows = await rowsOf(db, hash);
	const [found] = rows;
	if (!found || apiKeyState(found, dayOf(now, found.timeZone)) !== 'works') return null;
	const { id, scopes, lastUsedOn } = found;
	return { actor: actorFrom(rows), key: { id, hash, scopes, lastUsedOn } };
}

/** Every request to the API asks this, so it is prepared once: building its SQL takes longer than answering it. */
interface LookUp {
	ask: ReturnType<typeof prepareLookUp>;
	/** What was asked in this turn of the event loop, by the hash, and how much had been committed by then. */
	asked: Map<string, ReturnType<ReturnType<typeof prepareLookUp>>>;
	commits: number;
}

const lookUps = new WeakMap<Database, LookUp>();

/** Requests that arrive at the same moment with the same key ask once, as nothing was committed between them. */
function rowsOf(db: Database, hash: string) {
	const lookUp: LookUp = lookUps.get(db) ?? { ask: prepareLookUp(db), asked: new Map(), commits: 0 };
	lookUps.set(db, lookUp);
	if (lookUp.commits !== db.commits()) lookUp.asked.clear();
	const known = lookUp.asked.get(hash);
	if (known) return known;
	if (lookUp.asked.size === 0) setImmediate(() => lookUp.asked.clear());
	lookUp.commits = db.commits();
	const rows = Promise.resolve(lookUp.ask({ hash }));
	lookUp.asked.set(hash, rows);
	return rows;
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
