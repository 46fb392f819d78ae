import { leadsATeam } from '$lib/features/people/actor';
import { offerHelp } from '$lib/features/wellbeing/support/commands/offers.server';
import { offerForm } from '$lib/features/wellbeing/support/forms';
import { ownOffer } from '$lib/features/wellbeing/support/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(async ({ context }) => ({
	offer: await ownOffer(context),
	leads: leadsATeam(context.actor)
}));

export const actions = {
	default: action(offerForm, async ({ context, input, event }) => {
		await offerHelp(context, input);
		redirectWithNotice(event.cookies, '/wellbeing/support', 'Thank you. Others can ask you from now on.');
	})
};
