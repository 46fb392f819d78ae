import type { TeamRole } from '../people/actor';
import { EVERY_TEAM } from './chain';

/** What each role may grant by itself, in minor units; null where nothing is laid down. */
export type AuthorityLimits = Record<TeamRole, number | null>;

export interface StoredLimit {
	/** The team it holds in; empty for every team without one of its own. */
	scopeId: string;
	role: TeamRole;
	amount: number;
}

/** The limits as they hold in a team: its own where there is one, the organisation's otherwise. */
export function limitsOf(stored: readonly StoredLimit[], teamId: string): AuthorityLimits {
	const limitOf = (role: TeamRole) =>
		(
			stored.find((limit) => limit.role === role && limit.scopeId === teamId) ??
			stored.find((limit) => limit.role === role && limit.scopeId === EVERY_TEAM)
		)?.amount ?? null;
	return { agent: limitOf('agent'), leader: limitOf('leader') };
}

/**
 * By how much what was granted went beyond what the agent was allowed at the time, in minor units.
 * @returns null where it did not, or where either is not known
 */
export function overLimit(record: { amount: number | null; authorityLimit: number | null }): number | null {
	if (record.amount === null || record.authorityLimit === null) return null;
	return record.amount > record.authorityLimit ? record.amount - record.authorityLimit : null;
}
