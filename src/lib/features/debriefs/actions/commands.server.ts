import { and, eq, sql } from 'drizzle-orm';
import { inTransaction, type Context } from '$lib/server/context';
import { newId } from '$lib/shared/ids';
import { authorise, invalid, openToAnyone, Problem } from '$lib/shared/problem';
import { insertFix } from '../../fixes/recording.server';
import { mayReadTeam } from '../../people/actor';
import { readersOfTeam } from '../../people/queries.server';
import type { ActionForm } from '../retros/forms';
import { tableOf } from '../retros/queries.server';
import { expectDeed, isFirstUnder, record } from '../retros/recording.server';
import type { Seat } from '../retros/seat';
import type { ActionState } from './action';
import { actionOf } from './queries.server';
import { teamActions } from './tables.server';

/**
 * Keeps what the table agreed to do.
 * @throws Problem `invalid` for an owner who does not belong to the team, `conflict` before the discussion
 */
export async function agreeOnAction(context: Context, seat: Seat, input: ActionForm): Promise<void> {
	openToAnyone('whoever sits at the table may say what is to be done');
	await inTransaction(context, async (inside) => {
		const table = await tableOf(inside, seat);
		const { retro } = table;
		if (!(await isFirstUnder(inside, retro.id, input.key))) return;
		expectDeed(table, 'agree');
		if (input.ownerId !== null) {
			const [owner] = await readersOfTeam(inside, retro.teamId, [input.ownerId]);
			if (!owner) throw invalid({ ownerId: 'Please choose somebody of the team.' });
		}
		await inside.db.insert(teamActions).values({
			organisationId: inside.actor.organisationId,
			id: newId(),
			teamId: retro.teamId,
			retroId: retro.id,
			title: input.title,
			ownerId: input.ownerId,
			dueOn: input.dueOn,
			state: 'open',
			createdAt: inside.now
		});
		await record(inside, retro.id, 'board');
	});
}

/**
 * Says what has become of an action, in a retro or on any other day.
 * @param input.version the action's when the form was opened
 * @throws Problem `not-found` for another team's, `conflict` where somebody has said so meanwhile
 */
export async function settleAction(
	context: Context,
	id: string,
	input: { state: ActionState; version: number; retroId: string | null }
): Promise<void> {
	await inTransaction(context, async (inside) => {
		const action = await actionOf(inside, id);
		authorise(mayReadTeam(inside.actor, action.teamId));
		if (action.state === input.state) return;
		if (action.version !== input.version) {
			throw new Problem('conflict', `Meanwhile “${action.title}” was changed. Please look again.`);
		}
		await inside.db
			.update(teamActions)
			.set({
				state: input.state,
				endedAt: input.state === 'open' ? null : inside.now,
				version: sql`${teamActions.version} + 1`
			})
			.where(and(eq(teamActions.organisationId, inside.actor.organisationId), eq(teamActions.id, id)));
		if (input.retroId === null) return;
		const { retro } = await tableOf(inside, { retroId: input.retroId, guestId: null, secret: '' });
		await record(inside, retro.id, 'board');
	});
}

/**
 * Makes a fix of an action, with a trial and a verdict ahead of it.
 * @returns the fix, the same for whoever asks twice
 */
export async function makeFixOfAction(context: Context, id: string): Promise<string> {
	return inTransaction(context, async (inside) => {
		const action = await actionOf(inside, id);
		authorise(mayReadTeam(inside.actor, action.teamId));
		if (action.fixId !== null) return action.fixId;
		const fixId = await insertFix(
			inside,
			{
				title: action.title.slice(0, 160),
				why: 'Agreed on in a retro.',
				measure: '',
				causeId: null,
				suggestionKey: null,
				evidence: null
			},
			[action.teamId]
		);
		await inside.db
			.update(teamActions)
			.set({ fixId, version: sql`${teamActions.version} + 1` })
			.where(and(eq(teamActions.organisationId, inside.actor.organisationId), eq(teamActions.id, id)));
		await record(inside, action.retroId, 'board');
		return fixId;
	});
}
