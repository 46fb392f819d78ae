import { wilsonInterval } from '../../../statistics/shares';
import { fit, type Meant } from '../../escalations/meant';
import { isWholly, type AvoidableBy, type Entry } from './pattern';
import { judgedIn } from './ranking';
import { suggestionRules, type SuggestionRule } from './rules';
import { handUpPattern, type Series, type Tally } from './tally';
import { recurs, trendOf, type Trend } from './trend';

/** What the cases of a suggestion have in common. */
export interface Subject {
	kind: 'cause' | 'reason' | 'first-line' | 'channel' | 'brand' | 'weekday' | 'repeat' | 'avoidable';
	/** The entry, brand or day of the week, or the answer to "avoidable by what"; `yes` for repeat contacts. */
	id: string;
	/** As the organisation calls it. */
	name: string;
	/** The outcomes the cases ended in, where the pattern is about outcomes. */
	outcomes: { id: string; name: string }[];
}

/** A pattern found in the counts. */
export interface Finding {
	rule: SuggestionRule;
	subject: Subject;
	series: Series;
	trend: Trend;
	/** What the cases are a share of, where the pattern is about a share. */
	outOf: number | null;
}

/** Fewer records than this share name a cause: then contact reasons stand in for causes. */
const ENOUGH_CAUSES = 0.5;

/** With fewer days of the week in use there is no usual day to hold one against. */
const FEWEST_WEEKDAYS = 4;

/** Every pattern of the rules that the counts hold, in the order of the rules. */
export function findingsIn(tally: Tally, entries: readonly Entry[]): Finding[] {
	const ruleOf = new Map(entries.map((entry) => [entry.id, ruleFor(entry)]));
	const found: Finding[] = [];
	for (const rule of suggestionRules) found.push(...findingsOf(rule, tally, entries, ruleOf, found));
	return found;
}

/** The share of counted records that name a contributing cause, 0 to 1. */
export function shareNamingCauses(tally: Tally): number {
	const all = tally.series('records').cases;
	return all > 0 ? Math.max(0, 1 - tally.series('cause').cases / all) : 0;
}

/** The first-line reasons of which the rules ask what became of their hand-ups. */
export function firstLinesAsked(entries: readonly Entry[]): string[] {
	const asked = suggestionRules.flatMap(({ looksFor }) =>
		looksFor.in === 'hand-ups' ? [looksFor.firstLine] : []
	);
	return entries
		.filter((entry) => entry.kind === 'first-line' && asked.some((meant) => fit(entry, meant) > 0))
		.map(({ id }) => id);
}

function findingsOf(
	rule: SuggestionRule,
	tally: Tally,
	entries: readonly Entry[],
	ruleOf: ReadonlyMap<string, string>,
	before: readonly Finding[]
): Finding[] {
	const pattern = rule.looksFor;
	switch (pattern.in) {
		case 'causes':
		case 'catch-alls':
		case 'other-causes':
		case 'other-reasons':
			return entries
				.filter((entry) => ruleOf.get(entry.id) === rule.key && standsForACause(entry, rule, tally, before))
				.flatMap((entry) =>
					recurring(rule, tally, subjectOf(entry), tally.series(entry.kind as 'cause', entry.id))
				);
		case 'first-line':
			return meant(entries, 'first-line', pattern.firstLine).flatMap((entry) =>
				recurring(rule, tally, subjectOf(entry), tally.series('first-line', entry.id))
			);
		case 'hand-ups':
			return meant(entries, 'first-line', pattern.firstLine).flatMap((firstLine) =>
				handUps(rule, tally, entries, firstLine, pattern)
			);
		case 'avoidable':
			return avoidable(rule, tally, pattern);
		case 'one-alone':
			return risingAlone(rule, tally, entries, pattern.kind);
		case 'weekdays':
			return weekdays(rule, tally, entries, pattern.timesTheOthers);
		case 'repeats':
			return repeats(rule, tally, pattern.atLeast);
	}
}

/** The rule that knows a cause or reason: the one with the longest fitting phrase, the first of equals. */
function ruleFor(entry: Entry): string {
	if (entry.kind !== 'cause' && entry.kind !== 'reason') return '';
	let best = { key: entry.kind === 'cause' ? 'another-cause' : 'another-reason', fit: 0 };
	for (const { key, looksFor } of suggestionRules) {
		const fits = fitOf(entry, looksFor);
		if (fits > best.fit) best = { key, fit: fits };
	}
	return best.key;
}

function fitOf(entry: Entry, pattern: SuggestionRule['looksFor']): number {
	if (pattern.in === 'catch-alls') return isWholly(entry, pattern) ? Number.MAX_SAFE_INTEGER : 0;
	if (pattern.in !== 'causes') return 0;
	return fit(entry, entry.kind === 'cause' ? pattern.causes : { ...pattern.causes, keys: pattern.reasons });
}

/** A cause always does; a reason only where causes are seldom named, and none of them has shown the same. */
function standsForACause(
	entry: Entry,
	rule: SuggestionRule,
	tally: Tally,
	before: readonly Finding[]
): boolean {
	if (entry.kind === 'cause') return true;
	if (shareNamingCauses(tally) >= ENOUGH_CAUSES) return false;
	return !before.some((finding) => finding.rule === rule && finding.subject.kind === 'cause');
}

function handUps(
	rule: SuggestionRule,
	tally: Tally,
	entries: readonly Entry[],
	firstLine: Entry,
	{ outcomes, atLeast }: { outcomes: Meant; atLeast: number }
): Finding[] {
	const decided = entries.filter(({ kind }) => kind === 'outcome');
	const wanted = decided.filter((outcome) => fit(outcome, outcomes) > 0);
	const seriesOf = (some: readonly Entry[]) =>
		tally.together(
			'pattern',
			some.map((outcome) => handUpValue(firstLine, outcome))
		);
	const outOf = seriesOf(decided).cases;
	const series = seriesOf(wanted);
	if (series.cases < atLeast * outOf) return [];
	const seen = wanted.filter((outcome) => tally.series('pattern', handUpValue(firstLine, outcome)).cases > 0);
	return recurring(rule, tally, { ...subjectOf(firstLine), outcomes: seen }, series, outOf);
}

function avoidable(
	rule: SuggestionRule,
	tally: Tally,
	{ by, atLeast }: { by: AvoidableBy; atLeast: number }
): Finding[] {
	const series = tally.series('avoidable', by);
	const judged = judgedIn(tally);
	if (series.cases < atLeast * judged) return [];
	return recurring(
		rule,
		tally,
		{ kind: 'avoidable', id: by, name: avoidableNames[by], outcomes: [] },
		series,
		judged
	);
}

const avoidableNames: Record<AvoidableBy, string> = {
	authority: 'with more authority',
	information: 'with better information',
	tool: 'with a better tool or access',
	upstream: 'with a fix upstream'
};

function risingAlone(
	rule: SuggestionRule,
	tally: Tally,
	entries: readonly Entry[],
	kind: 'channel' | 'brand'
): Finding[] {
	const named = entries.filter((entry) => entry.kind === kind && tally.series(kind, entry.id).cases > 0);
	const all = tally.series('records');
	return named.flatMap((entry): Finding[] => {
		const series = tally.series(kind, entry.id);
		const others = all.weekly.map((records, place) => records - series.weekly[place]!);
		const rises = (weekly: number[]) => trendOf(weekly, tally.mondays).direction === 'rising';
		if (all.cases === series.cases || !rises(series.weekly) || rises(others)) return [];
		return recurring(rule, tally, subjectOf(entry), series, all.cases);
	});
}

function weekdays(
	rule: SuggestionRule,
	tally: Tally,
	entries: readonly Entry[],
	timesTheOthers: number
): Finding[] {
	const open = entries.filter(
		(entry) => entry.kind === 'weekday' && tally.series('weekday', entry.id).cases > 0
	);
	const all = open.reduce((sum, { id }) => sum + tally.series('weekday', id).cases, 0);
	if (open.length < FEWEST_WEEKDAYS) return [];
	return open.flatMap((entry): Finding[] => {
		const series = tally.series('weekday', entry.id);
		const another = (all - series.cases) / (open.length - 1);
		const share = wilsonInterval(series.cases, all);
		if (!share || share.lower < (timesTheOthers * another) / all) return [];
		return recurring(rule, tally, subjectOf(entry), series, all);
	});
}

function repeats(rule: SuggestionRule, tally: Tally, atLeast: number): Finding[] {
	const all = tally.series('records').cases;
	const series = tally.series('repeat', 'yes');
	if (series.cases < atLeast * all) return [];
	const subject: Subject = { kind: 'repeat', id: 'yes', name: 'Repeat contacts', outcomes: [] };
	return recurring(rule, tally, subject, series, all);
}

function recurring(
	rule: SuggestionRule,
	tally: Tally,
	subject: Subject,
	series: Series,
	outOf: number | null = null
): Finding[] {
	if (series.cases === 0) return [];
	const trend = trendOf(series.weekly, tally.mondays);
	return recurs(series.weekly, trend) ? [{ rule, subject, series, trend, outOf }] : [];
}

function meant(entries: readonly Entry[], kind: Entry['kind'], which: Meant): Entry[] {
	return entries.filter((entry) => entry.kind === kind && fit(entry, which) > 0);
}

function subjectOf({ kind, id, name }: Entry): Subject {
	return { kind: kind as Subject['kind'], id, name, outcomes: [] };
}

function handUpValue(firstLine: Entry, outcome: Entry): string {
	return handUpPattern(firstLine.id, outcome.id);
}
