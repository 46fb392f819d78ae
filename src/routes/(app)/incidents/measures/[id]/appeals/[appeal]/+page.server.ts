import { taxonomy } from '$lib/features/escalations/queries.server';
import { answerAppeal } from '$lib/features/incidents/measures/commands/appeals.server';
import { appealAnswerForm } from '$lib/features/incidents/measures/forms';
import {
	decidersOf,
	isAsMild,
	whyNotAnswered,
	whyNotToDecide
} from '$lib/features/incidents/measures/measure';
import { appealsOf, findMeasure } from '$lib/features/incidents/measures/queries.server';
import { policyById } from '$lib/features/incidents/queries.server';
import { activePeople } from '$lib/features/people/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { notFound } from '$lib/shared/problem';

export const load = page(async ({ context, params }) => {
	const { measure, incident } = await findMeasure(context, params.id!);
	const [appeals, policy, entries, people] = await Promise.all([
		appealsOf(context, measure.id, incident),
		policyById(context, incident.policyVersionId),
		taxonomy(context),
		activePeople(context)
	]);
	const appeal = appeals.find(({ id }) => id === params.appeal);
	if (!appeal) throw notFound();
	const { decidedBy: _, approvedBy: __, ...shown } = measure;
	const { restriction } = measure;
	const channels = entries.filter(({ kind, archived }) => kind === 'channel' && !archived);
	return {
		measure: shown,
		incidentId: incident.id,
		seesIt: incident.sees.has('verbatim'),
		whyNot:
			whyNotAnswered(appeal) ??
			whyNotToDecide(context.actor, {
				isPartOfIt: incident.isPartOfIt,
				decided: decidersOf(measure, appeals)
			}),
		appeal: { receivedOn: appeal.receivedOn, words: appeal.words },
		steps: policy.document.steps.flatMap(({ key, name }) =>
			key !== 'police' && isAsMild(key, measure.step) ? [{ value: key, label: name }] : []
		),
		channels: channels.map(({ id, name }) => ({ value: id, label: name })),
		people: people.map(({ id, name }) => ({ value: id, label: name })),
		/** The form starts from what holds. */
		present: {
			kinds: restriction?.kinds ?? [],
			channelId: channels.find(({ name }) => name === restriction?.channel)?.id ?? '',
			contactPersonId: people.find(({ name }) => name === restriction?.contactPerson)?.id ?? '',
			from: restriction?.from ?? '',
			to: restriction?.to ?? ''
		}
	};
});

export const actions = {
	default: action(appealAnswerForm, async ({ context, input, event }) => {
		const { id, appeal } = event.params;
		await answerAppeal(context, id!, appeal!, input);
		redirectWithNotice(event.cookies, `/incidents/measures/${id}`, 'The appeal is answered.');
	})
};
