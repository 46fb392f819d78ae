import { and, desc, eq, gte, isNull } from 'drizzle-orm';
import { hashToken } from '$lib/server/auth/token';
import type { ReadingContext, VisitorContext } from '$lib/server/context';
import { authorise, notFound } from '$lib/shared/problem';
import { onlookerOf } from '../../people/actor';
import { habitsOf, namesOf } from '../../people/queries.server';
import { recipientsInWords } from '../kudos';
import { kudos, kudosWalls } from '../tables.server';
import type { WallKudos } from '../wall';
import { asShown } from './shown.server';

const MOST_ON_WALL = 40;
const DAYS_ON_WALL = 30;
const DAY_MS = 86_400_000;

/** What stands on the wall: what was lately given and is not to be left off it, the latest first. */
export async function wallOf(context: ReadingContext): Promise<WallKudos[]> {
	const rows = await context.db
		.select({ id: kudos.id, authorId: kudos.authorId, reason: kudos.reason, givenAt: kudos.givenAt })
		.from(kudos)
		.where(
			and(
				eq(kudos.organisationId, context.actor.organisationId),
				gte(kudos.givenAt, new Date(context.now.getTime() - DAYS_ON_WALL * DAY_MS)),
				eq(kudos.isOnWall, true),
				isNull(kudos.withdrawnAt)
			)
		)
		.orderBy(desc(kudos.givenAt), desc(kudos.id))
		.limit(MOST_ON_WALL);
	const shown = await asShown(
		context,
		rows.map((row) => ({ ...row, subjectKind: null, subjectId: null }))
	);
	return shown.map((each) => ({
		id: each.id,
		author: each.author.name,
		recipients: recipientsInWords({
			...each,
			people: each.people.map(({ name }) => ({ name, isReader: false }))
		}),
		reason: each.reason,
		values: each.values
	}));
}

/**
 * The wall that a link shows, to whoever has it.
 * @throws Problem `not-found` where the link is unknown or revoked
 */
export async function openWall({ db, now }: VisitorContext, token: string): Promise<WallKudos[]> {
	const organisationId = await organisationOfWall(db, token);
	const habits = organisationId && (await habitsOf(db, organisationId));
	if (!organisationId || !habits) throw notFound();
	return wallOf({ db, now, actor: onlookerOf(organisationId, habits) });
}

async function organisationOfWall(db: VisitorContext['db'], token: string): Promise<string | null> {
	const [found] = await db
		.select({ organisationId: kudosWalls.organisationId })
		.from(kudosWalls)
		.where(and(eq(kudosWalls.tokenHash, hashToken(token)), isNull(kudosWalls.revokedAt)));
	return found?.organisationId ?? null;
}

/** A link to the wall, without the link itself, which is stored nowhere. */
export interface WallLink {
	id: string;
	name: string;
	createdAt: Date;
	createdByName: string;
}

/** The links to the wall that work, the newest first. Only for admins. */
export async function wallLinks(context: ReadingContext): Promise<WallLink[]> {
	authorise(context.actor.isAdmin);
	const rows = await context.db
		.select({
			id: kudosWalls.id,
			name: kudosWalls.name,
			createdAt: kudosWalls.createdAt,
			createdBy: kudosWalls.createdBy
		})
		.from(kudosWalls)
		.where(and(eq(kudosWalls.organisationId, context.actor.organisationId), isNull(kudosWalls.revokedAt)))
		.orderBy(desc(kudosWalls.createdAt), desc(kudosWalls.id));
	const names = await namesOf(
		context,
		rows.map(({ createdBy }) => createdBy)
	);
	return rows.map(({ createdBy, ...link }) => ({
		...link,
		createdByName: names.get(createdBy) ?? 'Somebody'
	}));
}
