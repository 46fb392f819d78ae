import { and, desc, eq, gte, lt } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { namesOf } from '../../people/queries.server';
import type { CycleDecision, VerdictThen } from '../cycle';
import { fixCycles, fixes } from '../tables.server';
import { readableFixes } from './readable.server';

/** What a person made of a trial, beside what the counts said of it then. */
export interface DecidedTrial {
	fixId: string;
	title: string;
	decision: CycleDecision;
	/** Why, where the decision is not what the verdict says. */
	reason: string | null;
	verdict: VerdictThen | null;
	decidedAt: Date;
	decidedByName: string;
}

/** The trials of fixes the actor may read that were decided between two instants, the latest first. */
export async function trialsDecided(context: ReadingContext, from: Date, to: Date): Promise<DecidedTrial[]> {
	const rows = await context.db
		.select({
			fixId: fixes.id,
			title: fixes.title,
			decision: fixCycles.decision,
			reason: fixCycles.decisionReason,
			verdict: fixCycles.verdict,
			decidedAt: fixCycles.decidedAt,
			decidedBy: fixCycles.decidedBy
		})
		.from(fixCycles)
		.innerJoin(fixes, and(eq(fixes.organisationId, fixCycles.organisationId), eq(fixes.id, fixCycles.fixId)))
		.where(
			and(
				eq(fixCycles.organisationId, context.actor.organisationId),
				eq(fixCycles.state, 'decided'),
				gte(fixCycles.decidedAt, from),
				lt(fixCycles.decidedAt, to),
				readableFixes(context)
			)
		)
		.orderBy(desc(fixCycles.decidedAt), desc(fixCycles.id));
	const names = await namesOf(
		context,
		rows.flatMap(({ decidedBy }) => decidedBy ?? [])
	);
	return rows.flatMap(({ decision, decidedAt, decidedBy, ...rest }) =>
		decision && decidedAt
			? [{ ...rest, decision, decidedAt, decidedByName: names.get(decidedBy ?? '') ?? 'Somebody' }]
			: []
	);
}
