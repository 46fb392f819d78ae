import { mayLeadTeam, type Actor } from '../people/actor';

/** Whose escalations a suggestion rests on, and so whom a decision about it is for. */
export interface Reach {
	/** Whether it is the whole organisation. */
	whole: boolean;
	/** The teams; of the whole organisation those there are now. */
	teamIds: readonly string[];
}

/** Which teams a decision or a fix is for; null for the whole organisation. */
export type ForTeams = readonly string[] | null;

/** The teams a decision about something of this reach is for. */
export function teamsOf({ whole, teamIds }: Reach): ForTeams {
	return whole ? null : teamIds;
}

/** Whether the actor decides about what is for these teams: their leader, or an admin. */
export function mayDecideFor(actor: Actor, teams: ForTeams): boolean {
	if (teams === null) return actor.isAdmin;
	return teams.length > 0 && teams.every((id) => mayLeadTeam(actor, id));
}

/** Whether whoever may read what is for the second may read what is for the first. */
export function reaches(teams: ForTeams, others: ForTeams): boolean {
	if (teams === null) return true;
	return others !== null && others.every((id) => teams.includes(id));
}

const SEPARATOR = '+';

/** The teams as one text, the same for the same teams; empty for the whole organisation. */
export function teamsAsText(teams: ForTeams): string {
	return teams === null ? '' : teams.toSorted().join(SEPARATOR);
}

export function teamsFromText(text: string): ForTeams {
	return text === '' ? null : text.split(SEPARATOR);
}

/** "Orders and Returns", with teams whose names the reader is not given counted; or the whole organisation. */
export function teamsInWords(teams: ForTeams, names: Record<string, string>): string {
	if (teams === null) return 'the whole organisation';
	const known = teams.flatMap((id) => names[id] ?? []).toSorted();
	const others = teams.length - known.length;
	const parts = others === 0 ? known : [...known, others === 1 ? 'another team' : `${others} other teams`];
	return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
