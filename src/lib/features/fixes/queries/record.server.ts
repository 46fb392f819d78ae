import { and, asc, eq, inArray } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { notFound } from '$lib/shared/problem';
import { mayReadTeam } from '../../people/actor';
import { namesOf } from '../../people/queries.server';
import { mayMove, movesFrom, type MoveKind } from '../moves';
import { eventInWords, type FixEvent } from '../story';
import { fixes, fixEvents, suggestionDecisions } from '../tables.server';
import { asFixes, type Fix } from './list.server';
import { readableFixes } from './readable.server';

/**
 * One fix, with the decision it came from where it came from a suggestion.
 * @throws Problem `not-found`, also where it is for teams of others
 */
export async function findFix(
	context: ReadingContext,
	id: string
): Promise<Fix & { decisionId: string | null }> {
	const { organisationId } = context.actor;
	const [row] = await context.db
		.select({ fix: fixes, decisionId: suggestionDecisions.id })
		.from(fixes)
		.leftJoin(
			suggestionDecisions,
			and(
				eq(suggestionDecisions.organisationId, fixes.organisationId),
				eq(suggestionDecisions.fixId, fixes.id)
			)
		)
		.where(and(eq(fixes.organisationId, organisationId), eq(fixes.id, id)));
	if (!row) throw notFound();
	const [fix] = await asFixes(context, [row.fix]);
	if (fix!.teams && !fix!.teams.some((teamId) => mayReadTeam(context.actor, teamId))) throw notFound();
	return { ...fix!, decisionId: row.decisionId };
}

/** What happened to a fix, in order. Who may read the fix is decided where it is found. */
export async function storyOf(context: ReadingContext, fixId: string): Promise<FixEvent[]> {
	const rows = await context.db
		.select()
		.from(fixEvents)
		.where(and(eq(fixEvents.organisationId, context.actor.organisationId), eq(fixEvents.fixId, fixId)))
		.orderBy(asc(fixEvents.at), asc(fixEvents.id));
	const names = await namesOf(
		context,
		rows.flatMap(({ actorId }) => actorId ?? [])
	);
	return rows.map(({ id, at, kind, details, actorId }) => ({
		id,
		at,
		kind,
		details,
		actorName: actorId ? (names.get(actorId) ?? 'Somebody') : null
	}));
}

/** What was last done to a fix, as a sentence for whoever came second. */
export async function lastDoneTo(context: ReadingContext, fixId: string): Promise<string> {
	const last = (await storyOf(context, fixId)).at(-1);
	return last ? eventInWords(last, context.actor.habits) : 'Somebody changed it meanwhile.';
}

/** A fix that is told of beside another. */
export interface RelatedFix {
	id: string;
	title: string;
}

/** The fix that this one says the same as, where the actor may read it, and those that were marked as saying the same as it. */
export async function duplicatesAround(
	context: ReadingContext,
	{ id, duplicateOf }: Pick<Fix, 'id' | 'duplicateOf'>
): Promise<{ original: RelatedFix | null; duplicates: RelatedFix[] }> {
	const related = (condition: ReturnType<typeof eq>) =>
		context.db
			.select({ id: fixes.id, title: fixes.title })
			.from(fixes)
			.where(and(eq(fixes.organisationId, context.actor.organisationId), readableFixes(context), condition))
			.orderBy(asc(fixes.id));
	const [originals, duplicates] = await Promise.all([
		duplicateOf ? related(inArray(fixes.id, [duplicateOf])) : [],
		related(eq(fixes.duplicateOf, id))
	]);
	return { original: originals[0] ?? null, duplicates };
}

/** A fix for the page that asks what a move needs. */
export interface FixToAsk {
	fix: Fix;
	/** Whether one of the moves can be made where the fix stands. */
	open: boolean;
	/** What was last done to it, as a sentence; empty where nothing was. */
	last: string;
}

/**
 * A fix for the page that asks what a move needs, or what one of several does.
 * @throws Problem `not-found` where none of them is the actor's to make
 */
export async function fixToAsk(
	context: ReadingContext,
	id: string,
	kinds: readonly MoveKind[]
): Promise<FixToAsk> {
	const fix = await findFix(context, id);
	if (!kinds.some((kind) => mayMove(kind, fix.standing))) throw notFound();
	const open = movesFrom(fix.stage, fix.standing).some((kind) => kinds.includes(kind));
	return { fix, open, last: open ? '' : await lastDoneTo(context, id) };
}
