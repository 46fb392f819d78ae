import { and, eq } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { authorise, invalid, openToAnyone, Problem } from '$lib/shared/problem';
import { taxonomy } from '../../escalations/queries.server';
import { mayReadTeam } from '../../people/actor';
import { teamsOfActor } from '../../people/queries.server';
import type { FixForm } from '../forms';
import { findFix } from '../queries.server';
import { insertFix, recountVotes } from '../recording.server';
import { fixVotes } from '../tables.server';

/**
 * Puts a fix that somebody thought of on the list.
 * @returns its id
 * @throws Problem `not-found` for a team that is not the actor's, `invalid` for a cause that is no longer offered
 */
export async function suggestFix(context: Context, input: FixForm): Promise<string> {
	openToAnyone('whoever does the work sees what would spare it');
	if (input.teamId !== null) authorise(mayReadTeam(context.actor, input.teamId));
	return inTransaction(context, async (inside) => {
		await expectOffered(inside, input);
		const { teamId, ...fix } = input;
		return insertFix(
			inside,
			{ ...fix, suggestionKey: null, evidence: null },
			teamId === null ? null : [teamId]
		);
	});
}

/**
 * Votes for a fix. A second vote of the same person changes nothing.
 * @throws Problem `not-found` for who may not read it, `conflict` for a duplicate, whose votes count elsewhere
 */
export async function voteForFix(context: Context, id: string): Promise<void> {
	openToAnyone('whoever may read a fix may say that it would help them');
	await inTransaction(context, async (inside) => {
		const { status } = await findFix(inside, id);
		if (status === 'duplicate') {
			throw new Problem('conflict', 'This is a duplicate: please vote for the one it says the same as.');
		}
		const { organisationId, userId } = inside.actor;
		await inside.db
			.insert(fixVotes)
			.values({ organisationId, fixId: id, userId, votedAt: inside.now })
			.onConflictDoNothing();
		await recountVotes(inside, [id]);
	});
}

/**
 * Takes the actor's vote for a fix back, if there is one.
 * @throws Problem `not-found` for who may not read it
 */
export async function takeVoteBack(context: Context, id: string): Promise<void> {
	openToAnyone('the vote is their own');
	await inTransaction(context, async (inside) => {
		await findFix(inside, id);
		const { organisationId, userId } = inside.actor;
		await inside.db
			.delete(fixVotes)
			.where(
				and(eq(fixVotes.organisationId, organisationId), eq(fixVotes.fixId, id), eq(fixVotes.userId, userId))
			);
		await recountVotes(inside, [id]);
	});
}

async function expectOffered(inside: WritingContext, { teamId, causeId }: FixForm): Promise<void> {
	const [teams, entries] = await Promise.all([teamsOfActor(inside), taxonomy(inside)]);
	if (teamId !== null) {
		const team = teams.find(({ id }) => id === teamId);
		authorise(team !== undefined);
		if (team.archived) throw invalid({ teamId: 'This team is archived; please choose another.' });
	}
	const offered = entries.some(({ id, kind, archived }) => id === causeId && kind === 'cause' && !archived);
	if (causeId !== null && !offered) {
		throw invalid({ causeId: 'This cause is no longer offered; please choose another.' });
	}
}
