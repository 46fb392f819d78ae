import { dayOf, type Day } from '../../shared/days';
import { CLOCK_TOLERANCE_MS, momentOf, type Moment } from '../../shared/moment';
import { parseAmount } from '../../shared/money';
import { authorise, invalid, type FieldErrors } from '../../shared/problem';
import { timeOf } from '../../shared/zoned';
import { mayReadTeam, type Actor } from '../people/actor';
import type { Avoidable, EscalationRecord } from './escalation';
import type { LogForm } from './forms';
import type { TaxonomyEntry, TaxonomyKind } from './taxonomy';

/** Something with a name to choose by its id. */
interface Named {
	id: string;
	name: string;
	archived: boolean;
}

/** What a decision about a new escalation rests on. */
export interface Surroundings {
	actor: Actor;
	now: Date;
	entries: readonly TaxonomyEntry[];
	/** Every team and brand of the organisation. */
	teams: readonly Named[];
	brands: readonly Named[];
}

/** What somebody says of an escalation, read but not yet held against anything. */
export interface NewEscalation {
	id: string;
	teamId: string;
	reasonId: string | null;
	summary: string;
	causeIds: string[];
	firstLineId: string | null;
	channelId: string | null;
	brandId: string | null;
	severity: number;
	tier: number;
	customerReference: string;
	orderReference: string;
	/** In minor units. */
	authorityLimit: number | null;
	avoidable: Avoidable | null;
	moment: Moment;
	followUpDueOn: Day | null;
}

/**
 * Reads what a form says.
 * @param errors gets a sentence for each field that cannot be read
 */
export function readLogForm(
	input: LogForm,
	{ actor, now }: Pick<Surroundings, 'actor' | 'now'>,
	errors: FieldErrors
): NewEscalation {
	const { occurredOn, occurredAtTime, authorityLimit, ...said } = input;
	return {
		...said,
		authorityLimit: readAmount(errors, 'authorityLimit', authorityLimit, actor.habits.currency),
		moment: momentOf(occurredOn, occurredAtTime, now, actor.habits.timeZone)
	};
}

/**
 * Makes the record that what was said comes to. Pure: nothing is stored.
 * @param errors what could not be read before
 * @param fieldOf how whoever asks calls a field
 * @throws Problem `invalid` by field; `not-found` for a team that is not the actor's
 */
export function decideEscalation(
	said: NewEscalation,
	{ actor, now, entries, teams, brands }: Surroundings,
	errors: FieldErrors = {},
	fieldOf: (field: string) => string = (field) => field
): EscalationRecord {
	const { moment, ...rest } = said;
	const wrong = (field: string, why: string) => (errors[fieldOf(field)] ??= why);
	const { timeZone } = actor.habits;
	const team = teams.find(({ id }) => id === said.teamId);
	authorise(team !== undefined && mayReadTeam(actor, team.id));
	if (team.archived) wrong('teamId', 'This team is archived; please choose another.');
	if (said.brandId && !brands.some(({ id, archived }) => id === said.brandId && !archived)) {
		wrong('brandId', 'This brand is no longer offered; please choose another.');
	}
	expectEntry(errors, entries, fieldOf('reasonId'), 'reason', said.reasonId);
	expectEntry(errors, entries, fieldOf('firstLineId'), 'first-line', said.firstLineId);
	expectEntry(errors, entries, fieldOf('channelId'), 'channel', said.channelId);
	for (const id of said.causeIds) expectEntry(errors, entries, fieldOf('causeIds'), 'cause', id);
	if (moment.occurredAt.getTime() > now.getTime() + CLOCK_TOLERANCE_MS) {
		wrong(
			'occurredOn',
			`This lies in the future: it is ${timeOf(now, timeZone)} on ${dayOf(now, timeZone)} now.`
		);
	}
	if (said.followUpDueOn && said.followUpDueOn < moment.occurredOn) {
		wrong('followUpDueOn', 'The follow-up would be due before it happened.');
	}
	if (Object.keys(errors).length > 0) throw invalid(errors);

	return {
		...rest,
		...moment,
		outcomeId: null,
		amount: null,
		loggedAt: now,
		loggedBy: actor.userId,
		state: 'open',
		resolvedAt: null,
		resolvedOn: null,
		importId: null,
		sourceKey: null,
		sourceReference: null
	};
}

/** Asks for an entry of a list that is still offered; null asks for nothing. */
export function expectEntry(
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

/** Reads an amount in minor units; an empty text is none. */
export function readAmount(
	errors: FieldErrors,
	field: string,
	text: string,
	currency: string
): number | null {
	if (text.trim() === '') return null;
	const amount = parseAmount(text, currency);
	if (amount === null || amount < 0)
		errors[field] = `This is not an amount; write it like 12.50 (${currency}).`;
	return amount;
}
