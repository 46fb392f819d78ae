import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { gathering } from '$lib/server/gathering';
import { authorise, Problem, type FieldErrors } from '$lib/shared/problem';
import type { Receipt } from '$lib/shared/receipt';
import { mayReadTeam } from '../../people/actor';
import { brandsOfOrganisation, teamsOfOrganisation } from '../../people/queries.server';
import { earlierAnswers, keepAnswers, type KeptAnswer } from '../../people/receipts.server';
import type { ApiEscalation } from '../api/forms';
import { answerOfEscalation, decideApiEscalation } from '../api/reading';
import type { EscalationRecord } from '../escalation';
import type { LogForm } from '../forms';
import { decideEscalation, readLogForm, type Surroundings } from '../logging';
import { findEscalation, taxonomy } from '../queries.server';
import { insertEvents, recordEscalations } from '../recording.server';

/**
 * Logs an escalation for a team of the actor's.
 * @returns its id; sending the same form twice answers the same id and logs one
 * @throws Problem `invalid` by field, `not-found` for a team that is not the actor's
 */
export async function logEscalation(context: Context, input: LogForm): Promise<string> {
	authorise(mayReadTeam(context.actor, input.teamId));
	const { logged } = await logSoon({
		context,
		receipt: null,
		decide(around) {
			const errors: FieldErrors = {};
			return decideEscalation(readLogForm(input, around, errors), around, errors);
		}
	});
	return logged!;
}

/**
 * Logs an escalation that a program tells of by names or ids.
 * @param receipt names the request: sending it again logs nothing and answers the same
 * @returns the answer, and whether it was given before
 * @throws Problem `invalid` by field, `idempotency-mismatch` where the receipt names another request
 */
export async function logEscalationByNames(
	context: Context,
	input: ApiEscalation,
	receipt: Receipt | null
): Promise<KeptAnswer & { isRepeated: boolean }> {
	authorise(context.actor.isAdmin || context.actor.teams.size > 0);
	const { logged, ...answer } = await logSoon({
		context,
		receipt,
		decide: (around) => decideApiEscalation(input, around)
	});
	return { ...answer, isRepeated: logged === null };
}

/** Somebody's wish to log an escalation, which is decided with others and by itself. */
export interface Wish {
	context: Context;
	/** Makes the record, or throws a Problem. */
	decide: (around: Surroundings) => EscalationRecord;
	receipt: Receipt | null;
}

/** What a wish came to: the id of the escalation, null where it was logged by an earlier request, and the answer. */
export interface Granted extends KeptAnswer {
	logged: string | null;
}

/** @returns once it is committed */
const logSoon = gathering(
	({ context }: Wish) => context.actor.organisationId,
	(wishes) => logEscalationsTogether(wishes)
);

/**
 * Logs what several people of one organisation wish to in one transaction. Each wish is decided by itself, so that one
 * that is refused leaves the others standing; where the transaction fails, none of them was logged.
 * @returns for each wish what it came to, or why it was refused
 */
export async function logEscalationsTogether(wishes: readonly Wish[]): Promise<(Granted | Problem)[]> {
	const [first] = wishes;
	if (!first) return [];
	const { context } = first;
	authorise(wishes.every((wish) => wish.context.actor.organisationId === context.actor.organisationId));
	return inTransaction(context, async (inside) => {
		const lists = await listsOf(inside);
		const earlier = await earlierAnswers(
			inside,
			wishes.map(({ receipt }) => receipt)
		);
		const decided = wishes.map((wish, place) => earlier[place] ?? decide(wish, lists));
		const records = decided.filter(isRecord).filter(isFirstOfItsId);
		const added = await recordEscalations(inside, records);
		const written = records.filter(({ id }) => added.has(id));
		await insertEvents(inside, written.flatMap(plannedFollowUp));

		const names = namesIn(lists);
		const granted = await Promise.all(
			decided.map(async (outcome, place): Promise<Granted | Problem> => {
				if (outcome instanceof Problem) return outcome;
				if (!isRecord(outcome)) return { ...outcome, logged: null };
				const { actor } = wishes[place]!.context;
				const isNew = added.has(outcome.id) && records.includes(outcome);
				const record = isNew ? outcome : await findEscalation({ ...inside, actor }, outcome.id);
				return { logged: record.id, status: 201, answer: answerOfEscalation(record, names) };
			})
		);
		await keepAnswers(
			inside,
			granted.flatMap((outcome, place) => {
				const { receipt } = wishes[place]!;
				const isNew = !(outcome instanceof Problem) && outcome.logged !== null;
				return receipt && isNew ? [{ receipt, status: outcome.status, answer: outcome.answer }] : [];
			})
		);
		return granted;
	});
}

type Lists = Pick<Surroundings, 'entries' | 'teams' | 'brands'>;

async function listsOf(inside: WritingContext): Promise<Lists> {
	const [entries, teams, brands] = await Promise.all([
		taxonomy(inside),
		teamsOfOrganisation(inside),
		brandsOfOrganisation(inside)
	]);
	return { entries, teams, brands };
}

function namesIn({ entries, teams, brands }: Lists): Map<string, string> {
	return new Map([...entries, ...teams, ...brands].map(({ id, name }) => [id, name]));
}

function decide({ context, decide }: Wish, lists: Lists): EscalationRecord | Problem {
	try {
		return decide({ actor: context.actor, now: context.now, ...lists });
	} catch (thrown) {
		if (thrown instanceof Problem) return thrown;
		throw thrown;
	}
}

function isRecord(outcome: EscalationRecord | KeptAnswer | Problem): outcome is EscalationRecord {
	return 'occurredOn' in outcome;
}

/** The same form sent twice at once is one escalation. */
function isFirstOfItsId({ id }: EscalationRecord, place: number, records: readonly EscalationRecord[]) {
	return records.findIndex((record) => record.id === id) === place;
}

function plannedFollowUp({ id, followUpDueOn, loggedAt, loggedBy }: EscalationRecord) {
	if (followUpDueOn === null) return [];
	const details = { dueOn: followUpDueOn };
	return [
		{ escalationId: id, kind: 'follow-up-planned' as const, details, at: loggedAt, actorId: loggedBy! }
	];
}
