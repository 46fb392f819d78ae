import { and, asc, eq, inArray } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { readableTeams } from '../../people/actor';
import { activePeople } from '../../people/queries.server';
import type { StoredLimit } from '../authority';
import { EVERY_TEAM, type ScopedStep } from '../chain';
import { authorityLimits, chainPeople, chainSteps } from '../handling/tables.server';

/**
 * The steps of the chain of command that hold in teams the actor may read: the organisation's and the teams' own, with
 * those of their people who can sign in.
 */
export async function stepsOfChain(context: ReadingContext): Promise<ScopedStep[]> {
	const { db, actor } = context;
	const scopes = readableScopes(context);
	const [steps, people] = await Promise.all([
		db
			.select({
				scopeId: chainSteps.scopeId,
				tier: chainSteps.tier,
				name: chainSteps.name,
				desk: chainSteps.desk,
				withinMinutes: chainSteps.withinMinutes,
				reach: chainSteps.reach
			})
			.from(chainSteps)
			.where(
				and(
					eq(chainSteps.organisationId, actor.organisationId),
					scopes ? inArray(chainSteps.scopeId, scopes) : undefined
				)
			)
			.orderBy(asc(chainSteps.scopeId), asc(chainSteps.tier)),
		db
			.select({ scopeId: chainPeople.scopeId, tier: chainPeople.tier, userId: chainPeople.userId })
			.from(chainPeople)
			.where(
				and(
					eq(chainPeople.organisationId, actor.organisationId),
					scopes ? inArray(chainPeople.scopeId, scopes) : undefined
				)
			)
	]);
	const active = people.length > 0 ? await activePeople(context) : [];
	return steps.map((step) => ({
		...step,
		people: active.filter(({ id }) =>
			people.some(
				({ scopeId, tier, userId }) => scopeId === step.scopeId && tier === step.tier && userId === id
			)
		)
	}));
}

/** What is laid down about authority, in every scope the actor may read. */
export function storedLimits(context: ReadingContext): Promise<StoredLimit[]> {
	const { db, actor } = context;
	const scopes = readableScopes(context);
	return db
		.select({
			scopeId: authorityLimits.scopeId,
			role: authorityLimits.role,
			amount: authorityLimits.amount
		})
		.from(authorityLimits)
		.where(
			and(
				eq(authorityLimits.organisationId, actor.organisationId),
				scopes ? inArray(authorityLimits.scopeId, scopes) : undefined
			)
		);
}

function readableScopes({ actor }: ReadingContext): string[] | null {
	const teams = readableTeams(actor);
	return teams && [EVERY_TEAM, ...teams];
}
