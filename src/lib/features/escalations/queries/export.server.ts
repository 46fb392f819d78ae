import type { Context } from '$lib/server/context';
import { dayOf } from '$lib/shared/days';
import { timeOf } from '$lib/shared/zoned';
import { amountForField } from '$lib/shared/money';
import { brandsOfOrganisation, teamsOfActor } from '../../people/queries.server';
import { overLimit } from '../authority';
import { avoidableAnswers } from '../escalation';
import type { EscalationFilters } from '../filters';
import { customerAnswers } from '../follow-up';
import { promisedBy, type HandOver } from '../hand-over';
import { customerAnswersTo } from './follow-ups.server';
import { lastHandOvers } from './hand-overs.server';
import { exportBatches } from './list.server';
import { taxonomy } from './taxonomy.server';

const HEADINGS = [
	'Id',
	'Day',
	'Time',
	'Team',
	'Brand',
	'Channel',
	'Contact reason',
	'Contributing causes',
	'Why the first line could not finish',
	'Outcome',
	'Amount',
	'Avoidable',
	'Severity',
	'Tier',
	'State',
	'Customer reference',
	'Order reference',
	'Source reference',
	'Repeat contact',
	'What happened',
	'Authority limit',
	'Over the limit',
	'Handed to',
	'Handed at',
	'To be taken by',
	'Taken at',
	'Follow-up due',
	'Follow-up done',
	'Customer said',
	'Follow-up result'
];

/** The escalations a list shows as rows of a CSV file, read in batches, headings first. */
export async function* escalationCsv(
	context: Context,
	filters: EscalationFilters
): AsyncGenerator<(string | number | null)[][]> {
	const [entries, teams, brands] = await Promise.all([
		taxonomy(context),
		teamsOfActor(context),
		brandsOfOrganisation(context)
	]);
	const names = new Map([...entries, ...teams, ...brands].map(({ id, name }) => [id, name]));
	const name = (id: string | null) => (id ? (names.get(id) ?? '') : '');
	const { timeZone, currency } = context.actor.habits;

	const moment = (at: Date | null) => (at ? `${dayOf(at, timeZone)} ${timeOf(at, timeZone)}` : '');

	yield [HEADINGS];
	for await (const batch of exportBatches(context, filters)) {
		const ids = batch.map(({ id }) => id);
		const [handOvers, answers] = await Promise.all([
			lastHandOvers(context, ids),
			customerAnswersTo(context, ids)
		]);
		yield batch.map((row) => [
			row.id,
			row.occurredOn,
			timeOf(row.occurredAt, timeZone),
			name(row.teamId),
			name(row.brandId),
			name(row.channelId),
			name(row.reasonId),
			row.causeIds.map(name).sort().join('; '),
			name(row.firstLineId),
			name(row.outcomeId),
			amountForField(row.amount, currency),
			row.avoidable ? avoidableAnswers[row.avoidable] : '',
			row.severity,
			row.tier,
			row.state,
			row.customerReference,
			row.orderReference,
			row.sourceReference ?? '',
			row.repeatOf ? 'yes' : '',
			row.summary,
			amountForField(row.authorityLimit, currency),
			amountForField(overLimit(row), currency),
			...handOverCells(handOvers.get(row.id), moment),
			row.followUpDueOn ?? '',
			moment(row.followUpDoneAt),
			answers.has(row.id) ? customerAnswers[answers.get(row.id)!] : '',
			row.followUpResult ?? ''
		]);
	}
}

/** To whom it was handed last, when, by when it was to be taken, and when it was. */
function handOverCells(
	handOver: (HandOver & { assigneeName: string | null }) | undefined,
	moment: (at: Date | null) => string
): string[] {
	if (!handOver) return ['', '', '', ''];
	return [
		handOver.assigneeName ?? '',
		moment(handOver.handedAt),
		moment(promisedBy(handOver)),
		moment(handOver.takenAt)
	];
}
