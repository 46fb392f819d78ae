import { formatNumber, type Habits } from '../../../shared/format';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long something took, in the unit it is told in: "45 minutes", "5.2 hours" up to two days, "3.1 days" beyond. */
export function durationInWords(seconds: number, habits: Habits): string {
	if (seconds < MINUTE) return 'under a minute';
	if (seconds < 2 * HOUR) return counted(Math.round(seconds / MINUTE), 'minute', habits);
	if (seconds < 2 * DAY) return counted(toOneDecimal(seconds / HOUR), 'hour', habits);
	return counted(toOneDecimal(seconds / DAY), 'day', habits);
}

function counted(value: number, unit: string, habits: Habits): string {
	const decimals = Number.isInteger(value) ? 0 : 1;
	return `${formatNumber(value, habits, decimals)} ${value === 1 ? unit : `${unit}s`}`;
}

function toOneDecimal(value: number): number {
	return Math.round(value * 10) / 10;
}
