import { setSchedule } from '$lib/features/wellbeing/pulse/commands/settings.server';
import { scheduleForm } from '$lib/features/wellbeing/pulse/forms';
import { pulseSettingsOf } from '$lib/features/wellbeing/pulse/queries.server';
import { weekdays } from '$lib/features/wellbeing/pulse/schedule';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { authorise } from '$lib/shared/problem';

export const load = page(async ({ context }) => {
	authorise(context.actor.isAdmin);
	const { opensOnWeekday, opensAtHour, daysOpen, closesAtHour, version } = await pulseSettingsOf(context);
	return {
		schedule: { opensOnWeekday, opensAtHour, daysOpen, closesAtHour },
		version,
		weekdays: weekdays.map((label, place) => ({ value: String(place + 1), label })),
		hours: Array.from({ length: 24 }, (_, hour) => ({
			value: String(hour),
			label: `${String(hour).padStart(2, '0')}:00`
		})),
		days: Array.from({ length: 7 }, (_, place) => ({
			value: String(place + 1),
			label: place === 0 ? 'The same day' : place === 1 ? 'The day after' : `${place} days later`
		}))
	};
});

export const actions = {
	default: action(scheduleForm, async ({ context, input, event }) => {
		await setSchedule(context, input);
		redirectWithNotice(event.cookies, '/wellbeing/questions', 'Saved. It holds from the next round on.');
	})
};
