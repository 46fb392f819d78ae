import {
	calendarOf,
	monthAway,
	monthFrom,
	moodLine,
	usualMood
} from '$lib/features/wellbeing/check-ins/check-in';
import { checkIn } from '$lib/features/wellbeing/check-ins/commands.server';
import { checkInForm } from '$lib/features/wellbeing/check-ins/forms';
import { countOwnCheckIns, ownCheckIns } from '$lib/features/wellbeing/check-ins/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { canSeal } from '$lib/server/encryption';
import { addDays, dayOf } from '$lib/shared/days';
import { newId } from '$lib/shared/ids';

const LINE_DAYS = 12 * 7;

export const load = page(async ({ context, url }) => {
	const today = dayOf(context.now, context.actor.habits.timeZone);
	const month = monthFrom(url.searchParams.get('month'), today);
	const last = addDays(monthAway(month, 1), -1);
	const line = { from: addDays(today, 1 - LINE_DAYS), to: today };
	const [ofMonth, lately, all] = await Promise.all([
		ownCheckIns(context, { from: month, to: last }),
		ownCheckIns(context, line),
		countOwnCheckIns(context)
	]);
	return {
		id: newId(),
		canSeal: canSeal(),
		all,
		month: {
			first: month,
			before: monthAway(month, -1).slice(0, 7),
			after: last < today ? monthAway(month, 1).slice(0, 7) : null,
			weeks: calendarOf(month, ofMonth),
			checkIns: ofMonth.toReversed()
		},
		line: {
			...line,
			points: moodLine(lately, line.from, line.to),
			usual: usualMood(lately),
			noted: lately.length
		}
	};
});

export const actions = {
	default: action(checkInForm, async ({ context, input, event }) => {
		await checkIn(context, input);
		redirectWithNotice(event.cookies, '/wellbeing/check-ins', 'Kept, for you alone.');
	})
};
