import { pinFact, unpinFact } from '$lib/features/debriefs/retros/commands/beside.server';
import { parkedChoice, pinForm } from '$lib/features/debriefs/retros/forms';
import { tableOf } from '$lib/features/debriefs/retros/queries.server';
import { mayReadTeam } from '$lib/features/people/actor';
import { action, orBackWithReason, page, redirectWithNotice } from '$lib/server/answers';
import type { Context } from '$lib/server/context';
import type { Seat } from '$lib/features/debriefs/retros/seat';
import { invalid } from '$lib/shared/problem';
import { redirect } from '@sveltejs/kit';
import { sitDown } from '../../seat';
import { factsFor } from './facts';

/** Whoever was invited from another team sees what is pinned, and not the team's other figures. */
async function offeredTo(context: Context, seat: Seat) {
	const { retro } = await tableOf(context, seat);
	const facts = mayReadTeam(context.actor, retro.teamId) ? await factsFor(context, retro.teamId) : [];
	return { retro, facts };
}

export const load = page(async (event) => {
	const { context, seat } = await sitDown(event);
	const { retro, facts } = await offeredTo(context, seat);
	return { id: retro.id, title: retro.title, facts };
});

export const actions = {
	pin: action(pinForm, async ({ input, event }) => {
		const { context, seat } = await sitDown(event);
		const { facts } = await offeredTo(context, seat);
		const found = facts.find(({ kind }) => kind === input.kind);
		if (!found) throw invalid({ kind: 'This fact is not there any more.' });
		const { title, measure, points, address } = found;
		await orBackWithReason(event.cookies, `/retros/${seat.retroId}`, () =>
			pinFact(context, seat, { title, measure, points, address })
		);
		redirectWithNotice(event.cookies, `/retros/${seat.retroId}`, 'It is pinned, as it is today.');
	}),
	unpin: action(parkedChoice, async ({ input, event }) => {
		const { context, seat } = await sitDown(event);
		const back = `/retros/${seat.retroId}`;
		await orBackWithReason(event.cookies, back, () => unpinFact(context, seat, input.id));
		redirect(303, back);
	})
};
