import type { TeamRole } from './actor';

export const roleNames: Record<TeamRole, string> = { agent: 'Agent', leader: 'Leader' };

/** What a person may do: admin or not, and a role in each team they are in. */
export interface Roles {
	isAdmin: boolean;
	memberships: readonly { teamId: string; role: TeamRole }[];
}

/** Roles in one line, as "Admin, Leader in Orders, Agent in Returns". */
export function rolesInWords(
	{ isAdmin, memberships }: Roles,
	teamNames: ReadonlyMap<string, string>
): string {
	const inTeams = memberships
		.map(({ teamId, role }) => `${roleNames[role]} in ${teamNames.get(teamId) ?? 'a team that is gone'}`)
		.sort();
	return [...(isAdmin ? ['Admin'] : []), ...inTeams].join(', ') || 'No role yet';
}

/** Whether two sets of roles allow the same. */
export function sameRoles(a: Roles, b: Roles): boolean {
	const written = ({ memberships }: Roles) =>
		memberships.map(({ teamId, role }) => `${teamId}:${role}`).sort();
	return a.isAdmin === b.isAdmin && written(a).join() === written(b).join();
}

/** How a choice of role is posted: team and role in one value. */
export function membershipValue(teamId: string, role: TeamRole): string {
	return `${teamId}:${role}`;
}

/** Whether a posted value is a team and a role. */
export function isMembership(value: string): boolean {
	return /^[\w-]{1,100}:(agent|leader)$/.test(value);
}

/** The team and the role of a posted value. */
export function membershipOf(value: string): { teamId: string; role: TeamRole } {
	const [teamId = '', role] = value.split(':');
	return { teamId, role: role === 'leader' ? 'leader' : 'agent' };
}
