import { tiers } from './chain';
import type { EscalationState } from './escalation';

/** Up to people who may decide more, or back down to those who may finish it. */
export type Direction = 'up' | 'down';

/** The tiers an escalation can be handed to, the nearest first; none once it is resolved. */
export function tiersToHandTo(
	record: { state: EscalationState; tier: number },
	direction: Direction
): number[] {
	if (record.state === 'resolved') return [];
	return direction === 'up'
		? tiers.filter((tier) => tier > record.tier)
		: tiers.filter((tier) => tier < record.tier).reverse();
}

/**
 * Why the first line could not finish, once it is handed up for a reason. A second hand-up says why the second line
 * could not, which leaves the first line's reason as it is.
 */
export function firstLineAfterHandUp(
	record: { tier: number; firstLineId: string | null },
	reasonId: string
): string {
	return record.tier === 1 ? reasonId : (record.firstLineId ?? reasonId);
}

/** One passage of an escalation to another tier. */
export interface HandOver {
	toTier: number;
	handedAt: Date;
	/** What the chain promised then; null where it promised nothing. */
	withinMinutes: number | null;
	takenAt: Date | null;
	endedAt: Date | null;
}

/**
 * How the promise of the chain stands: somebody is to take it by a time. Apart from the hand-up itself, which says
 * nothing about being late.
 */
export type TierPromise =
	| { state: 'none' }
	| { state: 'due' | 'overdue'; by: Date }
	/** Taken, or handed on or resolved, which ends the wait as well. */
	| { state: 'kept' | 'missed'; by: Date; at: Date };

/** By when somebody is to take it, or null where nothing was promised. */
export function promisedBy({ handedAt, withinMinutes }: HandOver): Date | null {
	return withinMinutes === null ? null : new Date(handedAt.getTime() + withinMinutes * 60_000);
}

/** The promise of a hand-over at a moment: kept when somebody took it, or was done with it, by its time. */
export function promiseOf(handOver: HandOver, now: Date): TierPromise {
	const by = promisedBy(handOver);
	if (by === null) return { state: 'none' };
	const at = handOver.takenAt ?? handOver.endedAt;
	if (at) return { state: at <= by ? 'kept' : 'missed', by, at };
	return { state: now <= by ? 'due' : 'overdue', by };
}

/** Whether somebody is still to take it. */
export function isWaiting(handOver: Pick<HandOver, 'takenAt' | 'endedAt'> | null): boolean {
	return handOver !== null && handOver.takenAt === null && handOver.endedAt === null;
}
