import { and, eq } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { addDays, dayOf, type Day } from '$lib/shared/days';
import { newId } from '$lib/shared/ids';
import { authorise, invalid, openToAnyone, Problem } from '$lib/shared/problem';
import { taxonomy } from '../escalations/queries.server';
import { mayReadTeam } from '../people/actor';
import { teamsOfActor } from '../people/queries.server';
import { decisionInWords, setAsideAnswered, type DecisionKind } from './decision';
import type { SuggestionToDecide } from './fix';
import { teamsAsText, teamsOf, type ForTeams } from './reach';
import type { DismissalForm, FixForm, SnoozeForm } from './forms';
import { decisionsFor, findDecision, mayDecideFor } from './queries.server';
import { fixes, fixTeams, suggestionDecisions } from './tables.server';

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
 * @throws Problem `not-found` where it was taken back or replaced already, or is not the actor's to take back
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
		if (!fixId) return;
		await inside.db
			.delete(fixTeams)
			.where(and(eq(fixTeams.organisationId, organisationId), eq(fixTeams.fixId, fixId)));
		await inside.db.delete(fixes).where(and(eq(fixes.organisationId, organisationId), eq(fixes.id, fixId)));
	});
}

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

async function insertFix(
	inside: WritingContext,
	fix: Pick<
		typeof fixes.$inferInsert,
		'title' | 'why' | 'measure' | 'causeId' | 'suggestionKey' | 'evidence'
	>,
	teams: ForTeams
): Promise<string> {
	const { organisationId, userId } = inside.actor;
	const id = newId();
	await inside.db
		.insert(fixes)
		.values({ organisationId, id, ...fix, status: 'suggested', createdBy: userId, createdAt: inside.now });
	if (teams) {
		await inside.db.insert(fixTeams).values(teams.map((teamId) => ({ organisationId, fixId: id, teamId })));
	}
	return id;
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
