import {
	changeEmailOf,
	changeRoles,
	deactivatePerson,
	makeResetLink,
	reactivatePerson
} from '$lib/features/people/commands.server';
import { emailForm, nothing, rolesForm } from '$lib/features/people/forms';
import { allTeams, personForAdmin } from '$lib/features/people/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(async ({ context, params }) => {
	const person = await personForAdmin(context, params.id!);
	const isIn = new Set(person.memberships.map(({ teamId }) => teamId));
	const teams = (await allTeams(context)).filter(({ id, archivedAt }) => !archivedAt || isIn.has(id));
	return { someone: person, teams, isOneself: person.id === context.actor.userId };
});

export const actions = {
	roles: action(rolesForm, async ({ context, input, event }) => {
		const userId = event.params.id!;
		await changeRoles(context, { ...input, userId });
		// Whoever takes the admin's role off themselves is no longer let into this page.
		const staysOpen = input.isAdmin || userId !== context.actor.userId;
		const next = staysOpen ? `/settings/people/${userId}` : '/settings';
		redirectWithNotice(event.cookies, next, 'The roles are saved. They hold from the next page on.');
	}),
	email: action(emailForm, async ({ context, input, event }) => {
		const userId = event.params.id!;
		const { mailed } = await changeEmailOf(context, { ...input, userId });
		const notice = mailed
			? 'The address is changed, and both addresses are told.'
			: 'The address is changed. No mail was sent, so tell them yourself.';
		redirectWithNotice(event.cookies, `/settings/people/${userId}`, notice);
	}),
	deactivate: action(nothing, async ({ context, event }) => {
		await deactivatePerson(context, { userId: event.params.id! });
		return { notice: 'Deactivated. They are signed out everywhere, and what they recorded stays.' };
	}),
	reactivate: action(nothing, async ({ context, event }) => {
		await reactivatePerson(context, { userId: event.params.id! });
		return { notice: 'Reactivated. They can sign in with the password they had.' };
	}),
	'reset-link': action(nothing, async ({ context, event }) => ({
		resetLink: await makeResetLink(context, { userId: event.params.id! })
	}))
};
