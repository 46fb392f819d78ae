import { formatDate, formatDateOfYear, formatNumber, formatShare, type Habits } from '../../shared/format';
import { addDays, isoWeekOf, type Day, type Period } from '../../shared/days';
import { vitalFew, type ParetoBar } from '../../statistics/pareto';
import type { Incomplete, Week } from '../../statistics/week-series';
import { POINTS_FOR_FIRM_LIMITS } from '../../statistics/xmr';
import type { CountedBy } from './insights';
import type { ChartedWeek, Direction, TrendChart, UsualRange } from './trend-chart';

/** What was mentioned in how many records. */
interface Mentions {
	bars: (ParetoBar & { direction: Direction | null })[];
	records: number;
	mentions: number;
}

/** Of fewer than this no percentage is given. */
export const LEAST_FOR_A_SHARE = 5;

/** Of fewer than this a heading says "12 of 40" rather than a percentage. */
const LEAST_FOR_A_SHARE_IN_A_HEADING = 50;

const LONGEST_NAME = 70;

/** Weeks outside the usual range belong to the present rise when they are among the last so many. */
const WEEKS_OF_A_RISE = 10;

/** What a Pareto can be of. */
export type Ranked = CountedBy | 'first-line' | 'outcome';

const nouns: Record<Ranked, { one: string; many: string }> = {
	cause: { one: 'contributing cause', many: 'contributing causes' },
	reason: { one: 'contact reason', many: 'contact reasons' },
	'first-line': { one: 'first-line reason', many: 'first-line reasons' },
	outcome: { one: 'outcome', many: 'outcomes' }
};

export const directionsInWords: Record<Direction, string> = {
	rising: 'rising',
	falling: 'falling',
	steady: 'stable',
	'too-early': 'too early to say'
};

/** The finding of the whole page: what is named most, by how many, and where it is going. */
export function headline(causes: Mentions, reasons: Mentions, habits: Habits): string {
	const records = escalations(causes.records, habits);
	if (causes.bars.length > 0) return firstOf(causes, 'cause', habits);
	if (reasons.bars.length > 0) return firstOf(reasons, 'reason', habits);
	return `${records}, none with a contributing cause yet`;
}

function firstOf({ bars, records }: Mentions, kind: CountedBy, habits: Habits): string {
	const [first, second] = bars;
	const tied = bars.filter(({ count }) => count === first!.count);
	if (records === 1) return `One escalation: ${tied.map(({ label }) => shortened(label)).join(', ')}`;
	const part = partOf(first!.count, records, habits);
	if (tied.length > 2) {
		return `No one ${nouns[kind].one} stands out: ${inWords(tied.length)} are named in ${part} each`;
	}
	const verb = (each: string) =>
		kind === 'cause' ? `${each}caused ${part}` : `${each}came up as the contact reason in ${part}`;
	if (tied.length === 2) return `${shortened(first!.label)} and ${shortened(second!.label)} ${verb('each ')}`;
	return `${shortened(first!.label)} ${verb('')}${goingWhere(first!.direction)}`;
}

function goingWhere(direction: Direction | null): string {
	return direction === null || direction === 'too-early' ? '' : `, and is ${directionsInWords[direction]}`;
}

/** A count in a heading: "34% of escalations", or "12 of 40 escalations" where there are few. */
export function partOf(count: number, records: number, habits: Habits): string {
	if (records < LEAST_FOR_A_SHARE_IN_A_HEADING) {
		return `${formatNumber(count, habits)} of ${escalations(records, habits)}`;
	}
	return `${formatShare(count / records, habits)} of escalations`;
}

/** A share for a bar or a cell; null where there are too few records for one. */
export function shareOf(count: number, records: number, habits: Habits): string | null {
	if (records < LEAST_FOR_A_SHARE) return null;
	const share = count / records;
	return share > 0 && share < 0.005 ? `<${formatShare(0.01, habits)}` : formatShare(share, habits);
}

/** The finding of a Pareto: whether few make up most. */
export function paretoFinding(pareto: Mentions, kind: Ranked, habits: Habits): string {
	const { bars, mentions, records } = pareto;
	const { one, many } = nouns[kind];
	if (bars.length === 0) return `No ${one} is recorded here`;
	if (bars.length === 1) return `${shortened(bars[0]!.label)} is the only ${one} named`;
	if (mentions < LEAST_FOR_A_SHARE) return `${inWords(mentions, true)} mentions so far: too few to rank`;
	const few = vitalFew(pareto).length;
	const share = formatShare(bars[few - 1]!.cumulativeShare, habits);
	const all = kind !== 'cause' && mentions === records ? 'escalations' : 'mentions';
	if (few === 1) return `One ${one} makes up ${share} of ${all}`;
	if (few <= bars.length / 2) return `${inWords(few, true)} ${many} make up ${share} of ${all}`;
	if (isDominant(bars))
		return `${shortened(bars[0]!.label)} comes up ${timesAsOften(bars)} as any other ${one}`;
	return `${capitalised(many)} are spread out: ${few} of ${bars.length} make up ${share} of ${all}`;
}

/** How many bars from the top stand out: the vital few, a first one far above the others, or none more than others. */
export function barsThatStandOut(pareto: Mentions): number {
	const few = vitalFew(pareto).length;
	if (few <= pareto.bars.length / 2) return few;
	return isDominant(pareto.bars) ? 1 : pareto.bars.length;
}

function isDominant([first, second]: Mentions['bars']): boolean {
	return first !== undefined && second !== undefined && first.count >= 2 * second.count;
}

function timesAsOften([first, second]: Mentions['bars']): string {
	const times = Math.floor(first!.count / second!.count);
	return times === 2 ? 'twice as often' : `${inWords(times)} times as often`;
}

/** What the bars are shares of. */
export function paretoMeasure({ records }: Mentions, kind: Ranked, habits: Habits): string {
	const several = kind === 'cause' ? '; several can apply to one' : '';
	return `${capitalised(nouns[kind].many)} of ${escalations(records, habits)}${several}`;
}

/** How many records say nothing. */
export function missingInWords(missing: number, records: number, kind: Ranked, habits: Habits): string {
	return `${formatNumber(missing, habits)} of ${escalations(records, habits)} ${missing === 1 ? 'names' : 'name'} no ${nouns[kind].one}`;
}

/** Which of the bars that are drawn are going up or down. */
export function directionsFinding({ bars }: Pick<Mentions, 'bars'>): string {
	const judged = bars.filter(({ direction }) => direction !== null && direction !== 'too-early');
	if (judged.length === 0)
		return 'There are too few full weeks yet to tell what is rising from what is stable.';
	const moving = (['rising', 'falling'] as const).flatMap((direction) => {
		const names = judged.filter((bar) => bar.direction === direction).map(({ label }) => shortened(label));
		return names.length === 0 ? [] : [`${capitalised(directionsInWords[direction])}: ${names.join(', ')}.`];
	});
	if (moving.length === 0) return judged.length === 1 ? 'It is stable.' : 'Each of them is stable.';
	return [...moving, ...(judged.length > moving.length ? ['The others are stable.'] : [])].join(' ');
}

/** The finding of a trend. */
export function trendFinding(name: string, chart: TrendChart): string {
	const { usual, run, direction, weeks } = chart;
	const subject = shortened(name);
	if (!usual) return withoutLimits(subject, chart);
	const outside = weeks.filter((week) => week.outside !== null);
	if (direction === 'rising' || direction === 'falling') {
		const side = direction === 'rising' ? 'above' : 'below';
		const recent = recentlyOutside(weeks, side);
		if (recent.length > 0) {
			return `${subject} ${direction === 'rising' ? 'rose' : 'fell'} ${side} the usual range in ${weekNumbers(recent)}`;
		}
		return `${subject}: ${direction}, and ${side} the median longer than chance would have it`;
	}
	if (outside.length > 0) return `${subject} left the usual range in ${weekNumbers(outside)}`;
	if (run) {
		const until = `week ${weekNumber(run.last)}`;
		return `${subject} stayed ${run.side} the median for ${run.length} weeks, until ${until}`;
	}
	if (chart.fewCrossings) return `${subject}: weeks move together more than chance would have it`;
	if (usual.provisional) return `${subject}: nothing out of the ordinary in ${chart.fullWeeks} full weeks`;
	return `${subject}: stable, with ${rangeInWords(usual)} a week`;
}

/** The weeks outside the range on one side since the last one on the other, and not long ago. */
function recentlyOutside(weeks: readonly ChartedWeek[], side: 'above' | 'below'): ChartedWeek[] {
	const other = weeks.findLastIndex(({ outside }) => outside !== null && outside !== side);
	return weeks
		.slice(Math.max(other + 1, weeks.length - WEEKS_OF_A_RISE))
		.filter(({ outside }) => outside === side);
}

function withoutLimits(subject: string, { without, fullWeeks, weeks }: TrendChart): string {
	if (without === 'no-variation') {
		const each = weeks.find(({ incomplete }) => incomplete === null)?.records ?? 0;
		return `${subject}: ${each} in each of ${fullWeeks} full weeks, with nothing to tell apart`;
	}
	if (without === 'too-rare') {
		const records = weeks.reduce((sum, week) => sum + (week.incomplete ? 0 : week.records), 0);
		return `${subject}: too rare for a usual range, with ${records} in ${fullWeeks} full weeks`;
	}
	return `${subject}: too few full weeks for a trend`;
}

/** What a trend counts, over which weeks, and what its lines are. */
export function trendMeasure({ weeks, fullWeeks, usual }: TrendChart, habits: Habits): string {
	const full = weeks.filter(({ incomplete }) => incomplete === null);
	const [first] = full;
	const last = full.at(-1);
	if (!first || !last) return 'Escalations a week';
	const span = `${fullWeeks} full ${fullWeeks === 1 ? 'week' : 'weeks'}, ${periodInWords({ from: first.monday, to: last.sunday }, habits)}`;
	const lines = usual
		? ` · XmR chart; line: mean ${decimal(usual.mean, habits)}, dashed: usual range ${rangeInWords(usual)}`
		: '';
	return `Escalations a week · ${span}${lines}`;
}

/** What else a reader of the trend should know: how firm the limits are, which weeks are left out. */
export function trendNotes({ weeks, fullWeeks, usual, without }: TrendChart, habits: Habits): string[] {
	const notes: string[] = [];
	if (usual?.provisional) {
		notes.push(
			`The limits are provisional: they rest on ${fullWeeks} full weeks, and ${POINTS_FOR_FIRM_LIMITS} make them firm.`
		);
	}
	if (without === 'too-rare') {
		notes.push('With fewer than one a week on average, limits would call an ordinary week extraordinary.');
	}
	for (const week of weeks.filter(
		({ incomplete, records }) => incomplete && (records > 0 || incomplete === 'not-over')
	)) {
		notes.push(`${leftOut(week, habits)} and is left out.`);
	}
	return notes;
}

const whyLeftOut: Record<Incomplete, string> = {
	'not-over': 'is not over',
	unrecorded: 'was not recorded',
	'partly-recorded': 'was recorded in part',
	'cut-by-period': 'is cut off by the period'
};

function leftOut({ monday, records, incomplete }: Week, habits: Habits): string {
	const soFar = incomplete === 'not-over' ? ' so far' : '';
	return `The week of ${formatDate(monday, habits)} ${whyLeftOut[incomplete!]} (${formatNumber(records, habits)}${soFar})`;
}

/** A week of the chart, and what is out of the ordinary about it. */
export function weekInWords(week: ChartedWeek, { usual, run }: TrendChart, habits: Habits): string {
	const dates = periodInWords({ from: week.monday, to: week.sunday }, habits);
	const parts = [`Week ${weekNumber(week.monday)}, ${dates}: ${escalations(week.records, habits)}.`];
	if (week.incomplete) parts.push(`This week ${whyLeftOut[week.incomplete]}, so it is not judged.`);
	else if (usual && week.outside)
		parts.push(`${capitalised(week.outside)} the usual range of ${rangeInWords(usual)}.`);
	if (week.inRun && run) {
		parts.push(
			`One of ${run.length} weeks in a row ${run.side} the median of ${decimal(run.median, habits)}, longer than chance would have it.`
		);
	}
	return parts.join(' ');
}

/** The counts inside the limits, as whole numbers. */
export function rangeInWords({ lower, upper }: Pick<UsualRange, 'lower' | 'upper'>): string {
	const least = Math.ceil(lower);
	const most = Math.floor(upper);
	return most > least ? `${least} to ${most}` : `about ${least}`;
}

export function periodInWords({ from, to }: Period, habits: Habits): string {
	if (from === to) return formatDate(from, habits);
	return `${from.slice(0, 4) === to.slice(0, 4) ? formatDateOfYear(from, habits) : formatDate(from, habits)} to ${formatDate(to, habits)}`;
}

/** The number of the ISO week: 46. */
export function weekNumber(monday: Day): number {
	return Number(isoWeekOf(monday).slice(6));
}

/** Weeks by number: "week 45", "weeks 45 and 46", "weeks 44 to 46", "6 weeks". */
export function weekNumbers(weeks: readonly Pick<Week, 'monday'>[]): string {
	const numbers = weeks.map(({ monday }) => weekNumber(monday));
	const [first] = weeks;
	const inARow = weeks.every(({ monday }, place) => monday === addDays(first!.monday, 7 * place));
	if (numbers.length === 1) return `week ${numbers[0]}`;
	if (numbers.length === 2) return `weeks ${numbers[0]} and ${numbers[1]}`;
	if (inARow) return `weeks ${numbers[0]} to ${numbers.at(-1)}`;
	if (numbers.length <= 4) return `weeks ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`;
	return `${numbers.length} weeks`;
}

export function escalations(count: number, habits: Habits): string {
	return `${formatNumber(count, habits)} ${count === 1 ? 'escalation' : 'escalations'}`;
}

function decimal(value: number, habits: Habits): string {
	const rounded = Math.round(value * 10) / 10;
	return formatNumber(rounded, habits, Number.isInteger(rounded) ? 0 : 1);
}

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function inWords(number: number, atStart = false): string {
	const word = words[number] ?? String(number);
	return atStart ? capitalised(word) : word;
}

function capitalised(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A name short enough for a heading. */
export function shortened(name: string): string {
	const characters = [...name];
	return characters.length > LONGEST_NAME ? `${characters.slice(0, LONGEST_NAME - 1).join('')}…` : name;
}
