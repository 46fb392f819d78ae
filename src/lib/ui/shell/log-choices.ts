import HeartHandshake from '@lucide/svelte/icons/heart-handshake';
import Heart from '@lucide/svelte/icons/heart';
import MessageCircleX from '@lucide/svelte/icons/message-circle-x';
import MessageSquareWarning from '@lucide/svelte/icons/message-square-warning';

/** The id of the menu that every "Log" button opens. */
export const LOG_MENU = 'log-menu';

/** Something that can be logged from anywhere. */
export interface LogChoice {
	/** The key that follows `n`. */
	key: string;
	label: string;
	/** The page of its form, which opens over the present page where scripts run and it has a form for that. */
	href: string;
	icon: typeof MessageSquareWarning;
}

export const logChoices: readonly [LogChoice, ...LogChoice[]] = [
	{ key: 'e', label: 'Log an escalation', href: '/escalations/new', icon: MessageSquareWarning },
	{ key: 'i', label: 'Log an abusive contact', href: '/incidents/new', icon: MessageCircleX },
	{ key: 'k', label: 'Give kudos', href: '/kudos/new', icon: Heart },
	{ key: 'c', label: 'Check in, for yourself', href: '/wellbeing/check-ins', icon: HeartHandshake }
];
