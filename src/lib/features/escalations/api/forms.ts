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
} from '../../../shared/api-fields';
import { avoidableAnswers, HIGHEST_TIER, type Avoidable } from '../escalation';
import { listOrders, NONE, type ListOrder } from '../filters';

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

const orders = Object.keys(listOrders) as ListOrder[];

/** One value that a list is narrowed to, in words that say what it may be. */
const filter = (words: string) => described(v.optional(apiText('The filter', 200)), words);

/** What the list is narrowed to, and which page of it is asked for. */
export const apiEscalationQuery = queryOf({
	from: v.optional(apiDay('The first day')),
	to: v.optional(apiDay('The last day')),
	team: filter('By name or id.'),
	brand: filter('By name or id; “none” for escalations without one.'),
	channel: filter('By name or id; “none” for escalations without one.'),
	reason: filter('A contact reason with its parts, by name or id; “none” for escalations without one.'),
	reasonOnly: filter('A contact reason without its parts, by name or id.'),
	cause: filter('By name or id; “none” for escalations without one.'),
	firstLine: filter('By name or id; “none” for escalations without one.'),
	outcome: filter('By name or id; “none” for escalations without one.'),
	state: v.optional(apiOneOf('The state', ['open', 'resolved'])),
	followUp: v.optional(apiOneOf('The follow-up', ['due', 'planned'])),
	severity: v.optional(apiNumberInAddress('The severity', 1, 4)),
	tier: v.optional(apiNumberInAddress('The tier', 1, HIGHEST_TIER)),
	avoidable: described(
		v.optional(apiOneOf('Whether it could have been spared', [...avoidableKinds, 'yes', NONE])),
		'What would have spared it; “yes” for any of these, “none” where nobody has judged it.'
	),
	customer: described(v.optional(apiText('The customer reference', 200)), 'The reference of a customer.'),
	repeat: described(v.optional(apiOneOf('repeat', ['yes'])), 'Only repeat contacts of a customer.'),
	linked: described(v.optional(apiOneOf('linked', ['yes'])), 'Only those with a link to another one.'),
	logged: described(v.optional(apiOneOf('logged', ['me'])), 'Only those that the owner of the key logged.'),
	assigned: described(
		v.optional(apiOneOf('assigned', ['me'])),
		'Only those that were handed to the owner of the key.'
	),
	import: filter('The id of the import that brought them.'),
	q: described(v.optional(apiText('The words', 200)), 'Words in the summary or in a reference.'),
	sort: described(v.optional(apiOneOf('The order', orders), 'newest'), 'The order of the list.'),
	...pageParameters
});

export type ApiEscalationFilters = Omit<v.InferOutput<typeof apiEscalationQuery>, 'cursor' | 'limit'>;

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
