import type { Period } from '../../../shared/days';
import { formatDate, formatNumber, type Habits } from '../../../shared/format';
import { casesAddress, searchOf, type InsightsFilter, type Mark } from '../filter';
import { escalations, periodInWords, shortened } from '../findings';
import type { CountedBy } from '../insights';
import { labelOf } from '../shapes';
import { aboutWhat } from '../view/about';
import { filtersView, type FiltersView } from '../view/filters';
import { nothingView, type NothingView } from '../view/nothing';
import type { Cell, FiguresView, Option } from '../view/parts';
import { casesCell } from '../view/shares';
import { againstToSearch, choicesOfAgainst } from './against';
import type { Compared, Comparison, Verdict } from './comparison';

/** The page of two periods in words and figures. */
export interface CompareView {
	title: string;
	sub: string | null;
	filters: FiltersView | null;
	against: { chosen: string; options: Option[]; days: Period | null };
	/** Set where there is nothing to show. */
	nothing: NothingView | null;
	causes: FiguresView;
	reasons: FiguresView;
}

export const COMPARE = '/insights/compare';

/** Differences that a heading names. */
const NAMED_IN_A_HEADING = 3;

/** Says in words and figures how two periods differ. */
export function compareView(found: Comparison, habits: Habits, mayImport: boolean): CompareView {
	const { filter, choices, against, records, recordsBefore, hasRecords } = found;
	return {
		title: records + recordsBefore > 0 ? headline(found) : 'Compare',
		sub: hasRecords ? aboutBoth(found, habits) : null,
		filters: hasRecords ? filtersView({ ...filter, trend: null, reasonLevel: 'entry' }, choices) : null,
		against: {
			chosen: against.name,
			options: Object.entries(choicesOfAgainst).map(([value, label]) => ({ value, label })),
			days: against.name === 'custom' ? against.period : null
		},
		nothing:
			records + recordsBefore > 0
				? nothingBefore(found, habits)
				: nothingView(found, habits, mayImport, COMPARE),
		causes: tableView(found, 'cause', habits),
		reasons: tableView(found, 'reason', habits)
	};
}

/** The files of this page, by the name they have in its address. */
export type CompareFile = 'causes' | 'reasons';

function nothingBefore({ days, against, records }: Comparison, habits: Habits): NothingView | null {
	if (days.now > 0 && days.before > 0) return null;
	const empty = days.before > 0 ? 'this period' : periodInWords(against.period, habits);
	return {
		title: 'There is nothing to compare with',
		text: `Nothing was recorded yet in ${empty}, so ${escalations(records, habits)} of this period have nothing beside them. Choose a shorter period, or other days.`,
		action: null
	};
}

function headline({ overall, days }: Comparison): string {
	if (days.now === 0 || days.before === 0) return 'Compare';
	const headlines: Record<Verdict, string> = {
		more: 'More escalations a week than before',
		fewer: 'Fewer escalations a week than before',
		'perhaps-more': 'More escalations a week than before',
		'perhaps-fewer': 'Fewer escalations a week than before',
		'no-difference': 'As many escalations a week as before, as far as counts can tell',
		'too-few': 'Too few escalations to tell the two periods apart'
	};
	return headlines[overall.verdict];
}

function aboutBoth(found: Comparison, habits: Habits): string {
	const { against, recordsBefore, overall, recordedFrom } = found;
	const beside = `beside ${periodInWords(against.period, habits)} · ${escalations(recordsBefore, habits)}`;
	const rates = overall.interval ? [`${timesAsMany(overall, habits)} as many a week`] : [];
	const began = recordedFrom ? [`recording began on ${formatDate(recordedFrom, habits)}`] : [];
	return [aboutWhat(found, habits), beside, ...rates, ...began].join(' · ');
}

function timesAsMany({ ratio, interval }: Compared, habits: Habits): string {
	if (ratio === null) return 'more times';
	return `${formatNumber(ratio, habits, 2)} times (${intervalInWords(interval, habits)})`;
}

const nouns: Record<CountedBy, { name: string; many: string; file: CompareFile }> = {
	cause: { name: 'Contributing cause', many: 'contributing causes', file: 'causes' },
	reason: { name: 'Contact reason', many: 'contact reasons', file: 'reasons' }
};

export const verdictsInWords: Record<Verdict, string> = {
	more: 'more',
	fewer: 'fewer',
	'perhaps-more': 'perhaps more',
	'perhaps-fewer': 'perhaps fewer',
	'no-difference': 'no detectable difference',
	'too-few': 'too few to tell'
};

function tableView(found: Comparison, by: CountedBy, habits: Habits): FiguresView {
	const { filter, against } = found;
	const compared = found.tables[by];
	const { name, many, file } = nouns[by];
	const [now, before] = [filter.choice.period, against.period].map((period) => periodInWords(period, habits));
	return {
		title:
			compared.length === 0 ? `No ${name.toLowerCase()} is named in either period` : titleOf(compared, many),
		measure: `${name}s a week, ${now} beside ${before}`,
		sentences: [],
		foot:
			compared.length === 0
				? null
				: {
						table: {
							id: `${by}-compared`,
							caption: `${name}s in two periods`,
							columns: [
								{ label: name, isNumber: false },
								{ label: now!, isNumber: true },
								{ label: before!, isNumber: true },
								{ label: 'Difference a week', isNumber: true },
								{ label: 'Times as many', isNumber: true },
								{ label: '95% interval', isNumber: true },
								{ label: 'In words', isNumber: false }
							],
							rows: compared.map((each) => rowOf(each, by, filter, against.period, habits))
						},
						csv: `${COMPARE}/${file}.csv${addressOf(found)}`,
						explanation
					}
	};
}

/** The query of an address that shows the same two periods. */
function addressOf({ filter, against }: Comparison): string {
	const search = new URLSearchParams(searchOf(filter, { trend: null, reasonLevel: 'entry' }));
	for (const [name, value] of againstToSearch(against)) search.set(name, value);
	return `?${search}`;
}

function titleOf(compared: readonly Compared[], many: string): string {
	const sure = namesBy(compared, ['more', 'fewer']);
	if (sure !== '') return sure;
	const perhaps = namesBy(compared, ['perhaps-more', 'perhaps-fewer']);
	if (perhaps !== '') return `${perhaps}: with ${compared.length} compared, that can be chance`;
	return `None of the ${many} differs by more than chance`;
}

const cameUp: Partial<Record<Verdict, string>> = {
	more: 'came up more',
	fewer: 'came up less',
	'perhaps-more': 'perhaps came up more',
	'perhaps-fewer': 'perhaps came up less'
};

/** What has one of these verdicts: "Late delivery came up more; Sizing and Refund delay came up less". */
export function namesBy(compared: readonly Compared[], verdicts: readonly Verdict[]): string {
	const parts = verdicts.flatMap((verdict) => {
		const names = compared.filter((each) => each.verdict === verdict).map(({ name }) => shortened(name));
		const others = names.splice(NAMED_IN_A_HEADING).length;
		if (others > 0) names.push(others === 1 ? 'one other' : `${others} others`);
		const last = names.pop();
		if (last === undefined) return [];
		return [`${names.length > 0 ? `${names.join(', ')} and ${last}` : last} ${cameUp[verdict]}`];
	});
	return parts.join('; ');
}

function rowOf(compared: Compared, by: CountedBy, filter: InsightsFilter, before: Period, habits: Habits) {
	const { id, name, hasParts, ratio, interval, verdict } = compared;
	const mark: Mark = by === 'cause' ? { cause: id } : { reasonOnly: id };
	const casesNow = casesAddress(filter, mark);
	return {
		heading: {
			label: labelOf({ label: name, hasParts }, by, { ...filter, reasonLevel: 'entry' }),
			href: casesNow
		},
		cells: [
			sideCell(compared.now, casesNow, habits),
			sideCell(compared.before, casesAddress(filter, { ...mark, period: before }), habits),
			difference(compared.now.rate - compared.before.rate, habits),
			ratio === null ? '–' : formatNumber(ratio, habits, 2),
			intervalInWords(interval, habits),
			verdictsInWords[verdict]
		]
	};
}

function sideCell({ events, rate }: Compared['now'], href: string, habits: Habits): Cell {
	const text = `${formatNumber(events, habits)} · ${formatNumber(rate, habits, 1)} a week`;
	return casesCell(events, href, text);
}

function difference(value: number, habits: Habits): string {
	const rounded = Math.round(value * 10) / 10;
	if (rounded === 0) return '0';
	return `${rounded > 0 ? '+' : '−'}${formatNumber(Math.abs(rounded), habits, 1)}`;
}

/** An interval of a ratio: "0.92 to 2.84", or "0.92 or more" where nothing bounds it. */
export function intervalInWords(interval: Compared['interval'], habits: Habits): string {
	if (!interval) return '–';
	const lower = formatNumber(interval.lower, habits, 2);
	return interval.upper === null
		? `${lower} or more`
		: `${lower} to ${formatNumber(interval.upper, habits, 2)}`;
}

const explanation = [
	'“Times as many” is the rate of this period divided by that of the other one, in escalations a recorded week. The interval says between which values it lies, as far as the counts can tell: by the exact method for two Poisson rates, and where weeks vary by more than chance makes them, wide enough for that too.',
	'Each interval holds with 95%, so of twenty that did not change, one looks as if it had: that is a “perhaps”. “More” and “fewer” stand where the interval leaves out 1 even when it is widened until all of the table hold together with 95% (Bonferroni).',
	'“No detectable difference” means that the interval holds 1 and leaves out both half as many and twice as many; otherwise there are too few, or the weeks vary too much, to tell. These are counts: whether there were more contacts in one of the periods is not known here.'
];
