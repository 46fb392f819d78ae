import { measureKinds, measureKindList, type Measurable } from '../escalations/measures/measure';
import { choicesOf, type TaxonomyEntry, type TaxonomyKind } from '../escalations/taxonomy';
import { addDays, daysBetween, mondayOf, type Day, type Period } from '../../shared/days';
import type { Cycle, CycleDecision, VerdictThen } from './cycle';
import type { ForTeams } from './reach';

/** Full weeks that a plan compares with unless it says otherwise. */
export const BASELINE_WEEKS = 12;

/** Fewer say nothing of what is usual, more are of another time. */
const FEWEST_WEEKS = 4;
const MOST_WEEKS = 104;

/** A trial has to hold at least a full week. */
const SHORTEST_TRIAL_DAYS = 7;
const LONGEST_TRIAL_DAYS = 366;

/** The full weeks right before a day. */
export function baselineBefore(startOn: Day, weeks = BASELINE_WEEKS): Period {
	const monday = mondayOf(startOn);
	return { from: addDays(monday, -7 * weeks), to: addDays(monday, -1) };
}

/** The full weeks that lie within a period; null where there is none. */
export function fullWeeksWithin({ from, to }: Period): Period | null {
	const first = mondayOf(addDays(from, 6));
	const last = addDays(mondayOf(addDays(to, 1)), -1);
	return first < last ? { from: first, to: last } : null;
}

/** The days of a plan, as they were typed. */
export interface PlannedDays {
	baselineFrom: Day | null;
	baselineTo: Day | null;
	startOn: Day | null;
	checkOn: Day | null;
}

/**
 * What is wrong with the days of a plan, a sentence for each field; and the full weeks of its baseline, where nothing is
 * wrong with those. A baseline that is left open on one side is the usual twelve weeks there.
 */
export function readDays(
	{ baselineFrom, baselineTo, startOn, checkOn }: PlannedDays,
	today: Day
): { errors: Partial<Record<keyof PlannedDays, string>>; baseline: Period | null } {
	const errors: Partial<Record<keyof PlannedDays, string>> = {};
	if (startOn === null) errors.startOn = 'Please say when the trial starts.';
	else if (startOn < today) errors.startOn = 'This day has passed; a plan is made before its trial.';
	else if (startOn > addDays(today, LONGEST_TRIAL_DAYS))
		errors.startOn = 'Please choose a day within a year.';
	if (checkOn === null) errors.checkOn = 'Please say when you will look at what came of it.';
	else if (startOn !== null && checkOn <= startOn) {
		errors.checkOn = 'The check day is before the start; please choose a later one.';
	} else if (startOn !== null && daysBetween(startOn, checkOn) < SHORTEST_TRIAL_DAYS) {
		errors.checkOn = 'A trial takes at least a full week; please choose a later day.';
	} else if (startOn !== null && daysBetween(startOn, checkOn) > LONGEST_TRIAL_DAYS) {
		errors.checkOn = 'Please choose a day within a year of the start.';
	}
	const usual = baselineBefore(startOn ?? today);
	const asked = { from: baselineFrom ?? usual.from, to: baselineTo ?? usual.to };
	const baseline = fullWeeksWithin(asked);
	if (baselineTo !== null && baselineTo >= (startOn ?? addDays(today, 1))) {
		errors.baselineTo = 'The weeks to compare with have to end before the start.';
	} else if (!baseline || weeksOfPeriod(baseline) < FEWEST_WEEKS) {
		errors.baselineFrom = `Please choose at least ${FEWEST_WEEKS} full weeks, Monday to Sunday, before the start.`;
	} else if (weeksOfPeriod(baseline) > MOST_WEEKS) {
		errors.baselineFrom = 'Please choose at most two years.';
	}
	return { errors, baseline: errors.baselineFrom || errors.baselineTo ? null : baseline };
}

/** How many weeks a period of full weeks holds. */
export function weeksOfPeriod({ from, to }: Period): number {
	return (daysBetween(from, to) + 1) / 7;
}

/**
 * Reads a prediction: whole percent from 1 to 99, with or without its sign.
 * @returns null for a text that is none
 */
export function readPrediction(text: string): number | null {
	const digits = /^-?\s*(\d{1,2})\s*%?$/.exec(text.trim())?.[1];
	const percent = Number(digits ?? 0);
	return percent >= 1 ? percent : null;
}

/** Something to choose, as selects show it. */
interface Offered {
	value: string;
	label: string;
	group?: string;
}

/** What to measure, and where; the two together make the key of a measure (`measureOf`). */
export interface MeasureChoices {
	what: Offered[];
	where: Offered[];
}

const EVERYWHERE = 'everywhere';

/**
 * What a plan may measure: nothing archived, and no team that the fix is not for.
 * @param entries those of every list
 */
export function measureChoices(
	{ teams: allTeams, brands: allBrands }: Omit<Measurable, 'entries'>,
	entries: readonly TaxonomyEntry[],
	teams: ForTeams
): MeasureChoices {
	const what = measureKindList.flatMap((kind): Offered[] => {
		const { of, name } = measureKinds[kind];
		if (of === null) return [{ value: kind, label: name, group: 'Of all escalations' }];
		return offered(entries, of).map(({ id, label }) => ({
			value: `${kind}:${id}`,
			label,
			group: `${name} …`
		}));
	});
	const ofTeams = allTeams
		.filter(({ id, archived }) => !archived && (teams === null || teams.includes(id)))
		.map(({ id, name }) => ({ value: `team:${id}`, label: name, group: 'In one team' }));
	const everywhere: Offered[] =
		teams?.length === 1
			? []
			: [{ value: EVERYWHERE, label: teams ? 'All teams it is for' : 'The whole organisation' }];
	const brands = allBrands
		.filter(({ archived }) => !archived)
		.map(({ id, name }) => ({ value: `brand:${id}`, label: name, group: 'For one brand' }));
	const channels = offered(entries, 'channel').map(({ id, label }) => ({
		value: `channel:${id}`,
		label,
		group: 'By one channel'
	}));
	return { what, where: [...everywhere, ...ofTeams, ...brands, ...channels] };
}

/** The entries of a list that are offered, those of the second level after what they are a part of. */
function offered(entries: readonly TaxonomyEntry[], kind: TaxonomyKind): { id: string; label: string }[] {
	const nameOf = new Map(entries.map(({ id, name }) => [id, name]));
	return choicesOf(entries, kind).map(({ id, name, parentId }) => {
		const parent = parentId === null ? undefined : nameOf.get(parentId);
		return { id, label: parent ? `${parent}: ${name}` : name };
	});
}

/** The key of the measure that two choices make. */
export function measureOf(what: string, where: string): string {
	return where === EVERYWHERE || where === '' ? what : `${what}@${where}`;
}

/** The two choices that make a measure. */
export function choicesOfMeasure(measureKey: string): { what: string; where: string } {
	const [what = '', where = EVERYWHERE] = measureKey.split('@');
	return { what, where };
}

const inLine: Record<VerdictThen['kind'], readonly CycleDecision[]> = {
	improved: ['adopted', 'adapted'],
	worse: ['abandoned', 'adapted'],
	'no-change': ['no-change', 'abandoned', 'adapted'],
	'too-little': []
};

/** Whether a decision says something else than the verdict, or there is none to go by; then it takes a reason. */
export function differsFromVerdict(decision: CycleDecision, verdict: VerdictThen['kind'] | null): boolean {
	return verdict === null || !inLine[verdict].includes(decision);
}

/** How long a trial is offered to take. */
const USUAL_TRIAL_WEEKS = 8;

/**
 * What the form of a plan is filled with at first: the plan or draft there is; otherwise that of the cycle before, or of
 * nothing, from the next Monday on.
 * @param cycles of the fix, the latest first
 */
export function suggestedPlan(
	fix: { causeId: string | null; teams: ForTeams },
	cycles: readonly Cycle[],
	today: Day
): Record<keyof PlannedDays | 'ownerId' | 'what' | 'where' | 'predictedDrop' | 'changedSince', string> {
	const [latest] = cycles;
	const isOpen = latest !== undefined && latest.startedAt === null;
	/** The days of a plan that was left lying are gone by. */
	const holds = isOpen && latest.startOn >= today;
	const startOn = mondayOf(addDays(today, 6));
	const fromScratch = {
		ownerId: '',
		what: fix.causeId ? `cause:${fix.causeId}` : '',
		where: fix.teams?.length === 1 ? `team:${fix.teams[0]}` : EVERYWHERE,
		predictedDrop: ''
	};
	const before = latest && {
		ownerId: latest.ownerId,
		...choicesOfMeasure(latest.measureKey),
		predictedDrop: String(latest.predictedDrop)
	};
	return {
		...(before ?? fromScratch),
		baselineFrom: holds ? latest.baselineFrom : '',
		baselineTo: holds ? latest.baselineTo : '',
		startOn: holds ? latest.startOn : startOn,
		checkOn: holds ? latest.checkOn : addDays(startOn, 7 * USUAL_TRIAL_WEEKS),
		changedSince: (isOpen && latest.changedSince) || ''
	};
}
