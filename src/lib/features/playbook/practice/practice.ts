import { addDays, mondayOf, type Day } from '../../../shared/days';

/** How a scenario was practised. */
export const practiceModes = {
	alone: 'Alone',
	agent: 'With a colleague, answering',
	customer: 'With a colleague, playing the customer'
} as const;

export type PracticeMode = keyof typeof practiceModes;

/** The part somebody has where two play. */
export type Part = Exclude<PracticeMode, 'alone'>;

/** How it felt, for one's own log. */
export const ratings = {
	1: 'Hard',
	2: 'Rather hard',
	3: 'So-so',
	4: 'Rather good',
	5: 'Good'
} as const;

/** How long a colleague can come into a session, in milliseconds. */
export const OPEN_FOR_MS = 24 * 60 * 60 * 1000;

/** Two people, one scenario, as far as who may do what depends on it. */
export interface Seats {
	agentId: string | null;
	customerId: string | null;
	startedAt: Date;
	closedAt: Date | null;
}

/** The part a person has in a session; null for who is not in it. */
export function partOf({ agentId, customerId }: Seats, userId: string): Part | null {
	if (agentId === userId) return 'agent';
	return customerId === userId ? 'customer' : null;
}

/** The part that is still free for a colleague; null where nobody can come in any more. */
export function freePart({ agentId, customerId, startedAt, closedAt }: Seats, now: Date): Part | null {
	if (closedAt !== null || now.getTime() - startedAt.getTime() > OPEN_FOR_MS) return null;
	if (agentId === null) return 'agent';
	return customerId === null ? 'customer' : null;
}

/** Fewer people than this in a team, and nothing is said of its practice. */
export const FEWEST_PEOPLE = 5;

/** The four full weeks before the present one, so that no single practice can be watched coming in. */
export function weeksCounted(today: Day): { from: Day; to: Day } {
	const monday = mondayOf(today);
	return { from: addDays(monday, -28), to: addDays(monday, -1) };
}

/**
 * How often the people of a team practised; null where too few of them did for a number to be nobody's in particular.
 * @param practices how often each person practised
 */
export function practiceOfTeam(
	members: readonly string[],
	practices: ReadonlyMap<string, number>
): number | null {
	const counts = [...new Set(members)].map((id) => practices.get(id) ?? 0).filter((times) => times > 0);
	return counts.length < FEWEST_PEOPLE ? null : counts.reduce((sum, times) => sum + times, 0);
}
