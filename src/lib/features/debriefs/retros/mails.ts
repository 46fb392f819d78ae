import { formatDay, formatInstant, type Habits } from '$lib/shared/format';
import type { TeamAction } from '../actions/action';
import { inDots } from './board';

export interface MailText {
	subject: string;
	paragraphs: string[];
}

interface MailedRetro {
	title: string;
	teamName: string;
	scheduledFor: Date | null;
	collectsBefore: boolean;
}

/** What came of a retro, as far as it may be mailed. */
interface Outcome {
	groups: readonly { id: string; title: string; notes: string; dots: number }[];
	cards: readonly { groupId: string | null }[];
	actions: readonly TeamAction[];
}

const MOST_THEMES = 5;

/** What those who were invited are told a day ahead. */
export function invitationMail(retro: MailedRetro, habits: Habits): MailText {
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

/** What those who were invited are told of a retro that does not take place, or ended in the middle. */
export function calledOffMail(
	retro: Pick<MailedRetro, 'title' | 'teamName' | 'scheduledFor'>,
	habits: Habits
): MailText {
	const when = retro.scheduledFor ? ` of ${formatInstant(retro.scheduledFor, habits)}` : '';
	return {
		subject: `Called off: ${retro.title}`,
		paragraphs: [`The retro of ${retro.teamName}${when} was called off.`]
	};
}

/**
 * What everybody is told of a retro that was closed: the actions, and what the talk was about by the names that the team
 * gave to groups. What was written on cards and in notes stays in the app, where it is read by those it is open to.
 */
export function summaryMail(
	retro: Pick<MailedRetro, 'title' | 'teamName'>,
	{ groups, cards, actions }: Outcome,
	habits: Habits,
	today: string
): MailText {
	const agreed = actions.map(({ title, ownerName, dueOn }) => {
		const until = dueOn ? `, until ${formatDay(dueOn, habits, today)}` : '';
		return `${title} (${ownerName ?? 'nobody yet'}${until})`;
	});
	return {
		subject: `What came of the retro: ${retro.title}`,
		paragraphs: [
			...(agreed.length === 0
				? [`${retro.teamName} looked back together. No actions were agreed on.`]
				: [`${retro.teamName} looked back together and agreed on:`, ...agreed]),
			...themesInWords(groups, cards)
		]
	};
}

function themesInWords(groups: Outcome['groups'], cards: Outcome['cards']): string[] {
	const cardsOf = Map.groupBy(cards, ({ groupId }) => groupId);
	const named = groups
		.filter(({ id, title }) => title !== '' && cardsOf.has(id))
		.toSorted((a, b) => b.dots - a.dots || a.title.localeCompare(b.title))
		.slice(0, MOST_THEMES);
	if (named.length === 0) return [];
	return [
		'What it was about:',
		...named.map(({ id, title, dots, notes }) => {
			const count = cardsOf.get(id)!.length;
			const parts = [inDots(dots), count === 1 ? 'one card' : `${count} cards`, notes && 'with notes'];
			return `${title} (${parts.filter((part) => part !== '').join(', ')})`;
		})
	];
}
