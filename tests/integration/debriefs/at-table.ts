import * as v from 'valibot';
import { noteSeen, goToPhase } from '../../../src/lib/features/debriefs/retros/commands/meeting.server';
import { createRetro } from '../../../src/lib/features/debriefs/retros/commands/retros.server';
import { retroForm } from '../../../src/lib/features/debriefs/retros/forms';
import { phaseAfter, type Phase } from '../../../src/lib/features/debriefs/retros/phase';
import { boardOf } from '../../../src/lib/features/debriefs/retros/queries.server';
import type { Seat } from '../../../src/lib/features/debriefs/retros/seat';
import type { Context } from '../../../src/lib/server/context';
import type { Organisation } from '../../support/team';

/** A retro of Orders that Lena leads. */
export async function retroOfOrders(
	team: Organisation,
	given: Record<string, string> = {}
): Promise<{ id: string; seat: Seat }> {
	const input = v.parse(retroForm, {
		title: 'November',
		teamId: team.teams.Orders,
		templateId: 'helped-harder',
		ownCardsCount: 'on',
		...given
	});
	const id = await createRetro(team.as.lena!, input);
	const seat = { retroId: id, guestId: null, secret: '' };
	await noteSeen(team.as.lena!, seat);
	return { id, seat };
}

/** Has the leader go on, step by step, until the retro is where it is wanted. */
export async function goOnTo(context: Context, seat: Seat, phase: Phase): Promise<void> {
	const { phase: at, version } = await boardOf(context, seat);
	if (at === phase) return;
	await goToPhase(context, seat, { to: phaseAfter(at)!, version });
	await goOnTo(context, seat, phase);
}
