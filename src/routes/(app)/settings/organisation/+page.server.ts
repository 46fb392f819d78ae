import { changeOrganisation } from '$lib/features/people/commands.server';
import { organisationForm } from '$lib/features/people/forms';
import { habitOptions } from '$lib/features/people/habits';
import { organisationOf } from '$lib/features/people/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { authorise } from '$lib/shared/problem';

export const load = page(async ({ context }) => {
	authorise(context.actor.isAdmin);
	const { name, timeZone, locale, currency } = await organisationOf(context);
	return { organisation: { name, timeZone, locale, currency }, options: habitOptions({ timeZone, locale }) };
});

export const actions = {
	default: action(organisationForm, async ({ context, input, event }) => {
		await changeOrganisation(context, input);
		redirectWithNotice(event.cookies, '/settings/organisation', 'The organisation is saved.');
	})
};
