import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { dayOf } from '$lib/shared/days';
import { formatDate } from '$lib/shared/format';
import { newId } from '$lib/shared/ids';
import { authorise, invalid, Problem } from '$lib/shared/problem';
import { namesOf } from '../../../people/queries.server';
import { keptCustomer } from '../../customers/keeping.server';
import { insertEvent } from '../../events.server';
import { customerKeyOf } from '../../../escalations/repeats';
import { findIncident, type SeenIncident } from '../../queries/record.server';
import { allowedOrRecorded } from '../../refusals.server';
import type { ApprovalForm, DecisionForm } from '../forms';
import {
	measureStates,
	stepNames,
	stepOf,
	whyNotApproved,
	whyNotThisStep,
	wrongWith,
	type MeasureState
} from '../measure';
import { appealsOf, findMeasure, measuresOfIncident, proposalFor, type SeenMeasure } from '../queries.server';
import { expectToSee, expectUninvolved } from '../standing.server';
import { measures } from '../tables.server';
import { restrictionFrom, sealedNotice, updateIncident, updateMeasure } from '../writing.server';

/**
 * Takes on to decide about an incident, or about what waits in its wake. It opens what was said to the one who does, and is
 * on the record.
 * @throws Problem `not-found`, `conflict` where they were part of it or nothing waits
 */
export async function takeOn(context: Context, incidentId: string): Promise<void> {
	const incident = await findIncident(context, incidentId);
	authorise(incident.sees.has('facts'));
	await expectUninvolved(context, incident, 'taking on to decide');
	await inTransaction(context, async (inside) => {
		const present = await findIncident(inside, incidentId);
		await expectSomethingWaits(inside, present);
		await updateIncident(inside, incidentId, { deciderId: inside.actor.userId });
		await insertEvent(inside, incidentId, 'decision-taken-on', {});
	});
}

async function expectSomethingWaits(inside: WritingContext, incident: SeenIncident): Promise<void> {
	if (incident.state === 'open') return;
	const [latest] = await measuresOfIncident(inside, incident);
	const appeals = latest ? await appealsOf(inside, latest.id, incident) : [];
	const isDue = latest?.state === 'in-force';
	if (!isDue && !appeals.some(({ state }) => state === 'open')) {
		throw new Problem('conflict', 'Nothing waits here: it is decided.');
	}
}

/**
 * Decides what follows from an incident: what the ladder proposes, something else, or nothing; each with a reason.
 * @returns the id of the decision
 * @throws Problem `invalid` by field; `conflict` where the actor was part of it, has not taken it on, or somebody decided
 * meanwhile
 */
export async function decide(context: Context, incidentId: string, input: DecisionForm): Promise<string> {
	const incident = await findIncident(context, incidentId);
	authorise(incident.sees.has('facts'));
	await expectUninvolved(context, incident, 'deciding');
	expectToSee(incident);
	const { policy } = await proposalFor(context, incident);
	const step = stepOf(policy.document, input.step);
	const notThis = whyNotThisStep(context.actor, step);
	if (!(await allowedOrRecorded(context, notThis === null, incidentId, `deciding on ${input.step}`))) {
		throw invalid({ step: notThis! });
	}
	return inTransaction(context, async (inside) => {
		const present = await findIncident(inside, incidentId);
		await expectUndecided(inside, present, input.version);
		const reference = present.customerReference?.trim() || input.customerReference.trim();
		const restriction = input.step === 'restriction' ? await restrictionFrom(inside, input) : null;
		const { habits } = inside.actor;
		const today = dayOf(inside.now, habits.timeZone);
		const given = { ...input, restriction };
		const errors = wrongWith(given, policy.document, { today, habits }, reference !== '');
		if (Object.keys(errors).length > 0) throw invalid(errors);

		const id = newId();
		const isNothing = input.step === 'nothing';
		const needsApproval = !isNothing && (input.step === 'ending' || step?.needsApproval === true);
		const state: MeasureState = isNothing ? 'none' : needsApproval ? 'awaiting-approval' : 'in-force';
		const withReference = { ...present, customerReference: reference };
		const { proposal } = await proposalFor(inside, withReference);
		await inside.db.insert(measures).values({
			organisationId: inside.actor.organisationId,
			id,
			incidentId,
			customerId: await keptCustomer(inside, reference),
			proposedStep: proposal.step,
			proposedWhy: proposal.why,
			step: input.step,
			police: input.police,
			restriction,
			reason: input.reason,
			state,
			startsOn: today,
			endsOn: isNothing ? null : input.endsOn,
			reviewOn: isNothing ? null : input.reviewOn,
			decidedBy: inside.actor.userId,
			decidedAt: inside.now,
			approvedBy: null,
			approvedAt: null,
			endedAt: null,
			notice: isNothing ? null : sealedNotice(inside, id, input.notice),
			version: 1
		});
		await updateIncident(inside, incidentId, {
			deciderId: inside.actor.userId,
			...(needsApproval ? {} : { state: 'decided', decidedAt: inside.now, outcomeReadAt: null }),
			...(present.customerReference?.trim()
				? {}
				: { customerReference: reference, customerKey: customerKeyOf(reference) })
		});
		if (!present.customerReference?.trim() && reference !== '') {
			await insertEvent(inside, incidentId, 'reference-added', {});
		}
		await insertEvent(inside, incidentId, needsApproval ? 'approval-asked' : 'decided', {
			what: inWords(inside, input)
		});
		return id;
	});
}

/** The second of two who decide at once is told what the first decided. */
async function expectUndecided(
	inside: WritingContext,
	incident: SeenIncident,
	version: number
): Promise<void> {
	const [latest] = await measuresOfIncident(inside, incident);
	if (latest && latest.state !== 'not-approved') {
		const until = latest.endsOn ? ` until ${formatDate(latest.endsOn, inside.actor.habits)}` : '';
		throw new Problem(
			'conflict',
			`${latest.decidedByName} decided this meanwhile: ${stepNames[latest.step]}${until} (${measureStates[latest.state].toLowerCase()}). Nothing of yours was stored.`
		);
	}
	if (incident.version !== version) {
		const names = await namesOf(inside, incident.deciderId ? [incident.deciderId] : []);
		throw new Problem(
			'conflict',
			`${names.get(incident.deciderId ?? '') ?? 'Somebody'} took this on meanwhile. Look at it again, then decide if you still want to.`
		);
	}
}

/**
 * Answers for the second person that some decisions need. Refused, the incident waits for another decision.
 * @throws Problem `invalid` by field; `conflict` where the actor was part of it, decided it, or somebody answered meanwhile
 */
export async function answerApproval(
	context: Context,
	measureId: string,
	input: ApprovalForm
): Promise<void> {
	const { measure, incident } = await findMeasure(context, measureId);
	authorise(incident.sees.has('facts'));
	await expectUninvolved(context, incident, 'approving', [measure.decidedBy]);
	expectToSee(incident);
	await inTransaction(context, async (inside) => {
		const { measure: present } = await findMeasure(inside, measureId);
		expectWaiting(present, input.version);
		const agreed = input.answer === 'agree';
		const { habits } = inside.actor;
		const today = dayOf(inside.now, habits.timeZone);
		if (agreed && present.endsOn !== null && present.endsOn < today) {
			throw invalid({
				answer: `Its last day, ${formatDate(present.endsOn, habits)}, has passed. Do not agree, so that somebody decides anew.`
			});
		}
		await updateMeasure(inside, measureId, {
			approvedBy: inside.actor.userId,
			approvedAt: inside.now,
			state: agreed ? 'in-force' : 'not-approved',
			...(agreed ? { startsOn: today } : { endedAt: inside.now })
		});
		await updateIncident(inside, incident.id, {
			...(agreed
				? { state: 'decided' as const, decidedAt: inside.now, outcomeReadAt: null }
				: { state: 'open' as const, deciderId: null })
		});
		await insertEvent(inside, incident.id, agreed ? 'approved' : 'not-approved', {
			what: `${stepNames[present.step]}. ${input.reason}`
		});
	});
}

function expectWaiting(measure: SeenMeasure, version: number): void {
	const whyNot = whyNotApproved(measure);
	if (whyNot) throw new Problem('conflict', whyNot);
	if (measure.version !== version) {
		throw new Problem('conflict', 'Somebody changed this measure meanwhile. Look at it again first.');
	}
}

function inWords({ actor }: WritingContext, { step, endsOn }: Pick<DecisionForm, 'step' | 'endsOn'>): string {
	const until = step !== 'nothing' && endsOn ? ` until ${formatDate(endsOn, actor.habits)}` : '';
	return `${stepNames[step]}${until}`;
}
