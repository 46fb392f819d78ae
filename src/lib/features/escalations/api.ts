import * as v from 'valibot';
import {
	apiDay,
	apiInstant,
	apiList,
	apiNumberInAddress,
	apiOneOf,
	apiRequiredText,
	apiText,
	apiWholeNumber,
	bodyOf,
	described,
	pageParameters,
	queryOf
} from '../../shared/api-fields';
import { newId } from '../../shared/ids';
import { idOfNamed, notNamed } from '../../shared/named';
import { invalid, type FieldErrors } from '../../shared/problem';
import { mayReadTeam } from '../people/actor';
import { avoidableAnswers, HIGHEST_TIER, type Avoidable, type EscalationRecord } from './escalation';
import { filtersFrom, NONE, type EscalationFilters } from './filters';
import { decideEscalation, momentAt, type Surroundings } from './logging';
import type { TaxonomyKind } from './taxonomy';

const MOST_CAUSES = 50;
const avoidableKinds = Object.keys(avoidableAnswers) as Avoidable[];

const nameOrId = (label: string) => apiRequiredText(label, 200);
const reference = (label: string) => apiText(label, 200);

/** An escalation as a program logs it. Everything chosen from a list is given by its name or its id. */
export const apiEscalation = bodyOf({
	team: described(nameOrId('The team'), 'The team it belongs to, by name or id.'),
	reason: described(nameOrId('The contact reason'), 'What the customer wanted, by name or id.'),
	summary: described(apiRequiredText('The summary', 5000), 'What happened, in words.'),
	causes: described(
		v.optional(apiList('The contributing causes', nameOrId('A contributing cause'), MOST_CAUSES), []),
		'Contributing causes, by name or id.'
	),
	firstLine: described(
		v.optional(nameOrId('Why the first line could not finish')),
		'Why the first line could not finish, by name or id.'
	),
	channel: described(v.optional(nameOrId('The channel')), 'By name or id.'),
	brand: described(v.optional(nameOrId('The brand')), 'By name or id.'),
	severity: described(v.optional(apiWholeNumber('The severity', 1, 4), 2), '1 is low, 4 is critical.'),
	tier: described(v.optional(apiWholeNumber('The tier', 1, HIGHEST_TIER), 2), '1 is the first line.'),
	customerReference: v.optional(reference('The customer reference'), ''),
	orderReference: v.optional(reference('The order reference'), ''),
	authorityLimit: described(
		v.optional(apiWholeNumber('The authority limit', 0, Number.MAX_SAFE_INTEGER)),
		'What the agent was allowed to grant, in minor units of the organisation’s currency (cents).'
	),
	avoidable: described(
		v.optional(apiOneOf('Whether it could have been spared', avoidableKinds)),
		'Whether it could have been spared, and by what.'
	),
	occurredAt: described(v.optional(apiInstant('When it happened')), 'The present where it is left out.'),
	followUpDueOn: described(
		v.optional(apiDay('The day of the follow-up')),
		'When to come back to the customer.'
	)
});

export type ApiEscalation = v.InferOutput<typeof apiEscalation>;

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

/** What the list is narrowed to, and which page of it is asked for. */
export const apiEscalationQuery = queryOf({
	from: v.optional(apiDay('The first day')),
	to: v.optional(apiDay('The last day')),
	team: described(v.optional(apiText('The filter', 200)), 'By name or id.'),
	brand: described(
		v.optional(apiText('The filter', 200)),
		'By name or id; “none” for escalations without one.'
	),
	channel: described(
		v.optional(apiText('The filter', 200)),
		'By name or id; “none” for escalations without one.'
	),
	reason: described(
		v.optional(apiText('The filter', 200)),
		'A contact reason with its parts, by name or id; “none” for escalations without one.'
	),
	reasonOnly: described(
		v.optional(apiText('The filter', 200)),
		'A contact reason without its parts, by name or id.'
	),
	cause: described(
		v.optional(apiText('The filter', 200)),
		'By name or id; “none” for escalations without one.'
	),
	firstLine: described(
		v.optional(apiText('The filter', 200)),
		'By name or id; “none” for escalations without one.'
	),
	outcome: described(
		v.optional(apiText('The filter', 200)),
		'By name or id; “none” for escalations without one.'
	),
	state: v.optional(apiOneOf('The state', ['open', 'resolved'])),
	followUp: v.optional(apiOneOf('The follow-up', ['due', 'planned'])),
	severity: v.optional(apiNumberInAddress('The severity', 1, 4)),
	import: described(v.optional(apiText('The filter', 200)), 'The id of the import that brought them.'),
	q: described(v.optional(apiText('The words', 200)), 'Words in the summary or in a reference.'),
	...pageParameters
});

export type ApiEscalationFilters = Omit<v.InferOutput<typeof apiEscalationQuery>, 'cursor' | 'limit'>;

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
		followUp: said.followUp ?? null,
		severity: said.severity ?? null,
		import: said.import ?? null,
		words: said.q ?? null
	};
	if (Object.keys(errors).length > 0) throw invalid(errors);
	return filters;
}

const named = v.strictObject({ id: v.string(), name: v.string() });
const namedOrNone = v.nullable(named);
const instant = v.pipe(v.string(), v.metadata({ format: 'date-time' }));
const day = v.pipe(v.string(), v.metadata({ format: 'date' }));
const wholeNumber = v.pipe(v.number(), v.integer());
const amount = described(v.nullable(wholeNumber), 'In minor units of the organisation’s currency.');

/** An escalation as the API answers it. */
export const escalationInAnswer = v.strictObject({
	id: v.string(),
	team: named,
	brand: namedOrNone,
	channel: namedOrNone,
	reason: namedOrNone,
	causes: v.array(named),
	firstLine: namedOrNone,
	outcome: namedOrNone,
	severity: wholeNumber,
	tier: wholeNumber,
	summary: v.string(),
	customerReference: v.string(),
	orderReference: v.string(),
	sourceReference: described(
		v.nullable(v.string()),
		'Its own number in the system an import brought it from.'
	),
	avoidable: v.nullable(v.picklist(avoidableKinds)),
	authorityLimit: amount,
	amount,
	occurredAt: instant,
	occurredOn: described(day, 'The day, by the organisation’s clock.'),
	loggedAt: instant,
	state: v.picklist(['open', 'resolved']),
	resolvedAt: v.nullable(instant),
	followUpDueOn: v.nullable(day),
	importId: v.nullable(v.string())
});

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
