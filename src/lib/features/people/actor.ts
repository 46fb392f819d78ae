import type { Habits } from '../../shared/format';

export type TeamRole = 'agent' | 'leader';

/** The signed-in person, with what decides what they may see and do. */
export interface Actor {
	userId: string;
	organisationId: string;
	name: string;
	isAdmin: boolean;
	/** The role in each team one belongs to; a person may lead one team and answer in another. */
	teams: ReadonlyMap<string, TeamRole>;
	/** How the organisation writes dates and numbers. */
	habits: Habits;
}

/** Whether the person leads at least one team. */
export function leadsATeam(actor: Actor): boolean {
	return [...actor.teams.values()].includes('leader');
}

/** Whether the person sees what belongs to the team. Being admin opens every team's escalations. */
export function mayReadTeam(actor: Actor, teamId: string): boolean {
	return actor.isAdmin || actor.teams.has(teamId);
}

/** Whether the person decides for the team. */
export function mayLeadTeam(actor: Actor, teamId: string): boolean {
	return actor.isAdmin || actor.teams.get(teamId) === 'leader';
}

/** The teams whose records the person sees, or `null` for every team of the organisation. */
export function readableTeams(actor: Actor): string[] | null {
	return actor.isAdmin ? null : [...actor.teams.keys()];
}

/**
 * The program itself, for work that nobody is signed in for: it reads what these teams have, or the whole organisation
 * where none are named. No request ever acts as the program.
 */
export function programOf(
	organisationId: string,
	habits: Habits,
	teams: readonly string[] | null = null
): Actor {
	return {
		userId: '',
		organisationId,
		name: '',
		isAdmin: teams === null,
		teams: new Map((teams ?? []).map((id) => [id, 'agent' as const])),
		habits
	};
}

/** Whoever looks at what is open without signing in: they are in no team, and nothing is theirs. */
export function onlookerOf(organisationId: string, habits: Habits): Actor {
	return { userId: 'onlooker', organisationId, name: '', isAdmin: false, teams: new Map(), habits };
}

/** Whether it is the program that acts, by its own clock. */
export function isProgram({ userId }: Actor): boolean {
	return userId === '';
}
