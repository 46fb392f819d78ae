import type { ReadingContext } from '$lib/server/context';
import { paretoOf } from '$lib/statistics/pareto';
import type { Avoidable } from '../../escalations/escalation';
import { fit, sameAnswer } from '../../escalations/meant';
import { taxonomy } from '../../escalations/queries.server';
import type { TaxonomyEntry } from '../../escalations/taxonomy';
import { leadsATeam } from '../../people/actor';
import { questionFrom } from '../question.server';
import { beyondAuthority } from '../suggestions/rules';
import { countHandUps, type CountsByValue, type HandUpCounts } from './counts.server';
import type { AvoidableCounts, HandUps, Ranked, Unchanged } from './hand-ups';
import { handUpsView, type HandUpsView } from './view';

/**
 * What the page of hand-ups at this address shows, in words and shapes.
 * @throws Problem `not-found` where it names what is not there for the reader
 */
export async function handUpsPage(context: ReadingContext, search: URLSearchParams): Promise<HandUpsView> {
	const { actor } = context;
	const mayImport = actor.isAdmin || leadsATeam(actor);
	return handUpsView(await handUps(context, search), actor.habits, mayImport);
}

/**
 * What was handed up, why, and what became of it.
 * @throws Problem `not-found` where the address names what is not there for the reader
 */
export async function handUps(context: ReadingContext, search: URLSearchParams): Promise<HandUps> {
	const [question, entries] = await Promise.all([questionFrom(context, search), taxonomy(context)]);
	const firstLines = entries.filter(({ kind }) => kind === 'first-line');
	const outcomes = entries.filter(({ kind }) => kind === 'outcome');
	const counts = await countHandUps(
		context,
		question,
		firstLines.map(({ id }) => id)
	);
	const { filter, choices, recording, hasRecords } = question;
	return {
		filter,
		choices,
		recording,
		hasRecords,
		records: counts.records,
		firstLines: rankedBy(counts.firstLine, firstLines, counts.records),
		outcomes: rankedBy(counts.outcome, outcomes, counts.records),
		unchanged: unchangedBy(counts, firstLines, outcomes),
		avoidable: avoidableIn(counts.avoidable)
	};
}

function rankedBy(counts: CountsByValue, entries: readonly TaxonomyEntry[], records: number): Ranked {
	const names = new Map(entries.map(({ id, name }) => [id, name]));
	const named = [...counts].filter(([id, count]) => id !== '' && count > 0);
	const counted = named.map(([id, count]) => ({ id, label: names.get(id) ?? id, count }));
	return { ...paretoOf(counted, records), missing: counts.get('') ?? 0 };
}

function unchangedBy(
	{ outcomesOf, outcomesOfDays }: HandUpCounts,
	firstLines: readonly TaxonomyEntry[],
	outcomes: readonly TaxonomyEntry[]
): Unchanged {
	const sameAnswers = outcomes.filter((entry) => fit(entry, sameAnswer) > 0);
	const reasons = firstLines.flatMap((entry) => {
		const became = outcomesOf.get(entry.id) ?? new Map<string, number>();
		const decided = [...became].reduce((sum, [outcome, count]) => sum + (outcome === '' ? 0 : count), 0);
		if (decided === 0) return [];
		return {
			id: entry.id,
			name: entry.name,
			isBeyondAuthority: fit(entry, beyondAuthority) > 0,
			decided,
			unchanged: sameAnswers.reduce((sum, { id }) => sum + (became.get(id) ?? 0), 0)
		};
	});
	return {
		days: outcomesOfDays,
		reasons: reasons.toSorted(
			(a, b) => Number(b.isBeyondAuthority) - Number(a.isBeyondAuthority) || b.decided - a.decided
		),
		sameAnswers: sameAnswers.map(({ id, name }) => ({ id, name }))
	};
}

function avoidableIn(counts: CountsByValue): AvoidableCounts {
	const of = (answer: Avoidable) => counts.get(answer) ?? 0;
	const answers = {
		no: of('no'),
		authority: of('authority'),
		information: of('information'),
		tool: of('tool'),
		upstream: of('upstream')
	};
	const judged = Object.values(answers).reduce((sum, count) => sum + count, 0);
	return { judged, unjudged: counts.get('') ?? 0, answers };
}
