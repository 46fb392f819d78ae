import { and, asc, desc, eq, isNull, lte, ne, notInArray, or } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { dayOf } from '$lib/shared/days';
import { presentPolicy } from '../../queries/policy.server';
import { withoutOwnPart } from '../../queries/record.server';
import { incidents } from '../../tables.server';
import { seesEveryIncident } from '../../visibility';
import { measureAppeals, measures } from '../tables.server';
import { holdsOn } from './history.server';

const MOST_SHOWN = 20;

/** Something about measures that waits for somebody, for Today. It names neither the customer nor whom it happened to. */
export interface Waiting {
	kind: 'decision' | 'approval' | 'review' | 'appeal';
	/** Of the incident for a decision, of the measure otherwise. */
	id: string;
	/** Of the incident. */
	category: string;
	severity: number;
	/** Since when it waits. */
	since: Date | string;
}

/**
 * What waits for the actor as one who decides, the longest waiting first of each kind: nothing they were part of, and no
 * appeal against what they decided themselves.
 */
export async function measuresWaiting(context: ReadingContext): Promise<Waiting[]> {
	if (!seesEveryIncident(context.actor)) return [];
	const [decisions, ofMeasures, appeals] = await Promise.all([
		decisionsWaiting(context),
		approvalsAndReviews(context),
		appealsWaiting(context)
	]);
	return [...appeals, ...ofMeasures, ...decisions];
}

async function decisionsWaiting(context: ReadingContext): Promise<Waiting[]> {
	const { db, actor } = context;
	const rows = await db
		.select({
			id: incidents.id,
			category: incidents.category,
			severity: incidents.severity,
			since: incidents.loggedAt
		})
		.from(incidents)
		.leftJoin(
			measures,
			and(
				eq(measures.organisationId, incidents.organisationId),
				eq(measures.incidentId, incidents.id),
				eq(measures.state, 'awaiting-approval')
			)
		)
		.where(
			and(
				eq(incidents.organisationId, actor.organisationId),
				eq(incidents.state, 'open'),
				withoutOwnPart(context),
				or(isNull(incidents.deciderId), eq(incidents.deciderId, actor.userId)),
				isNull(measures.id)
			)
		)
		.orderBy(asc(incidents.occurredAt))
		.limit(MOST_SHOWN);
	return rows.map((row) => ({ kind: 'decision', ...row }));
}

async function approvalsAndReviews(context: ReadingContext): Promise<Waiting[]> {
	const { db, actor, now } = context;
	const today = dayOf(now, actor.habits.timeZone);
	const rows = await db
		.select({
			id: measures.id,
			category: incidents.category,
			severity: incidents.severity,
			state: measures.state,
			reviewOn: measures.reviewOn,
			decidedAt: measures.decidedAt
		})
		.from(measures)
		.innerJoin(
			incidents,
			and(eq(incidents.organisationId, measures.organisationId), eq(incidents.id, measures.incidentId))
		)
		.where(
			and(
				eq(measures.organisationId, actor.organisationId),
				withoutOwnPart(context),
				or(
					and(eq(measures.state, 'awaiting-approval'), ne(measures.decidedBy, actor.userId)),
					and(holdsOn(today), lte(measures.reviewOn, today))
				)
			)
		)
		.orderBy(asc(measures.reviewOn))
		.limit(MOST_SHOWN);
	return rows.map(({ state, reviewOn, decidedAt, ...row }) =>
		state === 'in-force'
			? { kind: 'review', ...row, since: reviewOn ?? '' }
			: { kind: 'approval', ...row, since: decidedAt }
	);
}

async function appealsWaiting(context: ReadingContext): Promise<Waiting[]> {
	const { db, actor } = context;
	const answeredBefore = db
		.select({ measureId: measureAppeals.measureId })
		.from(measureAppeals)
		.where(
			and(eq(measureAppeals.organisationId, actor.organisationId), eq(measureAppeals.decidedBy, actor.userId))
		);
	const rows = await db
		.select({
			id: measures.id,
			category: incidents.category,
			severity: incidents.severity,
			since: measureAppeals.receivedOn
		})
		.from(measureAppeals)
		.innerJoin(
			measures,
			and(
				eq(measures.organisationId, measureAppeals.organisationId),
				eq(measures.id, measureAppeals.measureId)
			)
		)
		.innerJoin(
			incidents,
			and(eq(incidents.organisationId, measures.organisationId), eq(incidents.id, measures.incidentId))
		)
		.where(
			and(
				eq(measureAppeals.organisationId, actor.organisationId),
				eq(measureAppeals.state, 'open'),
				withoutOwnPart(context),
				ne(measures.decidedBy, actor.userId),
				or(isNull(measures.approvedBy), ne(measures.approvedBy, actor.userId)),
				notInArray(measures.id, answeredBefore)
			)
		)
		.orderBy(asc(measureAppeals.loggedAt))
		.limit(MOST_SHOWN);
	return rows.map((row) => ({ kind: 'appeal', ...row }));
}

/** What became of what the actor reported, until they say that they have read it; so that nobody has to ask. */
export async function outcomesForReporter({ db, actor }: ReadingContext) {
	return db
		.select({
			id: incidents.id,
			occurredOn: incidents.occurredOn,
			step: measures.step,
			state: measures.state,
			endsOn: measures.endsOn,
			decidedAt: measures.decidedAt
		})
		.from(incidents)
		.innerJoin(
			measures,
			and(
				eq(measures.organisationId, incidents.organisationId),
				eq(measures.incidentId, incidents.id),
				ne(measures.state, 'not-approved'),
				ne(measures.state, 'awaiting-approval')
			)
		)
		.where(
			and(
				eq(incidents.organisationId, actor.organisationId),
				eq(incidents.loggedBy, actor.userId),
				isNull(incidents.outcomeReadAt)
			)
		)
		.orderBy(desc(measures.decidedAt))
		.limit(5);
}

/** The names of categories as Today writes them, by key. */
export async function categoryNames(context: ReadingContext): Promise<Record<string, string>> {
	const { document } = await presentPolicy(context);
	return Object.fromEntries(document.categories.map(({ key, name }) => [key, name]));
}
