import { addDays, type Period } from '../../../shared/days';
import { formatNumber, type Habits } from '../../../shared/format';
import type { Week } from '../../../statistics/week-series';
import { intervalInWords, namesBy, verdictsInWords } from '../compare/view';
import type { Compared } from '../compare/comparison';
import { casesAddress, searchOf, type Mark } from '../filter';
import { escalations, periodInWords, shareOf, weekNumbers } from '../findings';
import type { CountedBy } from '../insights';
import { labelOf } from '../shapes';
import { filtersView, type FiltersView } from '../view/filters';
import { nothingView, type NothingView } from '../view/nothing';
import type { FiguresView, Link } from '../view/parts';
import { casesCell } from '../view/shares';
import { SIGNALS } from './address';
import type { SignalWeeks } from './signals';

/** The page of unusual weeks in words and figures. */
export interface SignalsView {
	title: string;
	sub: string | null;
	/** Where the weeks are charted. */
	back: Link;
	filters: FiltersView | null;
	/** Set where there is nothing to show. */
	nothing: NothingView | null;
	causes: FiguresView;
	reasons: FiguresView;
}

/** Says which causes and reasons stand out in the weeks that were out of the ordinary. */
export function signalsView(found: SignalWeeks, habits: Habits, mayImport: boolean): SignalsView {
	const { filter, choices, unusual, others, hasRecords } = found;
	const isCompared = unusual.length > 0 && others.length > 0;
	return {
		title:
			unusual.length > 0
				? `Escalations as a whole were out of the ordinary in ${weekNumbers(unusual)}`
				: hasRecords
					? 'No week was out of the ordinary'
					: 'Unusual weeks',
		sub: hasRecords ? aboutWeeks(found, habits) : null,
		back: { href: `/insights${searchOf(filter, { trend: 'all' })}#trend`, label: 'Insights' },
		filters: hasRecords ? filtersView({ ...filter, trend: null }, choices) : null,
		nothing: isCompared ? null : nothingOf(found, habits, mayImport),
		causes: tableView(found, 'cause', habits),
		reasons: tableView(found, 'reason', habits)
	};
}

function aboutWeeks({ filter, unusual, others, records }: SignalWeeks, habits: Habits): string {
	const ordinary = `${escalations(records.others, habits)} in ${weeksInWords(others)} inside the usual range`;
	const outside = `${escalations(records.unusual, habits)} in ${weeksInWords(unusual)} outside it`;
	const days = periodInWords(filter.choice.period, habits);
	return [days, ordinary, ...(unusual.length > 0 ? [outside] : [])].join(' · ');
}

function weeksInWords(weeks: readonly Week[]): string {
	return weeks.length === 1 ? 'one full week' : `${weeks.length} full weeks`;
}

function nothingOf(found: SignalWeeks, habits: Habits, mayImport: boolean): NothingView {
	if (found.records.others + found.records.unusual === 0) {
		return nothingView(found, habits, mayImport, SIGNALS);
	}
	return found.unusual.length === 0
		? {
				title: 'Every full week lies in its usual range',
				text: 'So causes and reasons can be read over the whole period: no week distorts them.',
				action: null
			}
		: {
				title: 'There is no ordinary week to compare with',
				text: 'Every full week of this period is out of the ordinary. Choose a longer period.',
				action: null
			};
}

const names: Record<CountedBy, string> = { cause: 'Contributing cause', reason: 'Contact reason' };

function tableView(found: SignalWeeks, by: CountedBy, habits: Habits): FiguresView {
	const { records, unusual, filter } = found;
	const compared = found.tables[by];
	const days = inOneRow(unusual);
	const share = ({ events }: Compared['now'], of: number) =>
		`${formatNumber(events, habits)}${events > 0 ? ` · ${shareOf(events, of, habits) ?? 'too few'}` : ''}`;
	return {
		title: titleOf(compared, by),
		measure: `${names[by]}s by their share of escalations, ${weekNumbers(unusual)} beside the other full weeks`,
		sentences: [],
		foot:
			compared.length === 0
				? null
				: {
						table: {
							id: `${by}-signals`,
							caption: `${names[by]}s in the unusual weeks and in the others`,
							columns: [
								{ label: names[by], isNumber: false },
								{ label: 'Unusual weeks', isNumber: true },
								{ label: 'Other weeks', isNumber: true },
								{ label: 'Times as often', isNumber: true },
								{ label: '95% interval', isNumber: true },
								{ label: 'In words', isNumber: false }
							],
							rows: compared.map((each) => {
								const mark: Mark = by === 'cause' ? { cause: each.id } : { reasonOnly: each.id };
								const label = labelOf({ label: each.name, hasParts: each.hasParts }, by, {
									...filter,
									reasonLevel: 'entry'
								});
								const cases = days && casesAddress(filter, { ...mark, period: days });
								return {
									heading: { label, href: cases },
									cells: [
										casesCell(each.now.events, cases, share(each.now, records.unusual)),
										share(each.before, records.others),
										each.ratio === null ? '–' : formatNumber(each.ratio, habits, 2),
										intervalInWords(each.interval, habits),
										verdictsInWords[each.verdict]
									]
								};
							})
						},
						csv: `${SIGNALS}/${by === 'cause' ? 'causes' : 'reasons'}.csv${searchOf(filter, { trend: null, reasonLevel: 'entry' })}`,
						explanation
					}
	};
}

function titleOf(compared: readonly Compared[], by: CountedBy): string {
	if (compared.length === 0) return `No ${names[by].toLowerCase()} is named in these weeks`;
	const sure = namesBy(compared, ['more', 'fewer']);
	if (sure) return `${sure} among the escalations of those weeks`;
	const perhaps = namesBy(compared, ['perhaps-more', 'perhaps-fewer']);
	if (perhaps) return `${perhaps}: with ${compared.length} compared, that can be chance`;
	return `No ${names[by].toLowerCase()} stands out in those weeks: more or fewer of each`;
}

/** The days of the weeks where they follow one another, so that a list can show them. */
function inOneRow(weeks: readonly Week[]): Period | null {
	const [first] = weeks;
	const last = weeks.at(-1);
	if (!first || !last) return null;
	const follow = weeks.every(({ monday }, place) => monday === addDays(first.monday, 7 * place));
	return follow ? { from: first.monday, to: last.sunday } : null;
}

const explanation = [
	'The unusual weeks are those outside the usual range of escalations as a whole, so they have more, or fewer, of nearly everything. That is why shares of escalations are compared here and not counts: what comes up more often among the escalations of those weeks than among the others may be what made them unusual.',
	'“More” and “fewer” stand where the interval leaves out 1 even when it is widened until all of the table hold together with 95% (Bonferroni); “perhaps” where only the interval shown does. “No detectable difference” means that the interval leaves out both half and twice as often; otherwise there are too few to tell.'
];
