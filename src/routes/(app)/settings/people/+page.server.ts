import * as v from 'valibot';
import { revokeInvitation } from '$lib/features/people/commands.server';
import { PEOPLE_A_PAGE, peopleList, pendingInvitations } from '$lib/features/people/queries.server';
import { action, page } from '$lib/server/answers';
import { requiredChoice } from '$lib/shared/fields';

const states = ['active', 'deactivated', 'all'] as const;

export const load = page(async ({ context, url }) => {
	const { searchParams } = url;
	const search = (searchParams.get('search') ?? '').replaceAll('\0', '').toWellFormed().trim().slice(0, 200);
	const state = states.find((each) => each === searchParams.get('state')) ?? 'active';
	const asked = Number(searchParams.get('page'));
	const pageNumber = Number.isSafeInteger(asked) && asked >= 1 && asked <= 1e6 ? asked : 1;
	const [list, invitations] = await Promise.all([
		peopleList(context, { search, state, page: pageNumber }),
		pendingInvitations(context)
	]);
	return { ...list, invitations, search, state, page: pageNumber, peopleAPage: PEOPLE_A_PAGE };
});

export const actions = {
	revoke: action(v.object({ invitation: requiredChoice('The invitation') }), async ({ context, input }) => {
		await revokeInvitation(context, { invitationId: input.invitation });
		return { notice: 'The invitation is taken back. Its link does nothing any more.' };
	})
};
