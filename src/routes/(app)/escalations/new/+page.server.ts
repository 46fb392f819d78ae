import { limitsOf } from '$lib/features/escalations/authority';
import { chainOf, tierOptions } from '$lib/features/escalations/chain';
import { choices } from '$lib/features/escalations/choices';
import { logEscalation } from '$lib/features/escalations/commands/logging.server';
import { logForm } from '$lib/features/escalations/forms';
import type { LogFormData } from '$lib/features/escalations/log-form';
import { stepsOfChain, storedLimits, taxonomy } from '$lib/features/escalations/queries.server';
import { brandsOfOrganisation, teamsOfActor, type Named } from '$lib/features/people/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { dayOf } from '$lib/shared/days';
import { newId } from '$lib/shared/ids';
import { amountForField } from '$lib/shared/money';

export const load = page(async ({ context }) => {
	const [entries, teams, brands, steps, limits] = await Promise.all([
		taxonomy(context),
		teamsOfActor(context),
		brandsOfOrganisation(context),
		stepsOfChain(context),
		storedLimits(context)
	]);
	const { timeZone, currency } = context.actor.habits;
	const offeredTeams = options(teams);
	const own = [...context.actor.teams.keys()].find((id) => offeredTeams.some(({ value }) => value === id));
	const data: LogFormData = {
		id: newId(),
		personId: context.actor.userId,
		teams: offeredTeams,
		teamId: own ?? offeredTeams[0]?.value ?? '',
		rules: Object.fromEntries(
			offeredTeams.map(({ value }) => {
				const role = context.actor.teams.get(value);
				const limit = role ? limitsOf(limits, value)[role] : null;
				const chain = chainOf(steps, value);
				return [value, { authorityLimit: amountForField(limit, currency), tiers: tierOptions(chain) }];
			})
		),
		brands: options(brands),
		choices: choices(entries),
		currency,
		timeZone,
		today: dayOf(context.now, timeZone)
	};
	return { logForm: data };
});

export const actions = {
	default: action(logForm, async ({ context, input, event }) => {
		const id = await logEscalation(context, input);
		redirectWithNotice(event.cookies, `/escalations/${id}`, 'Escalation logged.');
	})
};

function options(named: readonly Named[]) {
	return named.filter(({ archived }) => !archived).map(({ id, name }) => ({ value: id, label: name }));
}
