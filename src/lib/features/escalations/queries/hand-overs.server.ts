import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { readableTeams } from '../../people/actor';
import { namesOf, readersOfTeam, type Colleague } from '../../people/queries.server';
import { chainOf, stepBesideName, tierLabel } from '../chain';
import type { EscalationRecord } from '../escalation';
import { tiersToHandTo, type Direction, type HandOver } from '../hand-over';
import { chainSteps, handOvers } from '../handling/tables.server';
import { escalations } from '../tables.server';
import { stepsOfChain } from './chain.server';

/** A tier that an escalation can go to, as the chain of its team describes it. */
export interface TierChoice {
	tier: number;
	label: string;
	/** What the chain says of it beside its name; empty where nothing is laid down. */
	step: string;
	withinMinutes: number | null;
	/** Those it can be handed to by name: they take it at that tier, and may read it. */
	takers: Colleague[];
}

/** Where an escalation can be handed, the nearest tier first. Whoever logged it is among those of the first line. */
export async function tierChoices(
	context: ReadingContext,
	escalation: EscalationRecord,
	direction: Direction
): Promise<TierChoice[]> {
	const offered = tiersToHandTo(escalation, direction);
	const chain = chainOf(await stepsOfChain(context), escalation.teamId);
	const takersAt = (tier: number): string[] => [
		...(chain.find((step) => step.tier === tier)?.people.map(({ id }) => id) ?? []),
		...(tier === 1 && escalation.loggedBy ? [escalation.loggedBy] : [])
	];
	const named = offered.flatMap(takersAt);
	const readers = named.length > 0 ? await readersOfTeam(context, escalation.teamId, named) : [];
	return offered.map((tier) => {
		const step = chain.find((each) => each.tier === tier);
		const ids = new Set(takersAt(tier));
		return {
			tier,
			label: tierLabel(tier, step),
			step: step ? stepBesideName(step) : '',
			withinMinutes: step?.withinMinutes ?? null,
			takers: readers.filter(({ id }) => ids.has(id))
		};
	});
}

/** The hand-over by which an escalation came to the tier it is at. */
export interface PresentHandOver extends HandOver {
	/** Null where it was logged at its tier and nobody has handed it over since. */
	id: string | null;
	assigneeId: string | null;
	assigneeName: string | null;
	takenByName: string | null;
}

/**
 * How an escalation came to its tier, or null where it has never left the first line or came by an import. One that was
 * logged at its tier went there when it was logged, with what the chain has promised since before then.
 */
export async function presentHandOver(
	context: ReadingContext,
	escalation: EscalationRecord
): Promise<PresentHandOver | null> {
	const [last] = await context.db
		.select()
		.from(handOvers)
		.where(
			and(
				eq(handOvers.organisationId, context.actor.organisationId),
				eq(handOvers.escalationId, escalation.id)
			)
		)
		.orderBy(desc(handOvers.handedAt), desc(handOvers.id))
		.limit(1);
	if (!last) return loggedAtItsTier(context, escalation);
	// Who corrected the tier said that it never went where it was handed.
	if (last.toTier !== escalation.tier) return null;
	const names = await namesOf(
		context,
		[last.assigneeId, last.takenBy].flatMap((id) => id ?? [])
	);
	return {
		...last,
		endedAt: last.endedAt ?? escalation.resolvedAt,
		assigneeName: names.get(last.assigneeId ?? '') ?? null,
		takenByName: names.get(last.takenBy ?? '') ?? null
	};
}

async function loggedAtItsTier(
	{ db, actor }: ReadingContext,
	escalation: EscalationRecord
): Promise<PresentHandOver | null> {
	if (escalation.tier === 1 || escalation.importId || !escalation.loggedBy) return null;
	const steps = await db
		.select({
			scopeId: chainSteps.scopeId,
			withinMinutes: chainSteps.withinMinutes,
			changedAt: chainSteps.changedAt
		})
		.from(chainSteps)
		.where(
			and(
				eq(chainSteps.organisationId, actor.organisationId),
				inArray(chainSteps.scopeId, ['', escalation.teamId]),
				eq(chainSteps.tier, escalation.tier)
			)
		);
	const step = steps.find(({ scopeId }) => scopeId === escalation.teamId) ?? steps[0];
	const isOlder = step !== undefined && step.changedAt <= escalation.loggedAt;
	return {
		id: null,
		toTier: escalation.tier,
		handedAt: escalation.loggedAt,
		withinMinutes: isOlder ? step.withinMinutes : null,
		takenAt: null,
		endedAt: escalation.resolvedAt,
		assigneeId: null,
		assigneeName: null,
		takenByName: null
	};
}

/** The last hand-over of each escalation that had one, by escalation, read at once for all of them. */
export async function lastHandOvers(
	context: ReadingContext,
	escalationIds: readonly string[]
): Promise<Map<string, HandOver & { assigneeName: string | null }>> {
	if (escalationIds.length === 0) return new Map();
	const found = await context.db
		.select()
		.from(handOvers)
		.where(
			and(
				eq(handOvers.organisationId, context.actor.organisationId),
				inArray(handOvers.escalationId, [...escalationIds])
			)
		)
		.orderBy(asc(handOvers.handedAt), asc(handOvers.id));
	const names = await namesOf(
		context,
		found.flatMap(({ assigneeId }) => assigneeId ?? [])
	);
	return new Map(
		found.map((handOver) => [
			handOver.escalationId,
			{ ...handOver, assigneeName: names.get(handOver.assigneeId ?? '') ?? null }
		])
	);
}

/** What was handed to the actor by name and waits to be taken, the longest waiting first. */
export function handedToActor(context: ReadingContext, most = 20) {
	const { db, actor } = context;
	const readable = readableTeams(actor);
	return db
		.select({
			id: escalations.id,
			summary: escalations.summary,
			toTier: handOvers.toTier,
			handedAt: handOvers.handedAt,
			withinMinutes: handOvers.withinMinutes,
			takenAt: handOvers.takenAt,
			endedAt: handOvers.endedAt
		})
		.from(handOvers)
		.innerJoin(
			escalations,
			and(
				eq(escalations.organisationId, handOvers.organisationId),
				eq(escalations.id, handOvers.escalationId)
			)
		)
		.where(
			and(
				eq(handOvers.organisationId, actor.organisationId),
				eq(handOvers.assigneeId, actor.userId),
				isNull(handOvers.endedAt),
				isNull(handOvers.takenAt),
				eq(escalations.state, 'open'),
				eq(escalations.tier, handOvers.toTier),
				readable ? inArray(escalations.teamId, readable) : undefined
			)
		)
		.orderBy(asc(handOvers.handedAt), asc(handOvers.id))
		.limit(most);
}
