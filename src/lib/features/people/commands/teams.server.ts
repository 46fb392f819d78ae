import { and, eq } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { isUniqueViolation } from '$lib/server/db/dialect';
import { newId } from '$lib/shared/ids';
import { authorise, invalid } from '$lib/shared/problem';
import { audit } from '../audit.server';
import { teamById } from '../queries/teams.server';
import { teams } from '../tables.server';

/**
 * Creates a team.
 * @returns its id
 */
export async function createTeam(context: Context, input: { name: string }): Promise<string> {
	authorise(context.actor.isAdmin);
	const { organisationId } = context.actor;
	const id = newId();
	await withUniqueName(() =>
		inTransaction(context, async (inside) => {
			await inside.db.insert(teams).values({ organisationId, id, name: input.name, createdAt: context.now });
			await audit(inside, 'team-created', { team: id, name: input.name });
		})
	);
	return id;
}

/** Gives a team another name, also on its old records. */
export async function renameTeam(context: Context, input: { teamId: string; name: string }): Promise<void> {
	authorise(context.actor.isAdmin);
	await withUniqueName(() =>
		inTransaction(context, async (inside) => {
			const team = await teamById(inside, input.teamId);
			if (team.name === input.name) return;
			await changeTeam(inside, team.id, { name: input.name });
			await audit(inside, 'team-renamed', { team: team.id, before: team.name, after: input.name });
		})
	);
}

/** Takes a team out of the choices for new records; its old ones stay as they are. */
export async function archiveTeam(context: Context, input: { teamId: string }): Promise<void> {
	authorise(context.actor.isAdmin);
	await inTransaction(context, async (inside) => {
		const team = await teamById(inside, input.teamId);
		if (team.archivedAt) return;
		await changeTeam(inside, team.id, { archivedAt: context.now });
		await audit(inside, 'team-archived', { team: team.id, name: team.name });
	});
}

/** Puts an archived team back among the choices. */
export async function restoreTeam(context: Context, input: { teamId: string }): Promise<void> {
	authorise(context.actor.isAdmin);
	await inTransaction(context, async (inside) => {
		const team = await teamById(inside, input.teamId);
		if (!team.archivedAt) return;
		await changeTeam(inside, team.id, { archivedAt: null });
		await audit(inside, 'team-restored', { team: team.id, name: team.name });
	});
}

async function changeTeam(
	{ db, actor }: WritingContext,
	teamId: string,
	change: { name?: string; archivedAt?: Date | null }
): Promise<void> {
	await db
		.update(teams)
		.set(change)
		.where(and(eq(teams.organisationId, actor.organisationId), eq(teams.id, teamId)));
}

async function withUniqueName(work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (error) {
		if (!isUniqueViolation(error)) throw error;
		throw invalid({ name: 'There is a team with this name already, perhaps among the archived ones.' });
	}
}
