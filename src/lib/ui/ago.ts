import type { Habits } from '$lib/shared/format';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago an instant was, in words, or undefined where that is a day or more, or has yet to come. */
export function formatAgo(at: Date, now: Date, { locale }: Pick<Habits, 'locale'>): string | undefined {
	const elapsed = now.getTime() - at.getTime();
	if (elapsed < 0 || elapsed >= DAY) return undefined;
	const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
	if (elapsed < MINUTE) return words.format(0, 'second');
	if (elapsed < HOUR) return words.format(-Math.floor(elapsed / MINUTE), 'minute');
	return words.format(-Math.floor(elapsed / HOUR), 'hour');
}
