import * as v from 'valibot';
import { answerAppeal, logAppeal } from '../../src/lib/features/incidents/measures/commands/appeals.server';
import { decide, takeOn } from '../../src/lib/features/incidents/measures/commands/decisions.server';
import { readOutcome } from '../../src/lib/features/incidents/measures/commands/outcomes.server';
import { appealAnswerForm, decisionForm } from '../../src/lib/features/incidents/measures/forms';
import { findMeasure } from '../../src/lib/features/incidents/measures/queries.server';
import { findIncident } from '../../src/lib/features/incidents/queries.server';
import { canSeal } from '../../src/lib/server/encryption';
import { addDays, dayOf } from '../../src/lib/shared/days';
import type { Cast, Stage } from './handling';
import { minutesSince } from './office-hours';

/** An incident that was logged for the demo. */
export interface Met {
	id: string;
	who: keyof Cast;
	daysAgo: number;
}

const READ_AFTER_DAYS = 20;

interface Decision {
	/** Who met it, and how many days ago. */
	about: [keyof Cast, number];
	by: 'Ada' | 'Lena' | 'Marco';
	/** How many hours after it was logged. */
	after: number;
	step: 'nothing' | 'warning' | 'restriction' | 'ending';
	reason: string;
	/** Days from the decision. */
	lasts?: number;
	review?: number;
	appeal?: { daysAgo: number; words: string; by?: 'Ada' | 'Lena'; answer?: 'quashed'; grounds?: string };
}

const decisions: Decision[] = [
	{
		about: ['Dora', 74],
		by: 'Lena',
		after: 20,
		step: 'warning',
		reason: 'It went on after Dora had said that she would end the call.',
		lasts: 150,
		review: 71
	},
	{
		about: ['Bo', 66],
		by: 'Marco',
		after: 30,
		step: 'warning',
		reason: 'The answer was final and explained twice; more than thirty mails followed it.',
		lasts: 60,
		review: 40
	},
	{
		about: ['Farah', 58],
		by: 'Marco',
		after: 5,
		step: 'restriction',
		reason: 'It was repeated after a warning in the call. In writing the help stays as good.',
		lasts: 120,
		review: 90
	},
	{
		about: ['Aisha', 49],
		by: 'Lena',
		after: 26,
		step: 'nothing',
		reason: 'Sarcastic and unpleasant, and over with the contact.'
	},
	{
		about: ['Emil', 41],
		by: 'Lena',
		after: 8,
		step: 'restriction',
		reason: 'A colleague was named in public, while a warning was in force.',
		lasts: 180,
		review: 90
	},
	{
		about: ['Giulia', 33],
		by: 'Marco',
		after: 18,
		step: 'warning',
		reason: 'One remark, and the chat was ended at once, as the policy says.',
		lasts: 90,
		review: 60,
		appeal: {
			daysAgo: 20,
			words: 'The chat was not mine. My account was open on a tablet in the shop.',
			by: 'Lena',
			answer: 'quashed',
			grounds: 'The log shows another device and another town; there is no sign that it was the customer.'
		}
	},
	{
		about: ['Aisha', 12],
		by: 'Lena',
		after: 22,
		step: 'warning',
		reason: 'The customer was told, and repeated it.',
		lasts: 90,
		review: 60,
		appeal: { daysAgo: 2, words: 'I was upset about my order. I did not mean it like that.' }
	},
	{
		about: ['Bo', 5],
		by: 'Ada',
		after: 3,
		step: 'ending',
		reason: 'A threat with a place and a day, under a restriction. The police has it.',
		review: 180
	}
];

/** Decides about most of the incidents: something of each kind, one appeal answered and one that waits. */
export async function decideSome(stage: Stage, logged: readonly Met[]): Promise<void> {
	for (const decision of decisions) {
		const [who, daysAgo] = decision.about;
		const met = logged.find((each) => each.who === who && each.daysAgo === daysAgo);
		if (met) await decideOne(stage, met, decision);
	}
}

async function decideOne(
	stage: Stage,
	{ id, who, daysAgo }: Met,
	{ by, after, step, reason, lasts, review, appeal }: Decision
): Promise<void> {
	const { as, cast } = stage;
	const decidedAgo =
		after < 9 ? minutesSince(stage, daysAgo, '16:40') : minutesSince(stage, daysAgo - 1, '10:20');
	const context = as(cast[by], decidedAgo);
	await takeOn(context, id);
	const { version } = await findIncident(context, id);
	const today = dayOf(context.now, context.actor.habits.timeZone);
	const input = v.parse(decisionForm, {
		version: String(version),
		step,
		reason,
		endsOn: lasts ? addDays(today, lasts) : '',
		reviewOn: review ? addDays(today, review) : '',
		kinds: step === 'restriction' ? ['writing-only'] : [],
		police: step === 'ending' ? 'on' : ''
	});
	const measureId = await decide(context, id, input);
	// What is news by now stays on Today; the rest was read the day after.
	if (daysAgo > READ_AFTER_DAYS)
		await readOutcome(as(cast[who], minutesSince(stage, daysAgo - 3, '09:05')), id);
	if (!appeal) return;
	const receiving = as(cast[by], minutesSince(stage, appeal.daysAgo, '11:15'));
	const receivedOn = dayOf(receiving.now, receiving.actor.habits.timeZone);
	const words = canSeal() ? appeal.words : '';
	const appealId = await logAppeal(receiving, measureId, { receivedOn, words });
	if (!appeal.by) return;
	const answering = as(cast[appeal.by], minutesSince(stage, appeal.daysAgo - 3, '15:30'));
	await takeOn(answering, id);
	const { measure } = await findMeasure(answering, measureId);
	const { answer, grounds } = appeal;
	const answered = v.parse(appealAnswerForm, { version: String(measure.version), answer, grounds });
	await answerAppeal(answering, measureId, appealId, answered);
}
