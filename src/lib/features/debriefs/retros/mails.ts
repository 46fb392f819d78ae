import { formatDay, formatInstant, type Habits } from '$lib/shared/format';
import type { TeamAction } from '../actions/action';

interface MailedRetro {
	title: string;
	teamName: string;
	scheduledFor: Date | null;
	collectsBefore: boolean;
}

/** What those who were invited are told a day ahead. */
export function invitationMail(
	retro: MailedRetro,
	habits: Habits
): { subject: string; paragraphs: string[] } {
	const when = retro.scheduledFor ? formatInstant(retro.scheduledFor, habits) : '';
	return {
		subject: `Retro of ${retro.teamName}: ${retro.title}`,
		paragraphs: [
			`You are invited to look back together, ${when}.`,
			...(retro.collectsBefore
				? ['You can write cards already. Nobody else sees them until the team groups them.']
				: [])
		]
	};
}

/** What everybody is told of a retro that was closed: what was agreed on, and no cards. */
export function summaryMail(
	retro: Pick<MailedRetro, 'title' | 'teamName'>,
	actions: readonly TeamAction[],
	habits: Habits,
	today: string
): { subject: string; paragraphs: string[] } {
	const agreed = actions.map(({ title, ownerName, dueOn }) => {
		const until = dueOn ? `, until ${formatDay(dueOn, habits, today)}` : '';
		return `${title} (${ownerName ?? 'nobody yet'}${until})`;
	});
	return {
		subject: `What came of the retro: ${retro.title}`,
		paragraphs:
			agreed.length === 0
				? [`${retro.teamName} looked back together. No actions were agreed on.`]
				: [`${retro.teamName} looked back together and agreed on:`, ...agreed]
	};
}
