import { and, count, eq, gte, inArray, isNull, ne, or } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { dayOf, type Day } from '$lib/shared/days';
import { customerKeyOf } from '../../../escalations/repeats';
import { nextStep, REMEMBERED_DAYS, type ConductHistory, type Proposal } from '../../ladder';
import type { PolicyVersion } from '../../policy/policy';
import { policyById } from '../../queries/policy.server';
import type { SeenIncident } from '../../queries/record.server';
import { incidents } from '../../tables.server';
import { incidentCustomers, measures } from '../tables.server';

/** All that turned out to be one customer: their ids, and the references they are told apart by. */
export interface CustomerGroup {
	rootId: string;
	ids: string[];
	keys: string[];
}

/** The group that a reference belongs to; null where it was never kept. */
export async function groupOfReference(
	context: ReadingContext,
	reference: string
): Promise<CustomerGroup | null> {
	const key = customerKeyOf(reference);
	if (key === null) return null;
	const [found] = await context.db
		.select({ rootId: incidentCustomers.rootId })
		.from(incidentCustomers)
		.where(
			and(eq(incidentCustomers.organisationId, context.actor.organisationId), eq(incidentCustomers.key, key))
		);
	return found ? groupOfRoot(context, found.rootId) : null;
}

/** Everybody who was merged into one customer, and the customer. */
export async function groupOfRoot({ db, actor }: ReadingContext, rootId: string): Promise<CustomerGroup> {
	const rows = await db
		.select({ id: incidentCustomers.id, key: incidentCustomers.key })
		.from(incidentCustomers)
		.where(
			and(eq(incidentCustomers.organisationId, actor.organisationId), eq(incidentCustomers.rootId, rootId))
		);
	return { rootId, ids: rows.map(({ id }) => id), keys: rows.flatMap(({ key }) => key ?? []) };
}

/** In force on a day, whether or not the clock has come by since. */
export function holdsOn(today: Day) {
	return and(eq(measures.state, 'in-force'), or(isNull(measures.endsOn), gte(measures.endsOn, today)));
}

/** What the ladder proposes for an incident, and the policy it does so by. */
export async function proposalFor(
	context: ReadingContext,
	incident: Pick<
		SeenIncident,
		'id' | 'customerReference' | 'policyVersionId' | 'category' | 'severity' | 'contactEnded' | 'occurredAt'
	>
): Promise<{ proposal: Proposal; policy: PolicyVersion; history: ConductHistory }> {
	const [policy, history] = await Promise.all([
		policyById(context, incident.policyVersionId),
		historyBefore(context, incident)
	]);
	return { policy, history, proposal: nextStep(policy.document, incident, history) };
}

async function historyBefore(
	context: ReadingContext,
	incident: Pick<SeenIncident, 'id' | 'customerReference' | 'occurredAt'>
): Promise<ConductHistory> {
	const group = await groupOfReference(context, incident.customerReference ?? '');
	if (!group) return { inForce: [], earlier: 0 };
	const { db, actor } = context;
	const today = dayOf(context.now, actor.habits.timeZone);
	const since = new Date(incident.occurredAt.getTime() - REMEMBERED_DAYS * 86_400_000);
	const [inForce, [counted]] = await Promise.all([
		db
			.select({ step: measures.step })
			.from(measures)
			.where(
				and(
					eq(measures.organisationId, actor.organisationId),
					inArray(measures.customerId, group.ids),
					holdsOn(today),
					ne(measures.incidentId, incident.id)
				)
			),
		db
			.select({ earlier: count() })
			.from(incidents)
			.leftJoin(
				measures,
				and(
					eq(measures.organisationId, incidents.organisationId),
					eq(measures.incidentId, incidents.id),
					eq(measures.state, 'quashed')
				)
			)
			.where(
				and(
					eq(incidents.organisationId, actor.organisationId),
					inArray(incidents.customerKey, group.keys),
					gte(incidents.occurredAt, since),
					ne(incidents.id, incident.id),
					isNull(measures.id)
				)
			)
	]);
	return { inForce: inForce.map(({ step }) => step), earlier: counted?.earlier ?? 0 };
}
