import { and, count, eq, inArray, isNull, lt } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { newId } from '$lib/shared/ids';
import { authorise, invalid } from '$lib/shared/problem';
import { mayLeadTeam } from '../../people/actor';
import { teamsOfActor } from '../../people/queries.server';
import type { ViewChangeForm, ViewForm } from './forms';
import { deletedViewsOf, viewsOf } from './queries.server';
import { defaultViews, savedViews } from './tables.server';
import { KEPT_DAYS, searchOf } from './view';

/** More than this nobody finds their way in. */
const MOST_VIEWS = 40;

/**
 * Saves the filters of a list under a name, for the actor alone or for a team that the actor leads.
 * @returns its id
 * @throws Problem `invalid` where the name is taken, or there are too many
 */
export async function saveView(context: Context, input: ViewForm): Promise<string> {
	return inTransaction(context, async (inside) => {
		authorise(await mayShareWith(inside, input.teamId));
		const { organisationId, userId } = inside.actor;
		await expectFreeName(inside, input.name, input.teamId, null);
		await expectRoom(inside, input.teamId);
		await forgetOld(inside);
		const id = newId();
		await inside.db.insert(savedViews).values({
			organisationId,
			id,
			name: input.name,
			search: searchOf(input.search),
			ownerId: userId,
			teamId: input.teamId,
			savedAt: inside.now
		});
		if (input.isDefault) await openWith(inside, id);
		return id;
	});
}

/**
 * Renames a view, shares it with a team or with nobody, gives it other filters where that is ticked, and opens the actor's
 * list with it or no longer.
 */
export async function changeView(context: Context, id: string, input: ViewChangeForm): Promise<void> {
	await inTransaction(context, async (inside) => {
		authorise(await mayShareWith(inside, input.teamId));
		const { organisationId, userId } = inside.actor;
		const view = (await viewsOf(inside)).find((one) => one.id === id);
		authorise(view !== undefined && view.mayChange);
		await expectFreeName(inside, input.name, input.teamId, id);
		// Whoever stops sharing a team's view keeps it, as nobody else could see it then.
		const owner = input.teamId === null && view.teamId !== null ? { ownerId: userId } : {};
		const filters = input.replacesFilters ? { search: searchOf(input.search) } : {};
		await inside.db
			.update(savedViews)
			.set({ name: input.name, teamId: input.teamId, ...owner, ...filters })
			.where(and(eq(savedViews.organisationId, organisationId), eq(savedViews.id, id)));
		if (input.isDefault) await openWith(inside, id);
		else if (view.isDefault) await openWith(inside, null);
	});
}

/** Opens the actor's list with a view they see, or with none. */
export async function setDefaultView(context: Context, id: string, isDefault: boolean): Promise<void> {
	await inTransaction(context, async (inside) => {
		const view = (await viewsOf(inside)).find((one) => one.id === id);
		authorise(view !== undefined);
		if (view.isDefault !== isDefault) await openWith(inside, isDefault ? id : null);
	});
}

/** Deletes a view; it can be brought back for a while. */
export async function deleteView(context: Context, id: string): Promise<void> {
	await inTransaction(context, async (inside) => {
		const view = (await viewsOf(inside)).find((one) => one.id === id);
		authorise(view !== undefined && view.mayChange);
		await markDeleted(inside, id, inside.now);
	});
}

/** Brings a deleted view back. */
export async function restoreView(context: Context, id: string): Promise<void> {
	await inTransaction(context, async (inside) => {
		const view = (await deletedViewsOf(inside)).find((one) => one.id === id);
		authorise(view !== undefined);
		await expectFreeName(inside, view.name, view.teamId, id);
		await markDeleted(inside, id, null);
	});
}

/** Whether the team is one of the organisation's, and the actor leads it; an admin leads every team there is. */
async function mayShareWith(inside: WritingContext, teamId: string | null): Promise<boolean> {
	if (teamId === null) return true;
	const teams = await teamsOfActor(inside);
	return teams.some(({ id }) => id === teamId) && mayLeadTeam(inside.actor, teamId);
}

async function expectFreeName(
	inside: WritingContext,
	name: string,
	teamId: string | null,
	except: string | null
): Promise<void> {
	const taken = (await viewsOf(inside)).some(
		(view) => view.id !== except && view.teamId === teamId && view.name.toLowerCase() === name.toLowerCase()
	);
	if (taken) throw invalid({ name: `There is a view called “${name}” already; please choose another name.` });
}

async function expectRoom(inside: WritingContext, teamId: string | null): Promise<void> {
	const { organisationId, userId } = inside.actor;
	const [found] = await inside.db
		.select({ views: count() })
		.from(savedViews)
		.where(
			and(
				eq(savedViews.organisationId, organisationId),
				isNull(savedViews.deletedAt),
				teamId === null
					? and(eq(savedViews.ownerId, userId), isNull(savedViews.teamId))
					: eq(savedViews.teamId, teamId)
			)
		);
	if ((found?.views ?? 0) >= MOST_VIEWS) {
		throw invalid({ name: `There are ${MOST_VIEWS} views already; please delete one that nobody needs.` });
	}
}

async function openWith(inside: WritingContext, viewId: string | null): Promise<void> {
	const { organisationId, userId } = inside.actor;
	if (viewId === null) {
		await inside.db
			.delete(defaultViews)
			.where(and(eq(defaultViews.organisationId, organisationId), eq(defaultViews.userId, userId)));
		return;
	}
	await inside.db
		.insert(defaultViews)
		.values({ organisationId, userId, viewId })
		.onConflictDoUpdate({
			target: [defaultViews.organisationId, defaultViews.userId],
			set: { viewId }
		});
}

async function markDeleted(inside: WritingContext, id: string, at: Date | null): Promise<void> {
	await inside.db
		.update(savedViews)
		.set({ deletedAt: at })
		.where(and(eq(savedViews.organisationId, inside.actor.organisationId), eq(savedViews.id, id)));
}

/** Lets go of views that were deleted too long ago to be brought back. */
async function forgetOld(inside: WritingContext): Promise<void> {
	const { organisationId } = inside.actor;
	const old = and(
		eq(savedViews.organisationId, organisationId),
		lt(savedViews.deletedAt, new Date(inside.now.getTime() - KEPT_DAYS * 86_400_000))
	);
	const gone = inside.db.select({ id: savedViews.id }).from(savedViews).where(old);
	await inside.db
		.delete(defaultViews)
		.where(and(eq(defaultViews.organisationId, organisationId), inArray(defaultViews.viewId, gone)));
	await inside.db.delete(savedViews).where(old);
}
