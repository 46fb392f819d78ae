import type { ReadingContext } from '$lib/server/context';
import { keptUntilWritten } from '$lib/server/kept-answers';
import { dayOf } from '$lib/shared/days';
import { leadsATeam } from '../../people/actor';
import { countBy } from '../../escalations/counts.server';
import { questionFrom, type Question } from '../question.server';
import { durationsOf, hoursOf, repeatsByReason } from './counts.server';
import type { RepeatCounts, Timing } from './timing';
import { timingView, type TimingView } from './view';

/**
 * What the page of timing at this address shows, in words and shapes.
 * @throws Problem `not-found` where it names what is not there for the reader
 */
export async function timingPage(context: ReadingContext, search: URLSearchParams): Promise<TimingView> {
	const { actor, now } = context;
	const today = dayOf(now, actor.habits.timeZone);
	return keptUntilWritten(context, ['timing page', today, String(search)], async () =>
		timingView(await timing(context, search), actor.habits, actor.isAdmin || leadsATeam(actor))
	);
}

/**
 * When escalations come, how long they take, and which come back.
 * @throws Problem `not-found` where the address names what is not there for the reader
 */
export async function timing(context: ReadingContext, search: URLSearchParams): Promise<Timing> {
	const question = await questionFrom(context, search);
	const { filter, choices, recording, hasRecords, source } = question;
	const [byReason, durations, hours, repeats] = await Promise.all([
		countBy(context, source, 'reason', filter.choice.period),
		durationsOf(context, filter),
		hoursOf(context, question),
		repeatsByReason(context, filter)
	]);
	return {
		filter,
		choices,
		recording,
		hasRecords,
		records: byReason.records,
		durations,
		hours,
		repeats: repeatsAmong(byReason.counts, repeats, question)
	};
}

function repeatsAmong(
	counts: ReadonlyMap<string, number>,
	repeats: ReadonlyMap<string, number>,
	{ entries }: Question
): RepeatCounts {
	const reasons = [...repeats]
		.filter(([id]) => id !== '')
		.map(([id, count]) => ({
			id,
			name: entries.get(id)?.name ?? id,
			hasParts: (entries.get(id)?.parts.length ?? 0) > 0,
			repeats: count,
			records: counts.get(id) ?? 0
		}));
	return {
		repeats: [...repeats.values()].reduce((sum, count) => sum + count, 0),
		reasons: reasons.toSorted((a, b) => b.repeats - a.repeats || (a.name < b.name ? -1 : 1))
	};
}
