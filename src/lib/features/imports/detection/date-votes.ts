import { dayIn, fitsStyle, readParts, type DateParts, type DateStyle } from '../dates';

/** What a column's values say about how its dates are written. */
export interface DateFindings {
	/** The style most values fit. Two may fit alike; then the user chooses. */
	style: DateStyle;
	/** Whether day and month could be either way round. */
	ambiguous: boolean;
	/** The share of values that are dates in that style. */
	share: number;
	/** Whether the dates bring a time of day with them. */
	withTime: boolean;
	/** A value that shows what the style decides: the first that would mean another day in another style. */
	example: string;
}

const styles: readonly DateStyle[] = [
	'day-month-year',
	'month-day-year',
	'year-month-day',
	'epoch-seconds',
	'epoch-milliseconds'
];

/** After so many values without a date, a column is no longer asked. */
const PATIENCE = 50;

/** Collects what each value of a column says, so that one ambiguous page of a file does not decide for all of it. */
export class DateVotes {
	readonly #fits = new Map<DateStyle, number>();
	readonly #own = new Map<DateStyle, number>();
	#values = 0;
	#dates = 0;
	#times = 0;
	#contested = 0;
	#example = '';

	/** Takes one value that is not a missing marker. */
	add(value: string): void {
		this.#values++;
		if (this.#dates === 0 && this.#values > PATIENCE) return;
		const parts = readParts(value);
		if (!parts) return;
		this.#dates++;
		if ('seconds' in parts && parts.seconds !== null) this.#times++;

		const own = ownStyle(parts);
		const fitting = own ? stylesLike(own, parts) : styles.filter((style) => fitsStyle(parts, style));
		for (const style of fitting) count(this.#fits, style);
		if (own && fitting.includes(own)) count(this.#own, own);

		const isContested = own === null && differsByStyle(parts);
		if (isContested) this.#contested++;
		if (this.#example === '' || (isContested && this.#contested === 1)) this.#example = value;
	}

	/** @returns null where the column holds no dates to speak of */
	findings(): DateFindings | null {
		const [best] = styles
			.map((style) => ({ style, fits: this.#fits.get(style) ?? 0, own: this.#own.get(style) ?? 0 }))
			.sort((a, b) => b.fits - a.fits || b.own - a.own);
		if (!best || best.fits === 0) return null;
		const rivals = this.#fits.get('day-month-year') === this.#fits.get('month-day-year');
		return {
			style: best.style,
			ambiguous: this.#contested > 0 && rivals,
			share: best.fits / this.#values,
			withTime: this.#times > 0,
			example: this.#example
		};
	}
}

function ownStyle(parts: DateParts): DateStyle | null {
	return 'epoch' in parts ? parts.epoch : parts.order;
}

const writtenStyles = styles.filter((style) => !style.startsWith('epoch'));

/** The styles that a text fits which says itself how it is written: a date is then read alike in all of them. */
function stylesLike(own: DateStyle, parts: DateParts): readonly DateStyle[] {
	if ('epoch' in parts) return [own];
	return fitsStyle(parts, own) ? writtenStyles : [];
}

function differsByStyle(parts: DateParts): boolean {
	const dayFirst = dayIn(parts, 'day-month-year');
	const monthFirst = dayIn(parts, 'month-day-year');
	return dayFirst !== null && monthFirst !== null && dayFirst !== monthFirst;
}

function count(votes: Map<DateStyle, number>, style: DateStyle): void {
	votes.set(style, (votes.get(style) ?? 0) + 1);
}
