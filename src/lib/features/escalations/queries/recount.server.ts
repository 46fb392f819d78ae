import { and, asc, eq, gte, lte, sql } from 'drizzle-orm';
import type { Database, WritableDatabase } from '$lib/server/db/connection';
import { addDays, mondayOf, type Day, type Period } from '$lib/shared/days';
import { RollUpTally } from '../roll-up';
import { escalationCauses, escalations } from '../tables.server';

const RECORDS_A_READ = 5000;

const WEEKS_A_PART = 4;

const FIRST_DAY = '0001-01-01';
const LAST_DAY = '9999-12-31';

/** All that there is to count in a stretch of days. */
export interface Recounted {
	/** Full weeks; only the first part begins, and only the last one ends, with the calendar. */
	days: Period;
	records: number;
	tally: RollUpTally;
}

/**
 * Counts every record of an organisation again, as the roll-ups should have them: some weeks at a time, as all of them
 * would not fit in memory. The parts follow each other without a gap, from the first day there is to the last.
 */
export async function* recount(
	db: Database | WritableDatabase,
	organisationId: string
): AsyncGenerator<Recounted> {
	for (let from = FIRST_DAY; from <= LAST_DAY;) {
		const first = await firstRecordedDay(db, organisationId, from);
		const to = first === null ? LAST_DAY : addDays(mondayOf(first), 7 * WEEKS_A_PART - 1);
		yield { days: { from, to }, ...(await recountDays(db, organisationId, { from: first ?? to, to })) };
		if (first === null) return;
		from = addDays(to, 1);
	}
}

async function firstRecordedDay(
	db: Database | WritableDatabase,
	organisationId: string,
	from: Day
): Promise<Day | null> {
	const [first] = await db
		.select({ day: escalations.occurredOn })
		.from(escalations)
		.where(and(eq(escalations.organisationId, organisationId), gte(escalations.occurredOn, from)))
		.orderBy(asc(escalations.occurredOn))
		.limit(1);
	return first?.day ?? null;
}

/** What of a record is counted, and what it is found by. */
const counted = {
	id: escalations.id,
	occurredOn: escalations.occurredOn,
	teamId: escalations.teamId,
	brandId: escalations.brandId,
	channelId: escalations.channelId,
	reasonId: escalations.reasonId,
	firstLineId: escalations.firstLineId,
	outcomeId: escalations.outcomeId,
	avoidable: escalations.avoidable,
	severity: escalations.severity,
	occurredHour: escalations.occurredHour,
	repeatOf: escalations.repeatOf
};

async function recountDays(
	db: Database | WritableDatabase,
	organisationId: string,
	{ from, to }: Period
): Promise<{ records: number; tally: RollUpTally }> {
	const tally = new RollUpTally();
	let records = 0;
	for (let after = { occurredOn: from, id: '' }; ;) {
		const part = await db
			.select(counted)
			.from(escalations)
			.where(
				and(
					eq(escalations.organisationId, organisationId),
					lte(escalations.occurredOn, to),
					sql`(${escalations.occurredOn}, ${escalations.id}) > (${after.occurredOn}, ${after.id})`
				)
			)
			.orderBy(asc(escalations.occurredOn), asc(escalations.id))
			.limit(RECORDS_A_READ);
		const last = part.at(-1);
		if (!last) return { records, tally };
		const causes = await db
			.select({ escalationId: escalationCauses.escalationId, causeId: escalationCauses.causeId })
			.from(escalationCauses)
			.where(
				and(
					eq(escalationCauses.organisationId, organisationId),
					sql`(${escalationCauses.occurredOn}, ${escalationCauses.escalationId}) > (${after.occurredOn}, ${after.id})`,
					sql`(${escalationCauses.occurredOn}, ${escalationCauses.escalationId}) <= (${last.occurredOn}, ${last.id})`
				)
			);
		const byEscalation = Map.groupBy(causes, ({ escalationId }) => escalationId);
		for (const record of part) {
			const causeIds = (byEscalation.get(record.id) ?? []).map(({ causeId }) => causeId);
			tally.count({ ...record, causeIds }, 1);
		}
		records += part.length;
		after = last;
	}
}
