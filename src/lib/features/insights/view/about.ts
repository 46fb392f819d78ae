import type { Habits } from '../../../shared/format';
import type { Named } from '../filter';
import { escalations, periodInWords } from '../findings';
import type { Insights } from '../insights';

/** What a page is about: where, when, and how many records that is. */
export function aboutWhat(
	{ filter, choices, records }: Pick<Insights, 'filter' | 'choices' | 'records'>,
	habits: Habits
): string {
	const nameOf = (named: Named[], id: string | null) => named.find((each) => each.id === id)?.name;
	const team = choices.teams.length > 1 ? 'All teams' : choices.teams[0]?.name;
	const where = [
		nameOf(choices.teams, filter.team) ?? team,
		nameOf(choices.brands, filter.brand),
		nameOf(choices.channels, filter.channel)
	].filter((name) => name !== undefined);
	return [where.join(', '), periodInWords(filter.choice.period, habits), escalations(records, habits)]
		.filter((part) => part !== '')
		.join(' · ');
}
