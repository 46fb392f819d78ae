import { and, eq } from 'drizzle-orm';
import { programOf } from '../../src/lib/features/people/actor';
import { everyOrganisationsHabits } from '../../src/lib/features/people/queries.server';
import { memberships } from '../../src/lib/features/people/tables.server';
import { closeRound, openRound } from '../../src/lib/features/wellbeing/pulse/commands/rounds.server';
import type { Context } from '../../src/lib/server/context';
import { openDatabase, type Database } from '../../src/lib/server/db/connection';
import { AFTER_ROUND, answer } from './pulse';
import { NOW } from './team';

/** How often each process tries the same. */
const ATTEMPTS = 5;

/**
 * What several processes of an install do to the pulse at the same moment: "open" and "close" its round, or "answer" it
 * as everybody who is an agent.
 * @returns how often it was this process that did it
 */
export async function work(databaseUrl: string, told: string): Promise<number> {
	const database = openDatabase(databaseUrl);
	try {
		const done = await Promise.allSettled(
			told === 'answer' ? await answers(database) : await turns(database, told)
		);
		for (const each of done)
			if (each.status === 'rejected' && each.reason.code !== 'conflict') throw each.reason;
		return done.filter((each) => each.status === 'fulfilled' && each.value !== null).length;
	} finally {
		await database.close();
	}
}

async function turns(db: Database, told: string): Promise<Promise<unknown>[]> {
	const turn = told === 'open' ? openRound : closeRound;
	const organisations = [...(await everyOrganisationsHabits(db))];
	return organisations.flatMap(([organisationId, habits]) => {
		const context: Context = {
			db,
			actor: programOf(organisationId, habits),
			now: told === 'open' ? NOW : AFTER_ROUND
		};
		return Array.from({ length: ATTEMPTS }, () => turn(context));
	});
}

async function answers(db: Database): Promise<Promise<unknown>[]> {
	const [[organisationId, habits] = []] = await everyOrganisationsHabits(db);
	const people = await db
		.select({ userId: memberships.userId, teamId: memberships.teamId })
		.from(memberships)
		.where(and(eq(memberships.organisationId, organisationId!), eq(memberships.role, 'agent')));
	return people.map(({ userId, teamId }, place) => {
		const teams = new Map([[teamId, 'agent' as const]]);
		const actor = {
			userId,
			organisationId: organisationId!,
			name: '',
			isAdmin: false,
			teams,
			habits: habits!
		};
		return answer({ db, actor, now: NOW }, { mood: 1 + (place % 5) }, { comment: `Comment ${place % 7}` });
	});
}
