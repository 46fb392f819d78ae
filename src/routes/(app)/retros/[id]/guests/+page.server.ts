import { closeGuestLink, openGuestLink } from '$lib/features/debriefs/retros/commands/guests.server';
import { nothing } from '$lib/features/debriefs/retros/forms';
import { tableOf } from '$lib/features/debriefs/retros/queries.server';
import { action, page } from '$lib/server/answers';
import { settings } from '$lib/server/settings';
import { sitDown } from '../../seat';

export const load = page(async (event) => {
	const { context, seat } = await sitDown(event);
	const { retro, isFacilitator, isClosed } = await tableOf(context, seat);
	return { title: retro.title, id: retro.id, isOpen: retro.guestLinkHash !== null, isFacilitator, isClosed };
});

export const actions = {
	open: action(nothing, async ({ event }) => {
		const { context, seat } = await sitDown(event);
		const token = await openGuestLink(context, seat);
		return { link: `${settings().origin}/join/${token}` };
	}),
	close: action(nothing, async ({ event }) => {
		const { context, seat } = await sitDown(event);
		await closeGuestLink(context, seat);
		return { notice: 'The link lets nobody else in. Guests who are here stay.' };
	})
};
