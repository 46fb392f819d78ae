import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '$lib/shared/days';
import {
	isAskedOn,
	plannedRoundAt,
	roundOn,
	scheduleInWords,
	shippedSchedule,
	windowOf,
	wrongWithSchedule
} from './schedule';

const BERLIN = 'Europe/Berlin';
const planned = (at: string, schedule = shippedSchedule) =>
	plannedRoundAt(schedule, new Date(at), BERLIN)?.startsOn ?? null;

describe('a round', () => {
	test('is open from Monday at nine to Friday at six on the organisation’s clock', () => {
		expect(planned('2026-11-16T07:59:59Z')).toBe(null);
		expect(planned('2026-11-16T08:00:00Z')).toBe('2026-11-16');
		expect(planned('2026-11-20T16:59:59Z')).toBe('2026-11-16');
		expect(planned('2026-11-20T17:00:00Z')).toBe(null);
		expect(scheduleInWords(shippedSchedule)).toBe(
			'Rounds open on Monday at 09:00 and close on Friday at 18:00.'
		);
	});

	test('can run over the end of a week', () => {
		const overSunday = { opensOnWeekday: 5, opensAtHour: 20, daysOpen: 5, closesAtHour: 8 };
		expect(planned('2026-11-24T06:00:00Z', overSunday)).toBe('2026-11-20');
		expect(planned('2026-11-24T08:00:00Z', overSunday)).toBe(null);
	});

	test('keeps its hours on the clock where that is put forward or back meanwhile', () => {
		const week = { ...shippedSchedule, daysOpen: 7 };
		const hours = (startsOn: string) => {
			const { opensAt, closesAt } = roundOn(week, startsOn, BERLIN);
			return (closesAt.getTime() - opensAt.getTime()) / 3_600_000;
		};
		expect(hours('2026-03-16')).toBe(6 * 24 + 9);
		expect(hours('2026-03-23')).toBe(6 * 24 + 8);
		expect(hours('2026-10-19')).toBe(6 * 24 + 10);
	});

	test('has to close later than it opens', () => {
		const sameDay = { ...shippedSchedule, daysOpen: 1 };
		expect(wrongWithSchedule({ ...sameDay, closesAtHour: 9 })).toHaveProperty('closesAtHour');
		expect(wrongWithSchedule({ ...sameDay, closesAtHour: 10 })).toEqual({});
		expect(wrongWithSchedule({ ...shippedSchedule, closesAtHour: 0 })).toEqual({});
	});

	test('never overlaps the next one, whenever it opens and closes', () => {
		const schedules = fc
			.record({
				opensOnWeekday: fc.integer({ min: 1, max: 7 }),
				opensAtHour: fc.nat({ max: 23 }),
				daysOpen: fc.integer({ min: 1, max: 7 }),
				closesAtHour: fc.nat({ max: 23 })
			})
			.filter((schedule) => Object.keys(wrongWithSchedule(schedule)).length === 0);
		fc.assert(
			fc.property(
				schedules,
				fc.constantFrom('2026-03-23', '2026-10-19', '2026-11-16'),
				(schedule, monday) => {
					const startsOn = addDays(monday, schedule.opensOnWeekday - 1);
					const present = roundOn(schedule, startsOn, BERLIN);
					const next = roundOn(schedule, addDays(startsOn, 7), BERLIN);
					expect(present.opensAt < present.closesAt).toBe(true);
					expect(present.closesAt <= next.opensAt).toBe(true);
					expect(plannedRoundAt(schedule, present.opensAt, BERLIN)?.startsOn).toBe(startsOn);
				}
			)
		);
	});
});

test('teams that are asked every two or four weeks are asked in the same weeks', () => {
	const mondays = Array.from({ length: 8 }, (_, week) => addDays('2026-11-02', 7 * week));
	const asked = (cadence: Parameters<typeof isAskedOn>[0]) =>
		mondays.filter((monday) => isAskedOn(cadence, monday));
	expect(asked('week')).toHaveLength(8);
	expect(asked('two-weeks')).toHaveLength(4);
	expect(asked('four-weeks')).toHaveLength(2);
	expect(asked('two-weeks')).toEqual(expect.arrayContaining(asked('four-weeks')));
	expect(asked('off')).toEqual([]);
});

test('windows are four weeks, follow each other without a gap, and never overlap', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
			const day = addDays('1990-01-01', days);
			const { from, to } = windowOf(day);
			expect(from <= day && day <= to).toBe(true);
			expect(daysBetween(from, to)).toBe(27);
			expect(windowOf(addDays(to, 1)).from).toBe(addDays(to, 1));
		})
	);
});
