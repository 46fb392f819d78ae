import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { dayOf } from '$lib/shared/days';
import { parseAmount } from '$lib/shared/money';
import { hourOf, instantOf, timeOf } from '$lib/shared/zoned';
import { authorise, invalid, Problem, type FieldErrors } from '$lib/shared/problem';
import { mayReadTeam } from '../../people/actor';
import { brandsOfOrganisation, teamsOfActor } from '../../people/queries.server';
import { followUpState, type EscalationRecord, type EventDetails, type EventKind } from '../escalation';
import type { FollowUpForm, FollowUpResultForm, LogForm, ResolutionForm } from '../forms';
import { findEscalation, taxonomy, type Escalation } from '../queries.server';
import { completeFollowUp, insertEvents, recordEscalations, rewriteEscalation } from '../recording.server';
import type { TaxonomyEntry, TaxonomyKind } from '../taxonomy';

/** How far ahead of our clock a caller's may run. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

/**
 * Logs an escalation for a team of the actor's.
 * @returns its id; sending the same form twice answers the same id and logs one
 * @throws Problem `invalid` by field, `not-found` for a team that is not the actor's
 */
export async function logEscalation(context: Context, input: LogForm): Promise<string> {
	authorise(mayReadTeam(context.actor, input.teamId));
	return inTransaction(context, async (inside) => {
		const record = await recordOf(inside, input);
		const added = await recordEscalations(inside, [record], 'logged');
		if (added.size === 0) return (await findEscalation(inside, record.id)).id;
		if (record.followUpDueOn) {
			await event(inside, record.id, 'follow-up-planned', { dueOn: record.followUpDueOn });
		}
		return record.id;
	});
}

async function recordOf(inside: WritingContext, input: LogForm): Promise<EscalationRecord> {
	const { actor, now } = inside;
	const { timeZone, currency } = actor.habits;
	const [entries, teams, brands] = await Promise.all([
		taxonomy(inside),
		teamsOfActor(inside),
		brandsOfOrganisation(inside)
	]);
	const errors: FieldErrors = {};
	const team = teams.find(({ id }) => id === input.teamId);
	authorise(team !== undefined);
	if (team.archived) errors.teamId = 'This team is archived; please choose another.';
	if (input.brandId && !brands.some(({ id, archived }) => id === input.brandId && !archived)) {
		errors.brandId = 'This brand is no longer offered; please choose another.';
	}
	expectEntry(errors, entries, 'reasonId', 'reason', input.reasonId);
	expectEntry(errors, entries, 'firstLineId', 'first-line', input.firstLineId);
	expectEntry(errors, entries, 'channelId', 'channel', input.channelId);
	for (const id of input.causeIds) expectEntry(errors, entries, 'causeIds', 'cause', id);
	const authorityLimit = readAmount(errors, 'authorityLimit', input.authorityLimit, currency);

	const occurredOn = input.occurredOn ?? dayOf(now, timeZone);
	const onlyTheDay = input.occurredAtTime === null && occurredOn !== dayOf(now, timeZone);
	const time = input.occurredAtTime ?? (onlyTheDay ? '12:00' : null);
	const occurredAt = time ? instantOf(occurredOn, time, timeZone) : now;
	if (occurredAt.getTime() > now.getTime() + CLOCK_TOLERANCE_MS) {
		errors.occurredOn = `This lies in the future: it is ${timeOf(now, timeZone)} on ${dayOf(now, timeZone)} now.`;
	}
	if (input.followUpDueOn && input.followUpDueOn < occurredOn) {
		errors.followUpDueOn = 'The follow-up would be due before it happened.';
	}
	if (Object.keys(errors).length > 0) throw invalid(errors);

	return {
		id: input.id,
		teamId: input.teamId,
		brandId: input.brandId,
		channelId: input.channelId,
		reasonId: input.reasonId,
		firstLineId: input.firstLineId,
		outcomeId: null,
		causeIds: input.causeIds,
		severity: input.severity,
		tier: input.tier,
		summary: input.summary,
		customerReference: input.customerReference,
		orderReference: input.orderReference,
		avoidable: input.avoidable,
		authorityLimit,
		amount: null,
		occurredAt,
		occurredOn,
		occurredHour: onlyTheDay ? null : hourOf(occurredAt, timeZone),
		loggedAt: now,
		loggedBy: actor.userId,
		state: 'open',
		resolvedAt: null,
		resolvedOn: null,
		followUpDueOn: input.followUpDueOn,
		importId: null,
		sourceKey: `logged:${input.id}`,
		sourceReference: null
	};
}

/**
 * Resolves an escalation with its outcome; what is answered here about causes and avoidability replaces what was.
 * @throws Problem `conflict` where somebody changed it since the form was opened
 */
export async function resolveEscalation(context: Context, id: string, input: ResolutionForm): Promise<void> {
	await change(context, id, input.version, async (inside, before) => {
		if (before.state === 'resolved') throw new Problem('conflict', 'Somebody has resolved this already.');
		const entries = await taxonomy(inside);
		const errors: FieldErrors = {};
		expectEntry(errors, entries, 'outcomeId', 'outcome', input.outcomeId);
		for (const causeId of input.causeIds) {
			if (!before.causeIds.includes(causeId)) expectEntry(errors, entries, 'causeIds', 'cause', causeId);
		}
		const amount = readAmount(errors, 'amount', input.amount, inside.actor.habits.currency);
		if (Object.keys(errors).length > 0) throw invalid(errors);

		const outcome = entries.find((entry) => entry.id === input.outcomeId);
		await event(inside, id, 'resolved', { outcome: outcome?.name ?? '', amount, note: input.note || null });
		if (input.followUpDueOn) await event(inside, id, 'follow-up-planned', { dueOn: input.followUpDueOn });
		return {
			...before,
			outcomeId: input.outcomeId,
			amount,
			avoidable: input.avoidable,
			causeIds: input.causeIds,
			state: 'resolved',
			resolvedAt: inside.now,
			resolvedOn: dayOf(inside.now, inside.actor.habits.timeZone),
			followUpDueOn: input.followUpDueOn ?? before.followUpDueOn
		};
	});
}

/** Takes a resolution back; the timeline keeps it. */
export async function reopenEscalation(
	context: Context,
	id: string,
	input: { version: number }
): Promise<void> {
	await change(context, id, input.version, async (inside, before) => {
		if (before.state === 'open') throw new Problem('conflict', 'This is open already.');
		await event(inside, id, 'reopened', {});
		return { ...before, state: 'open', outcomeId: null, amount: null, resolvedAt: null, resolvedOn: null };
	});
}

/** Plans when to come back to the customer, or moves it. */
export async function planFollowUp(context: Context, id: string, input: FollowUpForm): Promise<void> {
	await change(context, id, input.version, async (inside, before) => {
		const today = dayOf(inside.now, inside.actor.habits.timeZone);
		if (input.dueOn < today) throw invalid({ dueOn: 'This day has passed; please choose today or later.' });
		if (followUpState(before, today) === 'done') {
			throw new Problem('conflict', 'The follow-up of this escalation is done already.');
		}
		await event(inside, id, 'follow-up-planned', { dueOn: input.dueOn });
		return { ...before, followUpDueOn: input.dueOn };
	});
}

/** Notes what came of a follow-up. */
export async function finishFollowUp(context: Context, id: string, input: FollowUpResultForm): Promise<void> {
	await change(context, id, input.version, async (inside, before) => {
		if (before.followUpDoneAt) throw new Problem('conflict', 'Somebody has done this follow-up already.');
		if (!before.followUpDueOn) throw new Problem('conflict', 'No follow-up is planned for this escalation.');
		await completeFollowUp(inside, id, input.result);
		await event(inside, id, 'follow-up-done', { result: input.result });
		return before;
	});
}

/** Loads, checks that nobody came between, decides, and writes: the frame of every change to an escalation. */
async function change(
	context: Context,
	id: string,
	version: number,
	decide: (inside: WritingContext, before: Escalation) => Promise<EscalationRecord>
): Promise<void> {
	await inTransaction(context, async (inside) => {
		const before = await findEscalation(inside, id);
		authorise(mayReadTeam(inside.actor, before.teamId));
		if (before.version !== version) {
			throw new Problem(
				'conflict',
				'Somebody changed this while your form was open. Look at the timeline, then send it again.'
			);
		}
		await rewriteEscalation(inside, before, await decide(inside, before), version);
	});
}

function event(
	inside: WritingContext,
	escalationId: string,
	kind: EventKind,
	details: EventDetails
): Promise<void> {
	return insertEvents(inside, [{ escalationId, kind, details }]);
}

function expectEntry(
	errors: FieldErrors,
	entries: readonly TaxonomyEntry[],
	field: string,
	kind: TaxonomyKind,
	id: string | null
): void {
	if (id === null) return;
	const entry = entries.find((each) => each.id === id && each.kind === kind);
	if (!entry) errors[field] = 'This is not one of the choices; please choose again.';
	else if (entry.archived) errors[field] = `“${entry.name}” is no longer offered; please choose another.`;
}

function readAmount(errors: FieldErrors, field: string, text: string, currency: string): number | null {
	if (text.trim() === '') return null;
	const amount = parseAmount(text, currency);
	if (amount === null || amount < 0)
		errors[field] = `This is not an amount; write it like 12.50 (${currency}).`;
	return amount;
}
