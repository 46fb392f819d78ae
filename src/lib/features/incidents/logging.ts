import { dayOf } from '../../shared/days';
import { CLOCK_TOLERANCE_MS, momentOf, type Moment } from '../../shared/moment';
import { authorise, invalid, type FieldErrors } from '../../shared/problem';
import { hourOf, timeOf } from '../../shared/zoned';
import type { Actor } from '../people/actor';
import { asksSomebody, type AftercareChoice } from './aftercare/aftercare';
import type { IncidentForm } from './forms';
import type { Incident } from './incident';
import { categoryOf, severityOf, type PolicyDocument } from './policy/policy';

/** Something to choose by its id. */
interface Offered {
	id: string;
	archived: boolean;
}

/** Somebody who can be asked to be there. */
export interface Helper {
	id: string;
	name: string;
	/** Whether they lead the team, or are an admin where nobody does. */
	isLeader: boolean;
}

/** An incident as a form or a program tells of it; a program knows the moment. */
export type NewIncident = IncidentForm & { moment?: Moment };

/** What a decision about a new incident rests on. */
export interface Surroundings {
	actor: Actor;
	now: Date;
	policy: { id: string; document: PolicyDocument };
	/** The organisation's own. */
	teams: readonly Offered[];
	brands: readonly Offered[];
	channels: readonly Offered[];
	/** Whom the actor can ask, in the team of the incident. */
	helpers: readonly Helper[];
	/** Whether the server has a key to seal what was said with. */
	canSeal: boolean;
}

/**
 * Makes the incident that a form tells of. Pure: nothing is stored.
 * @throws Problem `invalid` by field; `not-found` for a team that is not the actor's
 */
export function decideIncident(input: NewIncident, around: Surroundings): Incident {
	const { actor, now, policy, teams, brands, channels } = around;
	const { timeZone } = actor.habits;
	const errors: FieldErrors = {};
	const team = teams.find(({ id }) => id === input.teamId);
	authorise(team !== undefined && (actor.isAdmin || actor.teams.has(team.id)));
	if (team.archived) errors.teamId = 'This team is archived; please choose another.';
	expectOffered(errors, 'brandId', brands, input.brandId);
	expectOffered(errors, 'channelId', channels, input.channelId);
	if (!categoryOf(policy.document, input.category)) {
		errors.category = 'The policy that holds now has no such category; please choose another.';
	}
	if (!severityOf(policy.document, input.severity)) {
		errors.severity = 'The policy that holds now has no such severity; please choose another.';
	}
	if (input.words !== '' && !around.canSeal) errors.words = CANNOT_BE_STORED;
	if (input.occurredOn && !input.occurredAtTime) {
		errors.occurredAtTime = 'The time is missing; about will do.';
	}
	const moment = input.moment ?? momentOf(input.occurredOn, input.occurredAtTime, now, timeZone);
	if (moment.occurredAt.getTime() > now.getTime() + CLOCK_TOLERANCE_MS) {
		errors.occurredOn = `This lies in the future: it is ${timeOf(now, timeZone)} on ${dayOf(now, timeZone)} now.`;
	}
	if (input.involvedIds.some((each) => !around.helpers.some(({ id }) => id === each))) {
		errors.involvedIds = 'Somebody here is not in this team any more; please choose again.';
	}
	Object.assign(errors, wrongWithNeed(input, around.helpers));
	if (Object.keys(errors).length > 0) throw invalid(errors);

	return {
		id: input.id,
		teamId: team.id,
		brandId: input.brandId,
		channelId: input.channelId,
		customerReference: input.customerReference,
		category: input.category,
		severity: input.severity,
		contactEnded: input.contactEnded,
		policyVersionId: policy.id,
		escalationId: input.escalationId,
		occurredAt: moment.occurredAt,
		occurredOn: moment.occurredOn,
		occurredHour: moment.occurredHour ?? hourOf(moment.occurredAt, timeZone),
		loggedAt: now,
		loggedBy: actor.userId,
		state: 'open',
		deciderId: null,
		decidedAt: null,
		version: 1
	};
}

export const CANNOT_BE_STORED =
	'What was said cannot be stored: this server has no encryption key. Leave it empty for now, and tell the person who runs the server.';

/** Adds an error where something is chosen that is not offered any more. */
export function expectOffered(
	errors: FieldErrors,
	field: string,
	offered: readonly Offered[],
	id: string | null
): void {
	const found = offered.find((each) => each.id === id);
	if (id !== null && (!found || found.archived)) {
		errors[field] = 'This is no longer offered; please choose again.';
	}
}

/** Who is asked: the one who was chosen, or the only leader there is. */
export function askedFor(
	{ need, askedId }: { need: AftercareChoice | null; askedId: string | null },
	helpers: readonly Helper[]
): string | null {
	if (!asksSomebody(need)) return null;
	const offered = helpers.filter(({ isLeader }) => need === 'colleague' || isLeader);
	if (askedId === null && need === 'leader' && offered.length === 1) return offered[0]!.id;
	return offered.find(({ id }) => id === askedId)?.id ?? null;
}

/** What keeps an answer about aftercare from being taken, by field. */
export function wrongWithNeed(
	answer: { need: AftercareChoice | null; askedId: string | null },
	helpers: readonly Helper[]
): FieldErrors {
	if (!asksSomebody(answer.need) || askedFor(answer, helpers) !== null) return {};
	return {
		askedId:
			answer.need === 'leader'
				? 'Choose the leader you would like to talk to.'
				: 'Choose the colleague you would like to have there.'
	};
}
