import { chooseReminders } from '$lib/features/wellbeing/reminders/commands/choices.server';
import { choicesForm } from '$lib/features/wellbeing/reminders/forms';
import { ownReminderChoices } from '$lib/features/wellbeing/reminders/queries.server';
import { reminderKindList } from '$lib/features/wellbeing/reminders/reminder';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { sendsMail } from '$lib/server/mail/mail';

export const load = page(async ({ context }) => {
	const { quietFrom, quietUntil, unsubscribed } = await ownReminderChoices(context);
	return {
		quietFrom,
		quietUntil,
		wanted: reminderKindList.filter((kind) => !unsubscribed.includes(kind)),
		sendsMail: sendsMail()
	};
});

export const actions = {
	default: action(choicesForm, async ({ context, input, event }) => {
		await chooseReminders(context, input);
		redirectWithNotice(event.cookies, '/settings/reminders', 'Saved.');
	})
};
