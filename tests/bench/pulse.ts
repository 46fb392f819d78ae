import { memberships, organisations, sessions, teams, users } from '$lib/features/people/tables.server';
import { disclose, shippedRules } from '$lib/features/wellbeing/disclosure';
import { questionsAsked, shippedQuestions } from '$lib/features/wellbeing/pulse/bank';
import { openRound } from '$lib/features/wellbeing/pulse/commands/rounds.server';
import { scoresOf } from '$lib/features/wellbeing/pulse/question';
import { pulseResults, pulseRounds, pulseSettings } from '$lib/features/wellbeing/pulse/tables.server';
import { programOf } from '$lib/features/people/actor';
import { hashToken } from '$lib/server/auth/token';
import { openDatabase, type Database } from '$lib/server/db/connection';
import { insertMany } from '$lib/server/db/insert-many';
import { migrate } from '$lib/server/db/migrate';
import { addDays, dayOf, mondayOf } from '$lib/shared/days';
import { newId } from '$lib/shared/ids';
import { manyAtOnce, oneAtATime, type Asked, type Times } from './asking';
import { serve } from './serving';

const TEAMS = 500;
const ROUNDS = 104;
const PEOPLE_A_TEAM = 24;

const habits = { locale: 'en-GB', timeZone: 'Europe/Berlin', currency: 'EUR' };
const cookieOf = (person: number) => `bench-pulse-${String(person).padStart(8, '0')}`;

/** What the measurements ask for. */
interface LoadedPulse {
	startsOn: string;
	teamIds: string[];
}

/** What was measured of the pulse. */
export interface PulseFigures {
	answering: Times;
	answersPerSecond: number;
	trend: Times;
	/** The same, each time after an answer has come in. */
	trendAnew: Times;
}

/** Fills an empty database and measures the built app on it. */
export async function measurePulse(databaseUrl: string, folder: string): Promise<PulseFigures> {
	await migrate(databaseUrl);
	const database = openDatabase(databaseUrl);
	const loaded = await loadPulse(database, new Date());
	await database.close();
	const app = await serve(databaseUrl, folder);
	try {
		return await measureServed(app.origin, loaded);
	} finally {
		await app.stop();
	}
}

/** An organisation of 500 teams with two years of weekly rounds, one of them open, whatever the day. */
async function loadPulse(database: Database, now: Date): Promise<LoadedPulse> {
	const organisationId = newId();
	const teamIds = Array.from({ length: TEAMS }, () => newId());
	const people = teamIds.flatMap((teamId) =>
		Array.from({ length: PEOPLE_A_TEAM }, () => ({ teamId, userId: newId() }))
	);
	const questions = questionsAsked(shippedQuestions);
	const spread = disclose(questions, [
		{
			teamId: 'any',
			answers: 12,
			...shippedRules,
			comments: ['Late turns come without notice.'],
			counts: Object.fromEntries(
				questions.map((question) => [
					question.key,
					scoresOf(question).map((_, place) => (question.kind === 'scale' ? [1, 2, 4, 4, 1] : [8, 4])[place]!)
				])
			)
		}
	]).teams.get('any')!;
	const lastMonday = addDays(mondayOf(dayOf(now, habits.timeZone)), -7);
	const days = Array.from({ length: ROUNDS }, (_, week) => addDays(lastMonday, -7 * week));
	await database.transaction(organisationId, async (db) => {
		await db.insert(organisations).values({ organisationId, name: 'Pulse', ...habits, createdAt: now });
		await insertMany(
			db,
			teams,
			teamIds.map((id, place) => ({
				organisationId,
				id,
				name: `Pulse ${place}`,
				createdAt: now,
				archivedAt: null
			}))
		);
		await insertMany(
			db,
			users,
			people.map(({ userId }, place) => ({
				organisationId,
				id: userId,
				email: `pulse-${place}@bench.example`,
				name: `Person ${place}`,
				passwordHash: '',
				isAdmin: false,
				createdAt: now,
				deactivatedAt: null
			}))
		);
		await insertMany(
			db,
			memberships,
			people.map(({ teamId, userId }, place) => ({
				organisationId,
				teamId,
				userId,
				role: place === 0 ? ('leader' as const) : ('agent' as const)
			}))
		);
		await insertMany(
			db,
			sessions,
			people.map(({ userId }, place) => ({
				organisationId,
				id: hashToken(cookieOf(place)),
				userId,
				createdAt: now,
				expiresAt: new Date(now.getTime() + 29 * 86_400_000),
				device: 'bench'
			}))
		);
		const [opensAt, closesAt] = [now, now];
		await insertMany(
			db,
			pulseRounds,
			days.map((startsOn) => ({
				organisationId,
				startsOn,
				opensAt,
				closesAt,
				isClosed: true,
				questions,
				pooled: {}
			}))
		);
		for (const startsOn of days) {
			await insertMany(
				db,
				pulseResults,
				teamIds.map((teamId) => ({
					organisationId,
					teamId,
					startsOn,
					isPublished: true,
					members: PEOPLE_A_TEAM,
					...spread
				}))
			);
		}
		const always = { opensOnWeekday: 1, opensAtHour: 0, daysOpen: 7, closesAtHour: 23 };
		await db.insert(pulseSettings).values({ organisationId, ...always, ...shippedQuestions, version: 1 });
	});
	const round = await openRound({ db: database, actor: programOf(organisationId, habits), now });
	if (!round) throw new Error('no round of the pulse could be opened');
	return { startsOn: round.startsOn, teamIds };
}

/** Asks the served app for a team's two years, and answers the open round as one person after another. */
async function measureServed(origin: string, { startsOn, teamIds }: LoadedPulse): Promise<PulseFigures> {
	let person = 0;
	const answering: Asked = {
		address: `${origin}/wellbeing/rounds/${startsOn}/answer`,
		method: 'POST',
		status: 303,
		headers: () => ({
			cookie: `evenkeel_session=${cookieOf(person)}`,
			accept: 'text/html',
			'content-type': 'application/x-www-form-urlencoded',
			origin
		}),
		body: () => {
			const team = teamIds[Math.floor(person / PEOPLE_A_TEAM)]!;
			const answers = ['mood', 'energy', 'supported', 'workload', 'safe']
				.map((key, place) => `answer-${key}=${1 + ((person + place) % 5)}`)
				.join('&');
			const body = `team=${team}&${answers}&answer-unlogged-abuse=${person % 2}&comment=`;
			person++;
			return body;
		}
	};
	const trend: Asked = {
		address: `${origin}/wellbeing/teams/${teamIds[0]}?weeks=104`,
		headers: { cookie: `evenkeel_session=${cookieOf(0)}` }
	};
	return {
		trend: await oneAtATime(trend),
		trendAnew: await oneAtATime(trend, { after: answering }),
		answering: await oneAtATime(answering),
		answersPerSecond: await manyAtOnce(answering)
	};
}
