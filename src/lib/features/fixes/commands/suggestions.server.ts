import { and, eq } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { addDays, dayOf, type Day } from '$lib/shared/days';
import { newId } from '$lib/shared/ids';
import { authorise, invalid, Problem } from '$lib/shared/problem';
import { decisionInWords, setAsideAnswered, type DecisionKind } from '../decision';
import type { SuggestionToDecide } from '../fix';
import { mayDecideFor, teamsAsText, teamsOf } from '../reach';
import type { DismissalForm, SnoozeForm } from '../forms';
import { decisionsFor, findDecision } from '../queries.server';
import { insertFix, removeFix } from '../recording.server';
import { suggestionDecisions } from '../tables.server';

/** Longer than this is no "not now". */
const LONGEST_SNOOZE_DAYS = 366;

/** Who decides about a suggestion decides about the one the server has just computed, never about what a form says. */
export interface DecisionInput {
	suggestion: SuggestionToDecide;
}

export interface Decided {
	/** What takes it back (`reopenSuggestion`). */
	decisionId: string;
}

/**
 * Makes a fix of a suggestion, with its evidence as it is now.
 * @throws Problem `not-found` for who may not decide, `conflict` where somebody has decided before
 */
export async function acceptSuggestion(
	context: Context,
	{ suggestion }: DecisionInput
): Promise<Decided & { fixId: string }> {
	authorise(mayDecideFor(context.actor, teamsOf(suggestion.reach)));
	return inTransaction(context, async (inside) => {
		await expectUnanswered(inside, suggestion);
		const { key, title, why, measure, evidence, reach } = suggestion;
		const causeId = evidence.subject.kind === 'cause' ? evidence.subject.id : null;
		const fixId = await insertFix(
			inside,
			{ title, why, measure, causeId, suggestionKey: key, evidence },
			teamsOf(reach)
		);
		return { fixId, decisionId: await decide(inside, suggestion, 'accepted', { fixId }) };
	});
}

/**
 * Sets a suggestion aside for a reason; it comes back on new evidence alone.
 * @throws Problem `not-found` for who may not decide, `conflict` where somebody has decided before
 */
export async function dismissSuggestion(
	context: Context,
	{ suggestion, reason }: DecisionInput & DismissalForm
): Promise<Decided> {
	authorise(mayDecideFor(context.actor, teamsOf(suggestion.reach)));
	return inTransaction(context, async (inside) => {
		await expectUnanswered(inside, suggestion);
		return { decisionId: await decide(inside, suggestion, 'dismissed', { reason: reason.trim() }) };
	});
}

/**
 * Sets a suggestion aside until a day.
 * @throws Problem `invalid` for a day that is not ahead, `not-found` for who may not decide, `conflict` where somebody
 * has decided before
 */
export async function snoozeSuggestion(
	context: Context,
	{ suggestion, ...asked }: DecisionInput & SnoozeForm
): Promise<Decided & { until: Day }> {
	authorise(mayDecideFor(context.actor, teamsOf(suggestion.reach)));
	const until = snoozedUntil(asked, dayOf(context.now, context.actor.habits.timeZone));
	return inTransaction(context, async (inside) => {
		await expectUnanswered(inside, suggestion);
		return { until, decisionId: await decide(inside, suggestion, 'snoozed', { until }) };
	});
}

/**
 * Takes a decision back, and with an acceptance the fix it made.
 * @throws Problem `not-found` where it was taken back or replaced already, or is not the actor's to take back; `conflict`
 * where somebody has gone on with the fix
 */
export async function reopenSuggestion(context: Context, decisionId: string): Promise<void> {
	return inTransaction(context, async (inside) => {
		const { organisationId } = inside.actor;
		const { teams, fixId } = await findDecision(inside, decisionId);
		authorise(mayDecideFor(inside.actor, teams));
		await inside.db
			.delete(suggestionDecisions)
			.where(
				and(eq(suggestionDecisions.organisationId, organisationId), eq(suggestionDecisions.id, decisionId))
			);
		if (fixId) await removeFix(inside, fixId);
	});
}

async function expectUnanswered(inside: WritingContext, suggestion: SuggestionToDecide): Promise<void> {
	const { habits } = inside.actor;
	const { key, reach } = suggestion;
	const decisions = await decisionsFor(inside, reach, key);
	const today = dayOf(inside.now, habits.timeZone);
	const { suggestions } = setAsideAnswered([suggestion], decisions, reach, today, habits);
	if (suggestions.length > 0) return;
	throw new Problem('conflict', `${decisionInWords(decisions[0]!, habits)} Nothing was changed.`);
}

/** Remembers the decision in place of an earlier one that no longer stands. */
async function decide(
	inside: WritingContext,
	{ key, reach, title, evidence }: SuggestionToDecide,
	decision: DecisionKind,
	rest: { reason?: string; until?: Day; fixId?: string }
): Promise<string> {
	const decided = {
		id: newId(),
		title,
		decision,
		reason: rest.reason ?? null,
		until: rest.until ?? null,
		fixId: rest.fixId ?? null,
		evidence,
		decidedBy: inside.actor.userId,
		decidedAt: inside.now
	};
	await inside.db
		.insert(suggestionDecisions)
		.values({
			organisationId: inside.actor.organisationId,
			suggestionKey: key,
			teams: teamsAsText(teamsOf(reach)),
			...decided
		})
		.onConflictDoUpdate({
			target: [
				suggestionDecisions.organisationId,
				suggestionDecisions.suggestionKey,
				suggestionDecisions.teams
			],
			set: decided
		});
	return decided.id;
}

function snoozedUntil({ weeks, until }: SnoozeForm, today: Day): Day {
	const day = until ?? (weeks === null ? null : addDays(today, Number(weeks) * 7));
	if (day === null) throw invalid({ weeks: 'Please say until when.' });
	if (day <= today) throw invalid({ until: 'Please choose a day after today.' });
	if (day > addDays(today, LONGEST_SNOOZE_DAYS)) {
		throw invalid({ until: 'Please choose a day within a year; to set it aside for good, dismiss it.' });
	}
	return day;
}
