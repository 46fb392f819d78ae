import { addDays, type Day } from './days';

/** A quarter of a year. */
export interface Quarter {
	/** As an address writes it: `2026-Q4`. */
	key: string;
	from: Day;
	to: Day;
}

/** The quarter that an address names, else the one that the day lies in. */
export function quarterFrom(key: string | null, today: Day): Quarter {
	const [, year, quarter] = /^(20\d\d)-Q([1-4])$/.exec(key ?? '') ?? [];
	return year && quarter ? quarterOf(Number(year), Number(quarter)) : quarterOn(today);
}

/** The quarter that a day lies in. */
export function quarterOn(day: Day): Quarter {
	return quarterOf(Number(day.slice(0, 4)), Math.ceil(Number(day.slice(5, 7)) / 3));
}

/** The last quarters up to the one that the day lies in, the latest first. */
export function quartersUntil(today: Day, count: number): Quarter[] {
	const quarters = [quarterOn(today)];
	while (quarters.length < count) quarters.push(quarterOn(addDays(quarters.at(-1)!.from, -1)));
	return quarters;
}

function quarterOf(year: number, quarter: number): Quarter {
	const from = (at: number) => {
		const [inYear, month] = at > 4 ? [year + 1, 1] : [year, at * 3 - 2];
		return `${inYear}-${String(month).padStart(2, '0')}-01`;
	};
	return { key: `${year}-Q${quarter}`, from: from(quarter), to: addDays(from(quarter + 1), -1) };
}
