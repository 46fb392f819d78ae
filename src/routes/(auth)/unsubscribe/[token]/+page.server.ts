import { unsubscribe } from '$lib/features/wellbeing/reminders/commands/choices.server';
import { nothing } from '$lib/features/wellbeing/reminders/forms';
import { kindOfLink } from '$lib/features/wellbeing/reminders/queries.server';
import { visitorAction, visitorPage } from '$lib/server/answers';

// Opening the link changes nothing, as programs that look through mails open every link.
export const load = visitorPage(({ params }) => ({ kind: kindOfLink(params.token!) }));

export const actions = {
	// A mail reader posts here by itself when its own button is pressed (RFC 8058).
	default: visitorAction(nothing, async ({ visitor, event }) => ({
		ended: await unsubscribe(visitor, event.params.token!)
	}))
};
