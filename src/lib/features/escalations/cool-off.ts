import { addDays, dayOf } from '../../shared/days';
import { instantOf } from '../../shared/zoned';

/** How long a pause can be. */
export const coolOffLengths = {
	'half-hour': 'Half an hour',
	hour: 'An hour',
	tomorrow: 'Until tomorrow, 9:00'
} as const;

export type CoolOffLength = keyof typeof coolOffLengths;

const MINUTE_MS = 60_000;

/** When a pause that begins now is over; tomorrow begins at nine on the organisation's clock. */
export function coolOffUntil(length: CoolOffLength, now: Date, timeZone: string): Date {
	switch (length) {
		case 'half-hour':
			return new Date(now.getTime() + 30 * MINUTE_MS);
		case 'hour':
			return new Date(now.getTime() + 60 * MINUTE_MS);
		case 'tomorrow':
			return instantOf(addDays(dayOf(now, timeZone), 1), '09:00', timeZone);
	}
}

/** Running; over, with the person not yet back; or ended, when she said that she is. */
export type CoolOffState = 'running' | 'over' | 'ended';

export function coolOffState(coolOff: { until: Date; endedAt: Date | null }, now: Date): CoolOffState {
	if (coolOff.endedAt) return 'ended';
	return coolOff.until <= now ? 'over' : 'running';
}
