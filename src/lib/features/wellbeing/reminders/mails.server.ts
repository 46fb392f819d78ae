import type { Mail } from '$lib/server/mail/mail';
import { settings } from '$lib/server/settings';
import { formatInstant, type Habits } from '$lib/shared/format';
import type { Reminder } from './reminder';
import { unsubscribeFoot } from './unsubscribing.server';

/** What a reminder says: never a name, never a number, and the same to everybody. */
export function mailOf(
	reminder: Reminder,
	to: string,
	organisationId: string,
	{ closesAt, habits }: { closesAt: Date | null; habits: Habits }
): Mail {
	const { origin } = settings();
	// A round is named by the day it opened on, which tells whether the year needs to be said.
	const closing = closesAt ? formatInstant(closesAt, habits, reminder.about) : '';
	const { subject, paragraphs, path, label } = {
		'pulse-open': {
			subject: 'How are you? A round of the team pulse is open',
			paragraphs: [
				'Your team is asked how it is. It takes a quarter of a minute, and no answer is tied to a person.',
				`The round closes ${closing}.`
			],
			path: `/wellbeing/rounds/${reminder.about}/answer`,
			label: 'Answer'
		},
		'pulse-closing': {
			subject: 'The round of the team pulse closes soon',
			paragraphs: [
				`The round closes ${closing}. If you have answered, there is nothing left to do.`,
				'Everybody who was asked gets this mail, whether they have answered or not: we do not let a mail tell.'
			],
			path: `/wellbeing/rounds/${reminder.about}/answer`,
			label: 'To the round'
		},
		'support-waiting': {
			subject: 'A request on Evenkeel waits for you',
			paragraphs: [
				'Somebody has asked you for support, and it has not been opened for a working day.',
				'Who and what stands on Evenkeel, for the two of you alone.'
			],
			path: `/wellbeing/support/${reminder.about}`,
			label: 'Open Evenkeel'
		}
	}[reminder.kind];
	return {
		to,
		subject,
		paragraphs,
		link: { href: origin + path, label },
		unsubscribe: unsubscribeFoot({ organisationId, userId: reminder.userId, kind: reminder.kind })
	};
}
