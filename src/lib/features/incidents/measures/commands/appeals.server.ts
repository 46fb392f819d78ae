import { and, eq } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { canSeal, sealText } from '$lib/server/encryption';
import { addDays, dayOf, type Day } from '$lib/shared/days';
import { formatDate } from '$lib/shared/format';
import { newId } from '$lib/shared/ids';
import { authorise, invalid, notFound, Problem } from '$lib/shared/problem';
import { insertEvent } from '../../events.server';
import { policyById } from '../../queries/policy.server';
import type { SeenIncident } from '../../queries/record.server';
import type { AppealAnswerForm, AppealForm } from '../forms';
import {
	decidersOf,
	EXPIRED_IS_DONE,
	isAsMild,
	stepNames,
	stepOf,
	whyNotAnswered,
	whyNotAppealed,
	wrongWith,
	type AppealState
} from '../measure';
import { appealsOf, findMeasure, type SeenMeasure } from '../queries.server';
import { placeOfAppeal } from '../sealed-places.server';
import { expectToSee, expectUninvolved } from '../standing.server';
import { measureAppeals } from '../tables.server';
import { restrictionFrom, updateIncident, updateMeasure } from '../writing.server';

/**
 * Notes that the customer appealed a measure, for whoever it reached.
 * @returns the appeal's id
 * @throws Problem `invalid` by field; `conflict` where an appeal waits already, or nothing can be appealed
 */
export async function logAppeal(context: Context, measureId: string, input: AppealForm): Promise<string> {
	const { incident } = await findMeasure(context, measureId);
	authorise(incident.sees.has('story') || incident.relations.includes('leader-elsewhere'));
	return inTransaction(context, async (inside) => {
		const { measure } = await findMeasure(inside, measureId);
		const whyNot = whyNotAppealed(measure, await appealsOf(inside, measureId, incident));
		if (whyNot) throw new Problem('conflict', whyNot);
		await expectInTime(inside, measure, incident, input.receivedOn);
		const { organisationId, userId } = inside.actor;
		const id = newId();
		await inside.db.insert(measureAppeals).values({
			organisationId,
			id,
			measureId,
			receivedOn: input.receivedOn,
			loggedBy: userId,
			loggedAt: inside.now,
			words: sealedWords(organisationId, id, input.words),
			state: 'open',
			grounds: '',
			decidedBy: null,
			decidedAt: null
		});
		await insertEvent(inside, incident.id, 'appeal-logged', { what: stepNames[measure.step] });
		return id;
	});
}

async function expectInTime(
	inside: WritingContext,
	measure: SeenMeasure,
	{ policyVersionId }: SeenIncident,
	receivedOn: Day
): Promise<void> {
	const { habits } = inside.actor;
	const { document } = await policyById(inside, policyVersionId);
	const last = addDays(measure.startsOn, document.appealWithinDays);
	if (receivedOn > dayOf(inside.now, habits.timeZone)) {
		throw invalid({ receivedOn: 'The day it came lies in the future.' });
	}
	if (receivedOn < measure.startsOn) {
		throw invalid({
			receivedOn: `The measure was only decided on ${formatDate(measure.startsOn, habits)}.`
		});
	}
	if (receivedOn > last) {
		throw invalid({
			receivedOn: `The policy it was judged by allowed an appeal until ${formatDate(last, habits)}. A review can look at it again at any time.`
		});
	}
}

function sealedWords(organisationId: string, id: string, words: string): string | null {
	if (words.trim() === '') return null;
	if (!canSeal()) {
		throw invalid({
			words:
				'What the customer wrote cannot be stored: this server has no encryption key. Leave it empty for now, and tell the person who runs the server.'
		});
	}
	return sealText(placeOfAppeal(organisationId, id), words);
}

/**
 * Answers an appeal, with grounds, for somebody who neither met the conduct nor decided about it, on an earlier appeal
 * either.
 * @throws Problem `invalid` by field; `conflict` where the actor had a part in it, or somebody answered meanwhile
 */
export async function answerAppeal(
	context: Context,
	measureId: string,
	appealId: string,
	input: AppealAnswerForm
): Promise<void> {
	const { measure, incident } = await findMeasure(context, measureId);
	authorise(incident.sees.has('facts'));
	const earlier = (await appealsOf(context, measureId, incident)).filter(({ id }) => id !== appealId);
	await expectUninvolved(context, incident, 'answering an appeal', decidersOf(measure, earlier));
	expectToSee(incident);
	await inTransaction(context, async (inside) => {
		const { measure: present } = await findMeasure(inside, measureId);
		await expectOpen(inside, measureId, incident, appealId);
		if (present.version !== input.version) {
			throw new Problem('conflict', 'Somebody changed this measure meanwhile. Look at it again first.');
		}
		const outcome = await answers[input.answer](inside, present, incident, input);
		await updateAppeal(inside, appealId, input.answer, input.grounds);
		if (input.answer !== 'upheld') await updateIncident(inside, incident.id, { outcomeReadAt: null });
		await insertEvent(inside, incident.id, `appeal-${input.answer}`, { what: outcome });
	});
}

async function expectOpen(
	inside: WritingContext,
	measureId: string,
	incident: SeenIncident,
	appealId: string
): Promise<void> {
	const appeal = (await appealsOf(inside, measureId, incident)).find(({ id }) => id === appealId);
	if (!appeal) throw notFound();
	const whyNot = whyNotAnswered(appeal);
	if (whyNot) throw new Problem('conflict', whyNot);
}

type Answering = (
	inside: WritingContext,
	measure: SeenMeasure,
	incident: SeenIncident,
	input: AppealAnswerForm
) => Promise<string>;

/** What each answer does to the measure, and what the story says of it. */
const answers: Record<AppealAnswerForm['answer'], Answering> = {
	upheld: async (_inside, measure) => stepNames[measure.step],
	varied: vary,
	quashed: async (inside, measure) => {
		await updateMeasure(inside, measure.id, { state: 'quashed', endedAt: inside.now });
		return stepNames[measure.step];
	}
};

async function vary(
	inside: WritingContext,
	measure: SeenMeasure,
	{ policyVersionId }: SeenIncident,
	input: AppealAnswerForm
): Promise<string> {
	if (measure.state === 'expired') throw new Problem('conflict', EXPIRED_IS_DONE);
	const { habits } = inside.actor;
	const { document } = await policyById(inside, policyVersionId);
	const step = input.step ?? measure.step;
	const changed = {
		step,
		endsOn: input.endsOn,
		reviewOn: input.reviewOn,
		reason: input.grounds,
		restriction: step === 'restriction' ? await restrictionFrom(inside, input) : null
	};
	const today = dayOf(inside.now, habits.timeZone);
	const errors = wrongWith(changed, document, { today, habits }, true);
	if (step === 'nothing') errors.step = 'To take the measure away altogether, quash it.';
	else if (!isAsMild(step, measure.step)) errors.step = 'An appeal cannot lead to something harder.';
	else if (measure.endsOn && changed.endsOn && changed.endsOn > measure.endsOn) {
		errors.endsOn = `An appeal cannot make it longer: it ends on ${formatDate(measure.endsOn, habits)}.`;
	} else if (isSame(changed, measure)) errors.step = 'Nothing was changed; uphold it, or say what changes.';
	if (Object.keys(errors).length > 0) throw invalid(errors);
	const { reason: _, ...set } = changed;
	await updateMeasure(inside, measure.id, set);
	const name = stepOf(document, step)?.name ?? stepNames[step];
	return changed.endsOn ? `${name} until ${formatDate(changed.endsOn, habits)}` : name;
}

function isSame(
	changed: Pick<SeenMeasure, 'step' | 'endsOn' | 'restriction'>,
	{ step, endsOn, restriction }: SeenMeasure
): boolean {
	const words = (given: SeenMeasure['restriction']) => JSON.stringify(given && Object.entries(given).sort());
	return (
		changed.step === step && changed.endsOn === endsOn && words(changed.restriction) === words(restriction)
	);
}

async function updateAppeal(
	{ db, actor, now }: WritingContext,
	id: string,
	state: AppealState,
	grounds: string
): Promise<void> {
	await db
		.update(measureAppeals)
		.set({ state, grounds, decidedBy: actor.userId, decidedAt: now })
		.where(and(eq(measureAppeals.organisationId, actor.organisationId), eq(measureAppeals.id, id)));
}
