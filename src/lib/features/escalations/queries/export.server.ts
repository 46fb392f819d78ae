import type { Context } from '$lib/server/context';
import { timeOf } from '$lib/shared/zoned';
import { amountForField } from '$lib/shared/money';
import { brandsOfOrganisation, teamsOfActor } from '../../people/queries.server';
import { avoidableAnswers } from '../escalation';
import type { EscalationFilters } from '../filters';
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
	'What happened'
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

	yield [HEADINGS];
	for await (const batch of exportBatches(context, filters)) {
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
			row.summary
		]);
	}
}
