import { limitsOf } from '$lib/features/escalations/authority';
import { chainOf, EVERY_TEAM, tiers } from '$lib/features/escalations/chain';
import { stepsOfChain, storedLimits } from '$lib/features/escalations/queries.server';
import { teamsOfActor } from '$lib/features/people/queries.server';
import { page } from '$lib/server/answers';
import { notFound } from '$lib/shared/problem';

export const load = page(async ({ context, url }) => {
	const [steps, limits, teams] = await Promise.all([
		stepsOfChain(context),
		storedLimits(context),
		teamsOfActor(context)
	]);
	const scopeId = url.searchParams.get('team') || EVERY_TEAM;
	const team = teams.find(({ id }) => id === scopeId);
	if (scopeId !== EVERY_TEAM && !team) throw notFound();
	const chain = chainOf(steps, scopeId);
	return {
		scope: { id: scopeId, name: team?.name ?? 'Every team' },
		search: scopeId ? `?team=${scopeId}` : '',
		tiers: tiers.map((tier) => {
			const step = chain.find((each) => each.tier === tier) ?? null;
			return { tier, step, isOwn: step !== null && step.scopeId === scopeId };
		}),
		limits: limitsOf(limits, scopeId),
		hasOwnLimits: limits.some((limit) => limit.scopeId === scopeId),
		teams: teams.filter(({ archived }) => !archived).map(({ id, name }) => ({ id, name }))
	};
});
