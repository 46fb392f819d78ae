import { and, eq, gte, inArray, isNotNull, isNull, lte, notExists, or, sql, type SQL } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { containsText, isoWeekday, withoutIndex } from '$lib/server/db/dialect';
import { dayOf } from '$lib/shared/days';
import { readableTeams } from '../../people/actor';
import { avoidableAnswers, wasAvoidable, type Avoidable } from '../escalation';
import { NONE, type EscalationFilters } from '../filters';
import { customerKeyOf } from '../repeats';
import { handOvers } from '../handling/tables.server';
import { isLinked } from '../links/narrowing.server';
import { escalationCauses, escalations, taxonomyEntries } from '../tables.server';

/** Whether the filters leave so few escalations that it is quicker to find those first and to look at the rest then. */
export function leavesFew({ customer, linked, assigned, logged }: EscalationFilters): boolean {
	return [customer, linked, assigned, logged].some((value) => value !== null);
}

/** The condition that leaves what the actor sees and the filters ask for. */
export function matching(context: ReadingContext, filters: EscalationFilters): SQL | undefined {
	const { organisationId } = context.actor;
	const today = dayOf(context.now, context.actor.habits.timeZone);
	const teams = readableTeams(context.actor);
	const team = leavesFew(filters) ? withoutIndex(escalations.teamId) : sql`${escalations.teamId}`;
	return and(
		eq(escalations.organisationId, organisationId),
		teams ? inArray(team, teams) : undefined,
		filters.from ? gte(escalations.occurredOn, filters.from) : undefined,
		filters.to ? lte(escalations.occurredOn, filters.to) : undefined,
		is(team, filters.team),
		is(escalations.brandId, filters.brand),
		is(escalations.channelId, filters.channel),
		reasonIs(context, filters.reason),
		is(escalations.reasonId, filters.reasonOnly),
		is(escalations.firstLineId, filters.firstLine),
		is(escalations.outcomeId, filters.outcome),
		causedBy(context, filters.cause),
		filters.state ? eq(escalations.state, filters.state) : undefined,
		filters.severity ? eq(escalations.severity, filters.severity) : undefined,
		filters.tier ? eq(escalations.tier, filters.tier) : undefined,
		filters.weekday ? eq(isoWeekday(escalations.occurredOn), filters.weekday) : undefined,
		filters.hour !== null ? eq(escalations.occurredHour, filters.hour) : undefined,
		sparedBy(filters.avoidable),
		filters.customer ? eq(escalations.customerKey, customerKeyOf(filters.customer) ?? '') : undefined,
		filters.repeat ? isNotNull(escalations.repeatOf) : undefined,
		filters.logged ? eq(escalations.loggedBy, context.actor.userId) : undefined,
		filters.assigned ? inArray(escalations.id, handedTo(context)) : undefined,
		filters.linked ? isLinked(context) : undefined,
		filters.import ? eq(escalations.importId, filters.import) : undefined,
		filters.followUp
			? and(
					isNotNull(escalations.followUpDueOn),
					isNull(escalations.followUpDoneAt),
					filters.followUp === 'due' ? lte(escalations.followUpDueOn, today) : undefined
				)
			: undefined,
		filters.words ? holding(filters.words) : undefined
	);
}

type FilterColumn = (typeof escalations)[
	'teamId' | 'brandId' | 'channelId' | 'reasonId' | 'firstLineId' | 'outcomeId'];

function is(column: FilterColumn | SQL, value: string | null): SQL | undefined {
	if (value === null) return undefined;
	return value === NONE ? isNull(column) : eq(sql`${column}`, value);
}

/** A contact reason stands for itself and for its parts. */
function reasonIs(context: ReadingContext, reason: string | null): SQL | undefined {
	if (reason === null) return undefined;
	if (reason === NONE) return isNull(escalations.reasonId);
	const parts = context.db
		.select({ id: taxonomyEntries.id })
		.from(taxonomyEntries)
		.where(
			and(
				eq(taxonomyEntries.organisationId, context.actor.organisationId),
				eq(taxonomyEntries.parentId, reason)
			)
		);
	return or(eq(escalations.reasonId, reason), inArray(escalations.reasonId, parts));
}

function causedBy(context: ReadingContext, cause: string | null): SQL | undefined {
	if (cause === null) return undefined;
	const { organisationId } = context.actor;
	if (cause === NONE) {
		const any = context.db
			.select({ one: sql`1` })
			.from(escalationCauses)
			.where(
				and(
					eq(escalationCauses.organisationId, organisationId),
					eq(escalationCauses.escalationId, escalations.id)
				)
			);
		return notExists(any);
	}
	const cases = context.db
		.select({ id: escalationCauses.escalationId })
		.from(escalationCauses)
		.where(and(eq(escalationCauses.organisationId, organisationId), eq(escalationCauses.causeId, cause)));
	return inArray(escalations.id, cases);
}

function handedTo({ db, actor }: ReadingContext) {
	return db
		.select({ id: handOvers.escalationId })
		.from(handOvers)
		.where(
			and(
				eq(handOvers.organisationId, actor.organisationId),
				eq(handOvers.assigneeId, actor.userId),
				isNull(handOvers.endedAt)
			)
		);
}

function sparedBy(avoidable: EscalationFilters['avoidable']): SQL | undefined {
	if (avoidable === null) return undefined;
	if (avoidable === NONE) return isNull(escalations.avoidable);
	// The answers one by one, which an index finds; "anything but no" it would not.
	return avoidable === 'yes'
		? inArray(escalations.avoidable, sparable)
		: eq(escalations.avoidable, avoidable);
}

const sparable = (Object.keys(avoidableAnswers) as Avoidable[]).filter(wasAvoidable);

function holding(words: string): SQL | undefined {
	return or(
		containsText(escalations.summary, words),
		containsText(escalations.customerReference, words),
		containsText(escalations.orderReference, words),
		containsText(escalations.sourceReference, words)
	);
}
