import { formatNumber, formatShare, type Habits } from '../../../shared/format';
import { REPEAT_WITHIN_DAYS } from '../../escalations/repeats';
import { casesAddress, searchOf, type InsightsFilter } from '../filter';
import { escalations, LEAST_FOR_A_SHARE } from '../findings';
import { aboutWhat } from '../view/about';
import { filtersView, type FiltersView } from '../view/filters';
import { nothingView, type NothingView } from '../view/nothing';
import type { FiguresView } from '../view/parts';
import { countCell, shareCells, whatAnIntervalIs, withInterval } from '../view/shares';
import { labelOf } from '../shapes';
import { durationInWords } from './durations';
import { heatView, type HeatView } from './hours';
import type { Durations, Timing } from './timing';

/** The page of timing in words and shapes. */
export interface TimingView {
	title: string;
	sub: string | null;
	filters: FiltersView | null;
	/** Set where there is nothing to show. */
	nothing: NothingView | null;
	durations: FiguresView;
	hours: HeatView;
	repeats: FiguresView;
}

export const TIMING = '/insights/timing';

/** The files of this page, by the name they have in its address. */
export type TimingFile = 'time-to-resolve' | 'hours' | 'repeats';

/** Reasons of repeat contacts that the page shows; the file has all of them. */
const REASONS_SHOWN = 10;

/** Says in words and shapes when escalations come, how long they take and which come back. */
export function timingView(found: Timing, habits: Habits, mayImport: boolean): TimingView {
	const { filter, choices, records, hasRecords } = found;
	return {
		title: records > 0 ? headline(found, habits) : 'Timing',
		sub: hasRecords ? aboutWhat(found, habits) : null,
		filters: hasRecords ? filtersView({ ...filter, trend: null }, choices) : null,
		nothing: records > 0 ? null : nothingView(found, habits, mayImport, TIMING),
		durations: durationsView(found, habits),
		hours: heatView(
			found.hours,
			{ csv: fileAddress('hours', filter), casesOf: (when) => casesAddress(filter, when) },
			habits
		),
		repeats: repeatsView(found, habits)
	};
}

function fileAddress(file: TimingFile, filter: InsightsFilter): string {
	return `${TIMING}/${file}.csv${searchOf(filter, { trend: null, reasonLevel: 'entry' })}`;
}

function headline({ durations: { all }, records }: Timing, habits: Habits): string {
	if (all.median === null || all.ninetieth === null)
		return `${escalations(records, habits)}, none resolved yet`;
	if (all.count < LEAST_FOR_A_SHARE)
		return `${escalations(all.count, habits)} resolved: too few to say how long it takes`;
	return `Half were resolved within ${durationInWords(all.median, habits)}, nine in ten within ${durationInWords(all.ninetieth, habits)}`;
}

function durationsView({ durations, records, filter }: Timing, habits: Habits): FiguresView {
	const { all, tiers } = durations;
	const row = (label: string, measured: Durations) => ({
		heading: { label, href: null },
		cells: [
			countCell(measured.count, null, habits),
			...[measured.median, measured.ninetieth].map((seconds) =>
				measured.count < LEAST_FOR_A_SHARE ? 'too few' : durationInWords(seconds ?? 0, habits)
			)
		]
	});
	return {
		title:
			all.count > 0
				? slowestTier(durations, habits)
				: 'How long it takes will show once escalations are resolved',
		measure: `Time to resolve · ${formatNumber(all.count, habits)} of ${escalations(records, habits)} measured`,
		sentences: [],
		foot:
			all.count === 0
				? null
				: {
						table: {
							id: 'durations-table',
							caption: 'Time to resolve by tier',
							columns: [
								{ label: 'Tier it reached', isNumber: false },
								{ label: 'Resolved', isNumber: true },
								{ label: 'Half within', isNumber: true },
								{ label: 'Nine in ten within', isNumber: true }
							],
							rows: [
								row('Every tier', all),
								...(tiers.length > 1 ? tiers : []).map(({ tier, ...measured }) =>
									row(tierInWords(tier), measured)
								)
							]
						},
						csv: fileAddress('time-to-resolve', filter),
						explanation: [
							'From when an escalation occurred until it was resolved, nights and weekends included. Half took no longer than the median, nine in ten no longer than the 90th percentile; a mean would be pulled up by a few that lay for weeks.',
							'Those still open have no time yet, so a period that is not long over looks quicker than it will. Records of which only days are known are measured in whole days. Where fewer than five are resolved, only their number is given.'
						]
					}
	};
}

function slowestTier({ all, tiers }: Timing['durations'], habits: Habits): string {
	const measured = tiers.filter(({ count }) => count >= LEAST_FOR_A_SHARE);
	const [slowest] = measured.toSorted((a, b) => (b.median ?? 0) - (a.median ?? 0));
	if (all.count < LEAST_FOR_A_SHARE) return 'Too few are resolved to say how long it takes';
	if (!slowest || measured.length < 2)
		return `The middle one took ${durationInWords(all.median ?? 0, habits)}`;
	return `${tierInWords(slowest.tier)} took longest: half within ${durationInWords(slowest.median ?? 0, habits)}`;
}

function tierInWords(tier: number): string {
	return tier === 1 ? 'Tier 1, the first line' : `Tier ${tier}`;
}

function repeatsView(
	{ repeats: { repeats, reasons }, records, filter }: Timing,
	habits: Habits
): FiguresView {
	const shown = reasons.slice(0, REASONS_SHOWN);
	const every = casesAddress(filter, { repeat: 'yes' });
	return {
		title: repeatsTitle(repeats, records, habits),
		measure: [
			`A customer’s escalation at most ${REPEAT_WITHIN_DAYS} days after their last one`,
			withInterval(repeats, records, habits)
		]
			.filter((part) => part !== '')
			.join(' · '),
		sentences:
			repeats > 0
				? []
				: ['Repeats are recognised by the customer reference, so they show only where records have one.'],
		foot:
			repeats === 0
				? null
				: {
						table: {
							id: 'repeats-table',
							caption: 'Repeat contacts by contact reason',
							columns: [
								{ label: 'Contact reason', isNumber: false },
								{ label: 'Repeats', isNumber: true },
								{ label: 'Escalations', isNumber: true },
								{ label: 'Share', isNumber: true },
								{ label: '95% interval', isNumber: true }
							],
							rows: [
								{
									heading: { label: 'Every reason', href: every },
									cells: [
										countCell(repeats, every, habits),
										countCell(records, casesAddress(filter, {}), habits),
										...shareCells(repeats, records, habits)
									]
								},
								...shown.map((reason) => {
									const mark = { reasonOnly: reason.id };
									const cases = casesAddress(filter, { ...mark, repeat: 'yes' });
									return {
										heading: {
											label: labelOf({ label: reason.name, hasParts: reason.hasParts }, 'reason', {
												...filter,
												reasonLevel: 'entry'
											}),
											href: cases
										},
										cells: [
											countCell(reason.repeats, cases, habits),
											countCell(reason.records, casesAddress(filter, mark), habits),
											...shareCells(reason.repeats, reason.records, habits)
										]
									};
								})
							]
						},
						csv: fileAddress('repeats', filter),
						explanation: [
							`A repeat is an escalation of a customer who had another one at most ${REPEAT_WITHIN_DAYS} days before, about whatever and in whichever team: a customer who has to come back has to come back. The share of a reason says how many of its escalations were such a repeat.`,
							whatAnIntervalIs
						]
					}
	};
}

function repeatsTitle(repeats: number, records: number, habits: Habits): string {
	if (repeats === 0) return 'No repeat contact is known here';
	if (records < LEAST_FOR_A_SHARE) return `${repeats} of ${records} were a repeat contact`;
	return `${formatShare(repeats / records, habits)} of escalations were a customer’s repeat contact`;
}
