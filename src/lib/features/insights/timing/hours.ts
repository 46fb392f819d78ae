import { formatNumber, type Habits } from '../../../shared/format';
import { escalations } from '../findings';
import type { FileCell } from '../export';
import type { HourCounts } from './timing';

/** How many escalations came when, as a table whose cells are coloured by how many. */
export interface HeatView {
	title: string;
	measure: string;
	sentences: string[];
	/** Null where no hour is known. */
	table: HeatTable | null;
	csv: string;
	explanation: string[];
}

export interface HeatTable {
	caption: string;
	columns: string[];
	rows: { heading: string; cells: HeatCell[]; total: LinkedCount }[];
	totals: LinkedCount[];
}

/** A count, and the list of exactly the escalations it counts; null for none. */
export interface LinkedCount {
	text: string;
	href: string | null;
	/** What it is a count of, for who does not see where it stands. */
	label: string;
}

export interface HeatCell extends LinkedCount {
	/** 0 for none, up to `STRONGEST`. */
	strength: number;
}

/** Steps of the colour scale beyond none. */
export const STRONGEST = 5;

/** The hours of a day that have escalations, and those between them. */
export function heatView(
	hours: HourCounts,
	{ csv, casesOf }: { csv: string; casesOf: (when: { weekday?: number; hour?: number }) => string },
	habits: Habits
): HeatView {
	const known = hours.weekdays.flat().reduce((sum, count) => sum + count, 0);
	const ofHours = Array.from({ length: 24 }, (_, hour) => totalOfHour(hours, hour));
	const first = ofHours.findIndex((count) => count > 0);
	const last = ofHours.findLastIndex((count) => count > 0);
	const most = Math.max(...hours.weekdays.flat());
	const days = weekdayNames('long');
	const counted = (count: number, { weekday, hour }: { weekday?: number; hour?: number }): LinkedCount => ({
		text: count > 0 || weekday === undefined || hour === undefined ? formatNumber(count, habits) : '',
		href:
			// A list of a weekday would hold those, too, of which only the day is known.
			count > 0 && (hour !== undefined || hours.unknown === 0)
				? casesOf({ weekday: weekday === undefined ? undefined : weekday + 1, hour })
				: null,
		label: [
			weekday === undefined ? '' : `${days[weekday]}s`,
			hour === undefined ? '' : `from ${hourInWords(hour)}`,
			escalations(count, habits)
		]
			.filter((part) => part !== '')
			.join(', ')
	});
	return {
		title: titleOf(hours, ofHours.slice(first, last + 1), first, known),
		measure: `${escalations(known, habits)} by hour and weekday, on your organisation’s clock`,
		sentences: sentencesOn(hours, known, habits),
		csv,
		explanation: [
			'Each cell says how many escalations occurred on that weekday in that hour, and leads to them; darker means more. The last row and column add them up.',
			'A single dark cell may be chance. The title names weekdays that have more or fewer than their share, and hours that have more than the others shown, by over three standard deviations: that is beyond chance.'
		],
		table:
			known === 0
				? null
				: {
						caption: 'Escalations by hour and weekday',
						columns: weekdayNames('short'),
						rows: ofHours.slice(first, last + 1).map((total, place) => {
							const hour = first + place;
							return {
								heading: hourInWords(hour),
								cells: hours.weekdays.map((ofDay, weekday) => ({
									...counted(ofDay[hour]!, { weekday, hour }),
									strength: Math.ceil((STRONGEST * ofDay[hour]!) / most)
								})),
								total: counted(total, { hour })
							};
						}),
						totals: [
							...hours.weekdays.map((ofDay, weekday) => counted(sumOf(ofDay), { weekday })),
							// Those whose hour is not known are in no list of hours, so there is none of all the others.
							{ text: formatNumber(known, habits), href: null, label: '' }
						]
					}
	};
}

/** So many standard deviations from its share, a weekday or an hour stands out, as a point does beyond control limits. */
const DEVIATIONS_TO_STAND_OUT = 3;

function titleOf(
	{ weekdays, days }: HourCounts,
	ofHours: readonly number[],
	firstHour: number,
	known: number
): string {
	if (known === 0) return 'No hour is known of these';
	const ofDays = beyondShare(weekdays.map(sumOf), days);
	const names = weekdayNames('long').map((name) => `${name}s`);
	const busyHours = beyondShare(
		ofHours,
		ofHours.map(() => 1)
	).flatMap((side, place) => (side === 'more' ? [`from ${hourInWords(firstHour + place)}`] : []));
	const busyDays = names.filter((_, place) => ofDays[place] === 'more').map((name) => `on ${name}`);
	const quietDays = names.filter((_, place) => ofDays[place] === 'fewer').map((name) => `on ${name}`);
	const more = [...busyDays, ...busyHours];
	const parts = [
		...(more.length > 0 ? [`more come ${listed(more)}`] : []),
		...(quietDays.length > 0 ? [`fewer come ${listed(quietDays)}`] : [])
	];
	if (parts.length === 0) return 'No weekday or hour differs from the others by more than chance';
	const sentence = parts.join(', ');
	return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** Which counts are further from their share than chance would have them, where chance is Poisson's. */
function beyondShare(counts: readonly number[], sizes: readonly number[]): ('more' | 'fewer' | null)[] {
	const rate = sumOf(counts) / sumOf(sizes);
	return counts.map((count, place) => {
		const expected = rate * sizes[place]!;
		const deviations = expected > 0 ? (count - expected) / Math.sqrt(expected) : 0;
		if (Math.abs(deviations) <= DEVIATIONS_TO_STAND_OUT) return null;
		return deviations > 0 ? 'more' : 'fewer';
	});
}

function listed(parts: readonly string[]): string {
	return parts.length === 1 ? parts[0]! : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** The table as rows of a file: one for each weekday and hour. */
export function hourRows({ weekdays, unknown }: HourCounts): FileCell[][] {
	const names = weekdayNames('long');
	return [
		['Weekday', 'Hour', 'Escalations'],
		...weekdays.flatMap((ofDay, place) => ofDay.map((count, hour) => [names[place]!, hour, count])),
		...(unknown > 0 ? [['not known', null, unknown]] : [])
	];
}

function sentencesOn({ unknown }: HourCounts, known: number, habits: Habits): string[] {
	if (known === 0) {
		return [
			'Records tell only the day they occurred. Map the time of day when you import, or log escalations here, and the hours show.'
		];
	}
	return unknown > 0 ? [`Of ${escalations(unknown, habits)} only the day is known; they are left out.`] : [];
}

function totalOfHour({ weekdays }: HourCounts, hour: number): number {
	return sumOf(weekdays.map((ofDay) => ofDay[hour]!));
}

function sumOf(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0);
}

function hourInWords(hour: number): string {
	return `${String(hour).padStart(2, '0')}:00`;
}

/** From Monday to Sunday. The language of the pages is English; the organisation's habits are for figures. */
function weekdayNames(width: 'short' | 'long'): string[] {
	const format = new Intl.DateTimeFormat('en', { weekday: width, timeZone: 'UTC' });
	return Array.from({ length: 7 }, (_, place) => format.format(Date.UTC(2024, 0, 1 + place)));
}
