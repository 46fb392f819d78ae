import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { formatInstant } from '$lib/shared/format';
import { authorise, invalid, Problem, type FieldErrors } from '$lib/shared/problem';
import { hourOf, instantOf, timeOf } from '$lib/shared/zoned';
import { taxonomy } from '../../escalations/queries.server';
import { customerKeyOf } from '../../escalations/repeats';
import { activePeople, brandsOfOrganisation, namesOf } from '../../people/queries.server';
import { correctionsBetween, type Said } from '../correction';
import { dropUnusedCustomer, keptCustomer } from '../customers/keeping.server';
import { insertEvent } from '../events.server';
import type { IncidentCorrectionForm } from '../forms';
import { rewriteInvolved } from '../involved.server';
import { expectOffered } from '../logging';
import { measuresOfIncident } from '../measures/queries.server';
import type { MeasureState } from '../measures/measure';
import { updateIncident } from '../measures/writing.server';
import { categoryOf, severityOf } from '../policy/policy';
import { policyById } from '../queries/policy.server';
import { findIncident, involvedIn, type SeenIncident } from '../queries/record.server';
import { allowedOrRecorded } from '../refusals.server';
import { incidentCorrections } from '../tables.server';
import { mayCorrect } from '../visibility';

/** Under these a measure stands in the record of a customer, so that another reference would be another customer's. */
const bound: ReadonlySet<MeasureState> = new Set(['awaiting-approval', 'in-force', 'expired', 'lifted']);

/**
 * Corrects what an incident says, for the one it happened to and those who lead the team or decide. What was said is not
 * corrected: it was said. The story keeps what was there before and who changed it; a decision stays as it was taken.
 * @returns whether anything was changed
 * @throws Problem `invalid` by field; `conflict` where somebody changed it since the form was opened; `not-found`
 */
export async function correctIncident(
	context: Context,
	incidentId: string,
	input: IncidentCorrectionForm
): Promise<boolean> {
	const seen = await findIncident(context, incidentId);
	authorise(await allowedOrRecorded(context, mayCorrect(seen.relations), incidentId, 'correcting it'));
	return inTransaction(context, async (inside) => {
		const before = await findIncident(inside, incidentId);
		if (before.version !== input.version) {
			throw new Problem('conflict', 'Somebody changed this incident meanwhile. Look at it again first.');
		}
		const involved = await involvedIn(inside, incidentId);
		const { after, said } = await corrected(inside, before, involved, input);
		const changes = correctionsBetween(said.before, said.after);
		if (changes.length === 0) return false;
		const eventId = await insertEvent(inside, incidentId, 'corrected', {});
		const { organisationId } = inside.actor;
		await inside.db
			.insert(incidentCorrections)
			.values(changes.map((change) => ({ organisationId, eventId, incidentId, at: inside.now, ...change })));
		await updateIncident(inside, incidentId, after);
		await rewriteInvolved(inside, incidentId, input.involvedIds);
		if (after.customerKey !== customerKeyOf(before.customerReference ?? '')) {
			await keptCustomer(inside, after.customerReference);
			await dropUnusedCustomer(inside, before.customerReference ?? '');
		}
		return true;
	});
}

/** The incident as the form says it, checked, and both versions as people read them; what it named before may stay. */
async function corrected(
	inside: WritingContext,
	before: SeenIncident,
	involved: readonly string[],
	input: IncidentCorrectionForm
) {
	const { habits } = inside.actor;
	const [{ document }, entries, brands, people] = [
		await policyById(inside, before.policyVersionId),
		await taxonomy(inside),
		await brandsOfOrganisation(inside),
		await activePeople(inside)
	];
	const channels = entries.filter(({ kind }) => kind === 'channel');
	const errors: FieldErrors = {};
	if (!categoryOf(document, input.category)) {
		errors.category = 'The policy this is judged by has no such category; please choose another.';
	}
	if (!severityOf(document, input.severity)) {
		errors.severity = 'The policy this is judged by has no such severity; please choose another.';
	}
	if (input.channelId !== before.channelId) expectOffered(errors, 'channelId', channels, input.channelId);
	if (input.brandId !== before.brandId) expectOffered(errors, 'brandId', brands, input.brandId);
	const known = new Set([...involved, ...people.map(({ id }) => id)]);
	if (input.involvedIds.some((id) => !known.has(id) || id === before.loggedBy)) {
		errors.involvedIds = 'Somebody here cannot be chosen; please choose again.';
	}
	const isSameMoment =
		input.occurredOn === before.occurredOn &&
		input.occurredAtTime === timeOf(before.occurredAt, habits.timeZone);
	const occurredAt = isSameMoment
		? before.occurredAt
		: instantOf(input.occurredOn, input.occurredAtTime, habits.timeZone);
	if (occurredAt > inside.now) errors.occurredOn = 'This lies in the future.';
	const customerKey = customerKeyOf(input.customerReference);
	if (customerKey !== customerKeyOf(before.customerReference ?? '') && (await isBound(inside, before))) {
		errors.customerReference =
			'A measure stands under this reference, so it stays. Where it was the wrong customer, log an appeal and quash the measure first.';
	}
	if (Object.keys(errors).length > 0) throw invalid(errors);

	const { category, severity, contactEnded, channelId, brandId, customerReference, involvedIds } = input;
	const after = {
		category,
		severity,
		contactEnded,
		channelId,
		brandId,
		customerReference,
		customerKey,
		occurredAt,
		occurredOn: input.occurredOn,
		occurredHour: hourOf(occurredAt, habits.timeZone)
	};
	const names = await namesOf(inside, [...involved, ...involvedIds]);
	const nameOf = (id: string | null) =>
		[...channels, ...brands].find((each) => each.id === id)?.name ?? (id === null ? null : 'Unknown');
	const inWords = (
		incident: Omit<typeof after, 'customerKey' | 'customerReference' | 'occurredOn' | 'occurredHour'> & {
			customerReference: string | null;
		},
		others: readonly string[]
	): Said => {
		const level = severityOf(document, incident.severity);
		const words = {
			category: categoryOf(document, incident.category)?.name ?? incident.category,
			severity: level ? `${level.level} · ${level.name}` : String(incident.severity),
			contactEnded: incident.contactEnded ? 'yes' : 'no',
			occurredAt: formatInstant(incident.occurredAt, habits),
			channel: nameOf(incident.channelId),
			brand: nameOf(incident.brandId),
			customerReference: incident.customerReference || null,
			involved:
				others
					.map((id) => names.get(id) ?? 'Somebody')
					.toSorted()
					.join(', ') || null
		};
		const identities: Record<keyof Said, string> = {
			category: incident.category,
			severity: String(incident.severity),
			contactEnded: String(incident.contactEnded),
			occurredAt: incident.occurredAt.toISOString(),
			channel: incident.channelId ?? '',
			brand: incident.brandId ?? '',
			customerReference: incident.customerReference ?? '',
			involved: others.toSorted().join()
		};
		return Object.fromEntries(
			(Object.keys(words) as (keyof Said)[]).map((field) => [
				field,
				{ identity: identities[field], words: words[field] }
			])
		) as Said;
	};
	return { after, said: { before: inWords(before, involved), after: inWords(after, involvedIds) } };
}

async function isBound(inside: WritingContext, incident: SeenIncident): Promise<boolean> {
	const decided = await measuresOfIncident(inside, incident);
	return decided.some(({ state, customerId }) => customerId !== null && bound.has(state));
}
