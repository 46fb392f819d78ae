import BookOpen from '@lucide/svelte/icons/book-open';
import ChartColumn from '@lucide/svelte/icons/chart-column';
import FileUp from '@lucide/svelte/icons/file-up';
import HeartHandshake from '@lucide/svelte/icons/heart-handshake';
import Heart from '@lucide/svelte/icons/heart';
import House from '@lucide/svelte/icons/house';
import LifeBuoy from '@lucide/svelte/icons/life-buoy';
import MessageCircleX from '@lucide/svelte/icons/message-circle-x';
import MessagesSquare from '@lucide/svelte/icons/messages-square';
import NotebookPen from '@lucide/svelte/icons/notebook-pen';
import Settings from '@lucide/svelte/icons/settings';
import Wrench from '@lucide/svelte/icons/wrench';

/** A place one can go to from anywhere. */
export interface Place {
	href: string;
	name: string;
	icon: typeof House;
	/** Where it stands on a phone: in the bar, or behind "More". */
	phone: 'bar' | 'more';
	/** Another address that belongs to it. */
	also?: string;
}

/** The person the shell is drawn for. */
export interface ShellPerson {
	name: string;
	isAdmin: boolean;
	/** Whether they lead at least one team. */
	leads: boolean;
}

const today: Place = { href: '/', name: 'Today', icon: House, phone: 'bar' };
const escalations: Place = {
	href: '/escalations',
	name: 'Escalations',
	icon: MessagesSquare,
	phone: 'bar'
};
const incidents: Place = { href: '/incidents', name: 'Incidents', icon: MessageCircleX, phone: 'more' };
const wellbeing: Place = { href: '/wellbeing', name: 'Wellbeing', icon: HeartHandshake, phone: 'more' };
const kudos: Place = { href: '/kudos', name: 'Kudos', icon: Heart, phone: 'more' };
const debriefs: Place = {
	href: '/debriefs',
	name: 'Debriefs',
	icon: NotebookPen,
	phone: 'more',
	also: '/retros'
};
const insights: Place = { href: '/insights', name: 'Insights', icon: ChartColumn, phone: 'bar' };
const fixes: Place = { href: '/fixes', name: 'Fixes', icon: Wrench, phone: 'more' };
const imports: Place = { href: '/imports', name: 'Imports', icon: FileUp, phone: 'more' };

export const settingsPlace: Place = { href: '/settings', name: 'Settings', icon: Settings, phone: 'more' };

/** What stands apart, below the others, open to everybody. */
export const placesBelow: readonly Place[] = [
	{ href: '/support', name: 'Support', icon: LifeBuoy, phone: 'more' },
	{ href: '/playbook', name: 'Playbook', icon: BookOpen, phone: 'more' },
	settingsPlace
];

/** The places open to the person, in the order of the rail. */
export function placesFor({ isAdmin, leads }: Pick<ShellPerson, 'isAdmin' | 'leads'>): Place[] {
	return [
		today,
		escalations,
		incidents,
		wellbeing,
		kudos,
		debriefs,
		insights,
		fixes,
		...(isAdmin || leads ? [imports] : [])
	];
}

/** Whether an address belongs to the place. */
export function isWithin({ href, also }: Pick<Place, 'href' | 'also'>, pathname: string): boolean {
	if (href === '/') return pathname === '/';
	return [href, also].some(
		(address) => address !== undefined && (pathname === address || pathname.startsWith(`${address}/`))
	);
}
