import { changePlan } from '$lib/features/debriefs/retros/commands/retros.server';
import { planForm } from '$lib/features/debriefs/retros/forms';
import { tableOf } from '$lib/features/debriefs/retros/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { dayOf } from '$lib/shared/days';
import { timeOf } from '$lib/shared/zoned';
import { sitDown } from '../../seat';

export const load = page(async (event) => {
	const { context, seat } = await sitDown(event);
	const { retro, isFacilitator } = await tableOf(context, seat);
	const { timeZone } = context.actor.habits;
	return {
		id: retro.id,
		title: retro.title,
		version: retro.version,
		scheduledOn: retro.scheduledFor ? dayOf(retro.scheduledFor, timeZone) : '',
		scheduledAt: retro.scheduledFor ? timeOf(retro.scheduledFor, timeZone) : '',
		mayChange: isFacilitator && retro.startedAt === null && retro.closedAt === null
	};
});

export const actions = {
	default: action(planForm, async ({ input, event }) => {
		const { context, seat } = await sitDown(event);
		await changePlan(context, seat, input);
		redirectWithNotice(event.cookies, `/retros/${seat.retroId}`, 'The plan is changed.');
	})
};
