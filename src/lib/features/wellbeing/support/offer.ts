/** As what somebody offers help. */
export const helperRoles = {
	leader: { label: 'Leader', help: 'You lead a team, and people of any team may ask you.' },
	hr: { label: 'HR', help: 'You look after people here as your work.' },
	colleague: { label: 'Trained colleague', help: 'You have learnt to listen, as in mental-health first aid.' }
} as const;

export type HelperRole = keyof typeof helperRoles;

export const helperRoleList = Object.keys(helperRoles) as HelperRole[];

/** Somebody who offers help. */
export interface SupportHelper {
	id: string;
	name: string;
	role: HelperRole;
	about: string;
}

/** Why somebody cannot offer help as this; null where they can. */
export function wrongWithRole(role: HelperRole, leads: boolean): string | null {
	return role === 'leader' && !leads ? 'You lead no team at present, so choose another.' : null;
}
