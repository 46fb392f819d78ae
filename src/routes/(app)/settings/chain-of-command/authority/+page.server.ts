import { limitsOf } from '$lib/features/escalations/authority';
import { EVERY_TEAM } from '$lib/features/escalations/chain';
import { saveAuthorityLimits } from '$lib/features/escalations/commands/chain-of-command.server';
import { authorityForm } from '$lib/features/escalations/handling/forms';
import { storedLimits } from '$lib/features/escalations/queries.server';
import { teamById } from '$lib/features/people/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { amountForField } from '$lib/shared/money';
import { authorise } from '$lib/shared/problem';

export const load = page(async ({ context, url }) => {
	authorise(context.actor.isAdmin);
	const scopeId = url.searchParams.get('team') || EVERY_TEAM;
	const [stored, team] = await Promise.all([
		storedLimits(context),
		scopeId === EVERY_TEAM ? null : teamById(context, scopeId)
	]);
	const { currency } = context.actor.habits;
	const own = limitsOf(
		stored.filter((limit) => limit.scopeId === scopeId),
		scopeId
	);
	return {
		team: team && { id: team.id, name: team.name },
		back: backTo(scopeId),
		agent: amountForField(own.agent, currency),
		leader: amountForField(own.leader, currency)
	};
});

export const actions = {
	default: action(authorityForm, async ({ context, input, event }) => {
		const scopeId = event.url.searchParams.get('team') || EVERY_TEAM;
		await saveAuthorityLimits(context, scopeId, input);
		redirectWithNotice(event.cookies, backTo(scopeId), 'The limits are saved.');
	})
};

function backTo(scopeId: string): string {
	return `/settings/chain-of-command${scopeId ? `?team=${scopeId}` : ''}`;
}
