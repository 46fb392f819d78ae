import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { dayOf } from '$lib/shared/days';
import { authorise, invalid, Problem, type FieldErrors } from '$lib/shared/problem';
import { mayReadTeam } from '../../people/actor';
import { expectUnchanged, type EscalationRecord, type EventDetails, type EventKind } from '../escalation';
import type { ResolutionForm } from '../forms';
import { expectEntry, readAmount } from '../logging';
import { findEscalation, taxonomy, type Escalation } from '../queries.server';
import { insertEvents, rewriteEscalation } from '../recording.server';

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
		expectUnchanged(before, version);
		await rewriteEscalation(inside, before, await decide(inside, before));
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
