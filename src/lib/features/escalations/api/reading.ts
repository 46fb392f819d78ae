import type * as v from 'valibot';
import { newId } from '../../../shared/ids';
import { momentAt } from '../../../shared/moment';
import { idOfNamed, notNamed } from '../../../shared/named';
import { invalid, type FieldErrors } from '../../../shared/problem';
import { mayReadTeam } from '../../people/actor';
import type { EscalationRecord } from '../escalation';
import { filtersFrom, NONE, type EscalationFilters } from '../filters';
import { decideEscalation, type Surroundings } from '../logging';
import type { TaxonomyKind } from '../taxonomy';
import type { ApiEscalation, ApiEscalationFilters, escalationInAnswer } from './forms';

/** The field of the API for each field that a decision names. */
const fieldOf: Record<string, string> = {
	teamId: 'team',
	reasonId: 'reason',
	causeIds: 'causes',
	firstLineId: 'firstLine',
	channelId: 'channel',
	brandId: 'brand',
	occurredOn: 'occurredAt'
};

/**
 * Makes the record that a program's words come to.
 * @throws Problem `invalid` by field of the API, also for a team that is not the actor's
 */
export function decideApiEscalation(said: ApiEscalation, around: Surroundings): EscalationRecord {
	const { actor, now, entries, teams, brands } = around;
	const errors: FieldErrors = {};
	const entry = (field: string, kind: TaxonomyKind, text: string | undefined) =>
		find(
			errors,
			field,
			entries.filter((each) => each.kind === kind),
			text
		);
	const open = teams.filter(({ id }) => mayReadTeam(actor, id));
	const { team, reason, causes, firstLine, channel, brand, occurredAt, ...rest } = said;
	const teamId = find(errors, 'team', open, team);
	const read = {
		...rest,
		id: newId(),
		teamId: teamId ?? '',
		reasonId: entry('reason', 'reason', reason),
		causeIds: [...new Set(causes.flatMap((cause, place) => entry(`causes.${place}`, 'cause', cause) ?? []))],
		firstLineId: entry('firstLine', 'first-line', firstLine),
		channelId: entry('channel', 'channel', channel),
		brandId: find(errors, 'brand', brands, brand),
		authorityLimit: rest.authorityLimit ?? null,
		avoidable: rest.avoidable ?? null,
		followUpDueOn: rest.followUpDueOn ?? null,
		moment: momentAt(occurredAt ?? now, actor.habits.timeZone)
	};
	if (teamId === null) throw invalid(errors);
	return decideEscalation(read, around, errors, (field) => fieldOf[field] ?? field);
}

/** The id of what a text names, by its id or by its name in any letter case; null where it names nothing. */
function find(
	errors: FieldErrors,
	field: string,
	choices: readonly { id: string; name: string }[],
	text: string | undefined
): string | null {
	if (text === undefined) return null;
	const found = idOfNamed(choices, text);
	if (found === null) errors[field] = notNamed(text);
	return found;
}

/**
 * The filters of the list that a program's words come to.
 * @throws Problem `invalid` for each that names nothing
 */
export function filtersOfApi(
	said: ApiEscalationFilters,
	{ entries, teams, brands }: Pick<Surroundings, 'entries' | 'teams' | 'brands'>
): EscalationFilters {
	const errors: FieldErrors = {};
	const one = (field: keyof typeof said, choices: readonly { id: string; name: string }[]) =>
		said[field] === NONE && field !== 'team'
			? NONE
			: find(errors, `?${field}`, choices, said[field] as string);
	const entry = (field: keyof typeof said, kind: TaxonomyKind) =>
		one(
			field,
			entries.filter((each) => each.kind === kind)
		);
	const filters = {
		...filtersFrom(new URLSearchParams()),
		from: said.from ?? null,
		to: said.to ?? null,
		team: one('team', teams),
		brand: one('brand', brands),
		channel: entry('channel', 'channel'),
		reason: entry('reason', 'reason'),
		reasonOnly: entry('reasonOnly', 'reason'),
		cause: entry('cause', 'cause'),
		firstLine: entry('firstLine', 'first-line'),
		outcome: entry('outcome', 'outcome'),
		state: said.state ?? null,
		// Only what has a day can be put in the order of days.
		followUp: said.followUp ?? (said.sort === 'follow-up' ? ('planned' as const) : null),
		severity: said.severity ?? null,
		tier: said.tier ?? null,
		avoidable: said.avoidable ?? null,
		customer: said.customer ?? null,
		repeat: said.repeat ?? null,
		linked: said.linked ?? null,
		logged: said.logged ?? null,
		assigned: said.assigned ?? null,
		import: said.import ?? null,
		words: said.q ?? null,
		order: said.sort
	};
	if (Object.keys(errors).length > 0) throw invalid(errors);
	return filters;
}

/** An escalation in the words of the API, with the names that its ids have now. */
export function answerOfEscalation(
	record: EscalationRecord,
	names: ReadonlyMap<string, string>
): v.InferOutput<typeof escalationInAnswer> {
	const name = (id: string) => ({ id, name: names.get(id) ?? '' });
	const nameOrNone = (id: string | null) => (id === null ? null : name(id));
	return {
		id: record.id,
		team: name(record.teamId),
		brand: nameOrNone(record.brandId),
		channel: nameOrNone(record.channelId),
		reason: nameOrNone(record.reasonId),
		causes: record.causeIds.map(name),
		firstLine: nameOrNone(record.firstLineId),
		outcome: nameOrNone(record.outcomeId),
		severity: record.severity,
		tier: record.tier,
		summary: record.summary,
		customerReference: record.customerReference,
		orderReference: record.orderReference,
		sourceReference: record.sourceReference,
		avoidable: record.avoidable,
		authorityLimit: record.authorityLimit,
		amount: record.amount,
		occurredAt: record.occurredAt.toISOString(),
		occurredOn: record.occurredOn,
		loggedAt: record.loggedAt.toISOString(),
		state: record.state,
		resolvedAt: record.resolvedAt?.toISOString() ?? null,
		followUpDueOn: record.followUpDueOn,
		importId: record.importId
	};
}
