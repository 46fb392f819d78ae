import { eq } from 'drizzle-orm';
import { programOf } from '../../src/lib/features/people/actor';
import { memberships, users } from '../../src/lib/features/people/tables.server';
import { answerRound } from '../../src/lib/features/wellbeing/pulse/commands/answers.server';
import { closeRound, openRound } from '../../src/lib/features/wellbeing/pulse/commands/rounds.server';
import { openBox } from '../../src/lib/features/wellbeing/pulse/sealed.server';
import { pulseBoxes } from '../../src/lib/features/wellbeing/pulse/tables.server';
import { together, type Tally } from '../../src/lib/features/wellbeing/pulse/tally';
import { roundsJob } from '../../src/lib/features/wellbeing/reminders/commands/rounds.server';
import type { Context } from '../../src/lib/server/context';
import type { Database } from '../../src/lib/server/db/connection';
import { insertMany } from '../../src/lib/server/db/insert-many';
import { lastOccasion } from '../../src/lib/server/jobs/job';
import { jobs } from '../../src/lib/server/jobs/tables.server';
import { newId } from '../../src/lib/shared/ids';
import { NOW, type Organisation } from './team';

/** The Monday of the round that is open at `NOW`, and an instant after it has closed. */
export const ROUND = '2026-11-16';
export const AFTER_ROUND = new Date('2026-11-20T17:00:00Z');

/** The program of an organisation, at an instant. */
export function program(db: Database, { organisationId, as }: Organisation, now: Date = NOW): Context {
	const habits = Object.values(as)[0]!.actor.habits;
	return { db, actor: programOf(organisationId, habits), now };
}

/** Opens the round of an instant, and closes the one before it if that is due. */
export async function turnRounds(db: Database, organisation: Organisation, now: Date): Promise<void> {
	await closeRound(program(db, organisation, now));
	await openRound(program(db, organisation, now));
}

/** Leaves the rounds of the next hour to the test, where an app that runs by the real clock would turn them too. */
export async function turnRoundsYourself(db: Database, { organisationId }: Organisation): Promise<void> {
	const now = Date.now();
	const quarters = [0, 1, 2, 3, 4].map((place) => new Date(now + place * 900_000));
	const { name, schedule } = roundsJob;
	const done = { name, state: 'done' as const, attempts: 1, claim: newId() };
	await db.transaction(organisationId, (inside) =>
		insertMany(
			inside,
			jobs,
			quarters.map((begunAt) => ({
				organisationId,
				occasion: lastOccasion(schedule, begunAt, 'UTC'),
				...done,
				begunAt,
				endedAt: begunAt,
				leaseUntil: begunAt
			}))
		)
	);
}

/** More people in a team, as agents. @returns a context for each */
export async function crowd(
	db: Database,
	organisation: Organisation,
	teamId: string,
	size: number
): Promise<Context[]> {
	const { organisationId, as } = organisation;
	const ids = Array.from({ length: size }, () => newId());
	await db.transaction(organisationId, async (inside) => {
		await insertMany(
			inside,
			users,
			ids.map((id) => ({
				organisationId,
				id,
				email: `${id}@crowd.example`,
				name: 'One of many',
				passwordHash: '',
				isAdmin: false,
				createdAt: NOW,
				deactivatedAt: null
			}))
		);
		await insertMany(
			inside,
			memberships,
			ids.map((userId) => ({ organisationId, teamId, userId, role: 'agent' as const }))
		);
	});
	const { habits } = Object.values(as)[0]!.actor;
	return ids.map((userId) => ({
		db,
		now: NOW,
		actor: {
			userId,
			organisationId,
			name: 'One of many',
			isAdmin: false,
			teams: new Map([[teamId, 'agent' as const]]),
			habits
		}
	}));
}

/** What is counted of a team in the open round, and what was written beside it. */
export async function tallyOf(db: Database, teamId: string): Promise<Tally> {
	const boxes = await db.select().from(pulseBoxes).where(eq(pulseBoxes.teamId, teamId));
	return together(boxes.map((box) => openBox(box, box.sealed ?? []).tally));
}

/** Answers the round in the person's first team, or another. */
export function answer(
	context: Context,
	scores: Record<string, number>,
	{ team = [...context.actor.teams.keys()][0]!, comment = '', round = ROUND } = {}
): Promise<void> {
	const fields = Object.fromEntries(
		Object.entries(scores).map(([key, score]) => [`answer-${key}`, String(score)])
	);
	return answerRound(context, round, { ...fields, team, comment });
}
