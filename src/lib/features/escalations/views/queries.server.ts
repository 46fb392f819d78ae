import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, or, type SQL } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { mayLeadTeam, readableTeams, type Actor } from '../../people/actor';
import { defaultViews, savedViews } from './tables.server';
import { KEPT_DAYS, type SavedView } from './view';

/** The views that the actor sees: their own and those shared with teams they read, by name. */
export async function viewsOf(context: ReadingContext): Promise<SavedView[]> {
	const { db, actor } = context;
	const found = await db
		.select({ ...viewColumns, defaultId: defaultViews.viewId })
		.from(savedViews)
		.leftJoin(
			defaultViews,
			and(
				eq(defaultViews.organisationId, actor.organisationId),
				eq(defaultViews.userId, actor.userId),
				eq(defaultViews.viewId, savedViews.id)
			)
		)
		.where(and(seenBy(actor), isNull(savedViews.deletedAt)))
		.orderBy(asc(savedViews.name), asc(savedViews.id));
	return found.map((row) => viewFor(actor, row));
}

/** The views that the actor deleted, or may bring back for a team, the last deleted first. */
export async function deletedViewsOf(context: ReadingContext): Promise<SavedView[]> {
	const { db, actor, now } = context;
	const since = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
	const found = await db
		.select(viewColumns)
		.from(savedViews)
		.where(and(seenBy(actor), isNotNull(savedViews.deletedAt), gt(savedViews.deletedAt, since)))
		.orderBy(desc(savedViews.deletedAt), asc(savedViews.id));
	return found.map((row) => viewFor(actor, { ...row, defaultId: null })).filter(({ mayChange }) => mayChange);
}

const viewColumns = {
	id: savedViews.id,
	name: savedViews.name,
	search: savedViews.search,
	ownerId: savedViews.ownerId,
	teamId: savedViews.teamId
};

function seenBy(actor: Actor): SQL | undefined {
	const teams = readableTeams(actor);
	const own = and(isNull(savedViews.teamId), eq(savedViews.ownerId, actor.userId));
	const shared = teams ? inArray(savedViews.teamId, teams) : isNotNull(savedViews.teamId);
	return and(eq(savedViews.organisationId, actor.organisationId), or(own, shared));
}

function viewFor(
	actor: Actor,
	{
		ownerId,
		defaultId,
		...view
	}: Omit<SavedView, 'mayChange' | 'isDefault'> & { ownerId: string; defaultId: string | null }
): SavedView {
	const mayChange = view.teamId === null ? ownerId === actor.userId : mayLeadTeam(actor, view.teamId);
	return { ...view, mayChange, isDefault: defaultId !== null };
}
