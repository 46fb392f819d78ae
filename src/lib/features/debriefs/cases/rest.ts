import { addDays, dayOf } from '../../../shared/days';
import { instantOf } from '../../../shared/zoned';
import type { Rest } from './debrief';

const HOUR_MS = 3_600_000;
const MORNING = '09:00';

/** Until when it rests; null where it begins at once. */
export function restsUntil(rest: Rest, now: Date, timeZone: string): Date | null {
	if (rest === 'now') return null;
	if (rest === 'hour') return new Date(now.getTime() + HOUR_MS);
	return instantOf(addDays(dayOf(now, timeZone), 1), MORNING, timeZone);
}
