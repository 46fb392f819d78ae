import { chainOf, EVERY_TEAM, tiers } from '$lib/features/escalations/chain';
import { removeChainStep, saveChainStep } from '$lib/features/escalations/commands/chain-of-command.server';
import { chainStepForm } from '$lib/features/escalations/handling/forms';
import { stepsOfChain } from '$lib/features/escalations/queries.server';
import { activePeople, teamById } from '$lib/features/people/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { authorise } from '$lib/shared/problem';
import * as v from 'valibot';

export const load = page(async ({ context, params, url }) => {
	const { scopeId, tier } = placeOf(params, url);
	authorise(context.actor.isAdmin && tiers.includes(tier));
	const [steps, people, team] = await Promise.all([
		stepsOfChain(context),
		activePeople(context),
		scopeId === EVERY_TEAM ? null : teamById(context, scopeId)
	]);
	const step = chainOf(steps, scopeId).find((each) => each.tier === tier) ?? null;
	return {
		tier,
		step,
		isOwn: step?.scopeId === scopeId,
		team: team && { id: team.id, name: team.name },
		back: backTo(scopeId),
		people: people.map(({ id, name }) => ({ value: id, label: name }))
	};
});

export const actions = {
	save: action(chainStepForm, async ({ context, input, event }) => {
		const place = placeOf(event.params, event.url);
		await saveChainStep(context, place, input);
		redirectWithNotice(event.cookies, backTo(place.scopeId), `Tier ${place.tier} is saved.`);
	}),
	remove: action(v.object({}), async ({ context, event }) => {
		const place = placeOf(event.params, event.url);
		await removeChainStep(context, place);
		redirectWithNotice(event.cookies, backTo(place.scopeId), `Tier ${place.tier} is taken out.`);
	})
};

function placeOf(params: Record<string, string>, url: URL) {
	return { scopeId: url.searchParams.get('team') || EVERY_TEAM, tier: Number(params.tier) };
}

function backTo(scopeId: string): string {
	return `/settings/chain-of-command${scopeId ? `?team=${scopeId}` : ''}`;
}
