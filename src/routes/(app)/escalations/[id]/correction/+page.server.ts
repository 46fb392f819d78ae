import { choices, namesOfEntries, withChosen } from '$lib/features/escalations/choices';
import { correctEscalation } from '$lib/features/escalations/commands/corrections.server';
import { correctionForm } from '$lib/features/escalations/handling/forms';
import { findEscalation, followUpMessageOf, taxonomy } from '$lib/features/escalations/queries.server';
import { brandsOfOrganisation, teamsOfActor, type Named } from '$lib/features/people/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { amountForField } from '$lib/shared/money';
import { timeOf } from '$lib/shared/zoned';

export const load = page(async ({ context, params }) => {
	const record = await findEscalation(context, params.id!);
	const [entries, teams, brands, { answer }] = await Promise.all([
		taxonomy(context),
		teamsOfActor(context),
		brandsOfOrganisation(context),
		followUpMessageOf(context, record.id)
	]);
	const names = namesOfEntries(entries);
	const offered = choices(entries);
	const { timeZone, currency } = context.actor.habits;
	return {
		record: {
			id: record.id,
			version: record.version,
			state: record.state,
			isFollowedUp: record.followUpDoneAt !== null
		},
		/** What the record says now, as the fields of the form have it. */
		stored: {
			teamId: record.teamId,
			reasonId: record.reasonId ?? '',
			summary: record.summary,
			causeIds: record.causeIds,
			firstLineId: record.firstLineId ?? '',
			outcomeId: record.outcomeId ?? '',
			amount: amountForField(record.amount, currency),
			channelId: record.channelId ?? '',
			brandId: record.brandId ?? '',
			severity: String(record.severity),
			tier: String(record.tier),
			customerReference: record.customerReference,
			orderReference: record.orderReference,
			authorityLimit: amountForField(record.authorityLimit, currency),
			avoidable: record.avoidable ?? '',
			occurredOn: record.occurredOn,
			occurredAtTime: record.occurredHour === null ? '' : timeOf(record.occurredAt, timeZone),
			followUpDueOn: record.followUpDueOn ?? '',
			followUpAnswer: answer ?? '',
			followUpResult: record.followUpResult ?? ''
		},
		options: {
			teamId: named(teams, record.teamId),
			brandId: named(brands, record.brandId),
			reasonId: withChosen(offered.reason, record.reasonId, names),
			firstLineId: withChosen(offered['first-line'], record.firstLineId, names),
			outcomeId: withChosen(offered.outcome, record.outcomeId, names),
			channelId: withChosen(offered.channel, record.channelId, names),
			causeIds: record.causeIds.reduce((options, id) => withChosen(options, id, names), offered.cause)
		}
	};
});

export const actions = {
	default: action(correctionForm, async ({ context, input, event }) => {
		const isChanged = await correctEscalation(context, event.params.id!, input);
		const notice = isChanged ? 'Corrected.' : 'There was nothing to correct.';
		redirectWithNotice(event.cookies, `/escalations/${event.params.id}`, notice);
	})
};

/** Those that are offered, and the one that the record has. */
function named(all: readonly Named[], chosen: string | null) {
	return all
		.filter(({ id, archived }) => !archived || id === chosen)
		.map(({ id, name }) => ({ value: id, label: name }));
}
