import { eq } from 'drizzle-orm';
import { makeApiKey } from '../../src/lib/features/people/commands/api-keys.server';
import { closeRound, openRound } from '../../src/lib/features/wellbeing/pulse/commands/rounds.server';
import { setTeamPulse } from '../../src/lib/features/wellbeing/pulse/commands/settings.server';
import { shippedQuestions } from '../../src/lib/features/wellbeing/pulse/bank';
import { pulseSettings } from '../../src/lib/features/wellbeing/pulse/tables.server';
import type { Context } from '../../src/lib/server/context';
import type { Database } from '../../src/lib/server/db/connection';
import { addDays, dayOf, daysBetween, mondayOf, type Day } from '../../src/lib/shared/days';
import { readSources, type Sources } from '../support/architecture/sources';
import { comparable, send } from '../support/attacker';
import { expect, test, type TeamApp } from '../support/browser';
import { answer, crowd, program, turnRoundsYourself } from '../support/pulse';
import { operationsOf } from '../support/routes';
import { startSession } from '../support/sign-in';
import { northwindAgain, type Organisation } from '../support/team';

type TeamName = 'Orders' | 'Returns';

/** Moods by team; whether somebody met abuse without logging it is whether their mood is even. */
type Answers = Record<TeamName, number[]>;

/** What people answer in a round of one Northwind and of the other. Nobody may ever see a difference between the two. */
const rounds: [Answers, Answers][] = [
	// Orders is shown, and answered by others; Returns is not, and even its number of answers differs.
	[
		{ Orders: [1, 3, 4, 4, 5, 2], Returns: [2, 4, 5] },
		{ Orders: [4, 2, 5, 1, 3, 4], Returns: [1] }
	],
	// Neither is shown; what they come to together is, and is made up otherwise.
	[
		{ Orders: [2, 3, 4], Returns: [3, 3, 4] },
		{ Orders: [3, 3, 3], Returns: [4, 2, 4] }
	],
	// So many that how they spread is shown, and what they wrote.
	[
		{ Orders: [1, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5, 5], Returns: [5, 5, 5, 5] },
		{ Orders: [5, 5, 4, 4, 4, 3, 3, 3, 3, 2, 2, 1], Returns: [] }
	]
];
const whileOpen: [Answers, Answers] = [
	{ Orders: [5, 5, 5, 5, 5, 5, 5], Returns: [1, 2, 3, 4, 5] },
	{ Orders: [1, 1], Returns: [] }
];

interface Place {
	teams: string[];
	days: Day[];
}

const everyRound = ({ teams, days }: Place, path: (team: string, day: Day) => string) =>
	teams.flatMap((team) => days.map((day) => path(team, day)));

/** Every address that gives away anything of the pulse, by its route. */
const sources: Record<string, (place: Place) => string[]> = {
	'GET /': () => ['/'],
	'GET /wellbeing': () => ['/wellbeing'],
	'GET /wellbeing/promise': () => ['/wellbeing/promise'],
	'GET /wellbeing/support': () => ['/wellbeing/support'],
	'GET /wellbeing/questions': () => ['/wellbeing/questions'],
	'GET /wellbeing/questions/new': () => ['/wellbeing/questions/new'],
	'GET /wellbeing/questions/[key]': () => ['/wellbeing/questions/mood'],
	'GET /wellbeing/questions/[key]/archiving': () => ['/wellbeing/questions/mood/archiving'],
	'GET /wellbeing/schedule': () => ['/wellbeing/schedule'],
	'GET /wellbeing/rounds/[day]/answer': ({ days }) => days.map((day) => `/wellbeing/rounds/${day}/answer`),
	'GET /wellbeing/teams/[team]': ({ teams }) =>
		teams.flatMap((team) =>
			['', '?weeks=52&question=mood', '?weeks=104&question=unlogged-abuse', '?question=energy'].map(
				(search) => `/wellbeing/teams/${team}${search}`
			)
		),
	'GET /wellbeing/teams/[team]/rounds/[day]': (place) =>
		everyRound(place, (team, day) => `/wellbeing/teams/${team}/rounds/${day}`),
	'GET /wellbeing/teams/[team]/results.csv': ({ teams }) =>
		teams.flatMap((team) => [26, 104].map((weeks) => `/wellbeing/teams/${team}/results.csv?weeks=${weeks}`)),
	'GET /wellbeing/teams/[team]/notes': ({ teams }) => teams.map((team) => `/wellbeing/teams/${team}/notes`),
	'GET /wellbeing/teams/[team]/settings': ({ teams }) =>
		teams.map((team) => `/wellbeing/teams/${team}/settings`),
	'GET /incidents/register': () => ['/incidents/register'],
	'GET /incidents/register/register.csv': () => ['/incidents/register/register.csv'],
	'GET /api/v1/pulse/results': (place) => [
		...everyRound(place, (team, day) => `/api/v1/pulse/results?team=${team}&from=${day}`),
		...everyRound(place, (team, day) => `/api/v1/pulse/results?team=${team}&from=${day}&to=${day}`)
	],
	'GET /api/v1/pulse/coverage': ({ days }) => [
		'/api/v1/pulse/coverage',
		...days.map((day) => `/api/v1/pulse/coverage?from=${day}&to=${day}`)
	]
};

test('the attacker looks wherever something of the pulse is read', () => {
	const all = readSources();
	const reading = operationsOf()
		.filter(({ method }) => method === 'GET')
		.filter(({ name }) => reaches(all, name, 'src/lib/features/wellbeing/pulse/queries/results.server.ts'));
	expect(reading.map(({ name }) => name).filter((name) => !(name in sources))).toEqual([]);
});

test('nobody can tell two organisations apart that differ in nothing but what is not shown', async ({
	app
}) => {
	test.setTimeout(120_000);

	const twins = await Promise.all([twinOf(app, 0), twinOf(app, 1)]);
	const seen = await expectNoDifference(app, twins, 'while a round is open', [
		'/wellbeing',
		'/api/v1/pulse/coverage'
	]);
	// The twins are worth comparing: there is something to see in them, and much that is left out.
	expect(seen).toContain('Small teams together');
	expect(seen).toContain('"answers":12');
	expect(seen).toContain('"answers":null');
	expect(seen).not.toContain('Written beside');
	for (const { organisation } of twins) {
		const settings = { cadence: 'week' as const, scoreFloor: 7, commentFloor: 13, version: 0 };
		await setTeamPulse(organisation.as.lena!, organisation.teams.Orders!, settings);
	}
	await expectNoDifference(app, twins, 'after a floor was raised');
});

interface Twin {
	organisation: Organisation;
	place: Place;
}

/** Northwind over three closed rounds and one that is open, with the answers of one side. */
async function twinOf({ db }: TeamApp, side: 0 | 1): Promise<Twin> {
	const organisation = await northwindAgain(db, `side-${side}.example`);
	await turnRoundsYourself(db, organisation);
	const now = new Date();
	const today = dayOf(now, 'Europe/Berlin');
	const people = {
		Orders: await crowd(db, organisation, organisation.teams.Orders!, 12),
		Returns: await crowd(db, organisation, organisation.teams.Returns!, 5)
	};
	const lastDay = addDays(today, -3);
	await schedule(db, organisation, { opensOnWeekday: weekdayOf(lastDay), daysOpen: 1 });
	const closedDays = rounds.map((_, place) => addDays(lastDay, -7 * (rounds.length - 1 - place)));
	for (const [place, day] of closedDays.entries()) {
		const [opens, closes] = [new Date(`${day}T10:00:00Z`), new Date(`${day}T23:30:00Z`)];
		await openRound(program(db, organisation, opens));
		await answerAll(people, rounds[place]![side], day, opens);
		await closeRound(program(db, organisation, closes));
	}
	await schedule(db, organisation, { opensOnWeekday: weekdayOf(today), daysOpen: 7 });
	await openRound(program(db, organisation, now));
	await answerAll(people, whileOpen[side], today, now);
	return { organisation, place: { teams: Object.values(organisation.teams), days: [...closedDays, today] } };
}

/** 1 for Monday to 7 for Sunday. */
function weekdayOf(day: Day): number {
	return daysBetween(mondayOf(day), day) + 1;
}

async function schedule(
	db: Database,
	{ organisationId }: Organisation,
	days: { opensOnWeekday: number; daysOpen: number }
): Promise<void> {
	const row = { ...days, opensAtHour: 0, closesAtHour: 23, ...shippedQuestions, version: 1 };
	await db.transaction(organisationId, async (inside) => {
		await inside.delete(pulseSettings).where(eq(pulseSettings.organisationId, organisationId));
		await inside.insert(pulseSettings).values({ organisationId, ...row });
	});
}

/** What is written where comments are shown is the same on both sides; elsewhere it is not. */
async function answerAll(
	people: Record<TeamName, Context[]>,
	answers: Answers,
	round: Day,
	now: Date
): Promise<void> {
	for (const [team, moods] of Object.entries(answers) as [TeamName, number[]][]) {
		for (const [place, mood] of moods.entries()) {
			const person = { ...people[team].at(place)!, now };
			const comment = moods.length > 9 ? `Comment ${place}` : `Written beside ${mood}`;
			await answer(person, { mood, 'unlogged-abuse': 1 - (mood % 2) }, { comment, round });
		}
	}
}

/** Asks for everything as everybody in both, and compares. @returns what the admin saw at some addresses */
async function expectNoDifference(
	app: TeamApp,
	[one, other]: Twin[],
	when: string,
	kept: readonly string[] = []
): Promise<string> {
	let seen = '';
	for (const person of Object.keys(one!.organisation.as)) {
		const [asOne, asOther] = await Promise.all([askerOf(app, one!, person), askerOf(app, other!, person)]);
		for (const addresses of Object.values(sources)) {
			const [ofOne, ofOther] = [addresses(one!.place), addresses(other!.place)];
			for (const [at, address] of ofOne.entries()) {
				const [first, second] = await Promise.all([asOne(address), asOther(ofOther[at]!)]);
				expect(differenceOf(first, second), `${address} as ${person}, ${when}`).toBeNull();
				if (person === 'ada' && kept.includes(address)) seen += first;
			}
		}
	}
	return seen;
}

/** Where two texts part, with a little around it; null where they do not. */
function differenceOf(one: string, other: string): [string, string] | null {
	if (one === other) return null;
	const at = [...one].findIndex((letter, place) => letter !== other[place]);
	const around = (text: string) => text.slice(Math.max(0, at - 80), at + 80);
	return [around(one), around(other)];
}

/** Asks as a person, by their session or a key of theirs. @returns what is comparable of the answer */
async function askerOf(app: TeamApp, { organisation }: Twin, person: string) {
	const context = organisation.as[person]!;
	const admin = { ...context, actor: { ...context.actor, isAdmin: true } };
	const { userId } = context.actor;
	const scopes = ['wellbeing:read' as const];
	const key = await makeApiKey(admin, { name: person, userId, scopes, expiresOn: null });
	const session = await startSession(context);
	return async (path: string) => {
		const asKey = { headers: { authorization: `Bearer ${key}`, accept: '*/*' } };
		const answered = await send(app, { path, ...(path.startsWith('/api/') ? asKey : { session }) });
		return comparable(answered).replaceAll(/Comment \d+/g, 'a comment');
	};
}

/** Whether what serves an operation imports a module, over however many others. */
function reaches(all: Sources, name: string, module: string): boolean {
	const path = name.replace('GET ', '');
	const files = [...all.keys()].filter(
		(file) =>
			/\/\+(page\.server|server)\.ts$/.test(file) &&
			file
				.replace('src/routes', '')
				.replaceAll(/\/\([^)]*\)/g, '')
				.replace(/\/\+[^/]*$/, '') === (path === '/' ? '' : path)
	);
	const known = new Set(files);
	for (const file of known) {
		for (const { target, typeOnly } of all.get(file)?.imports ?? [])
			if (!typeOnly && all.has(target)) known.add(target);
	}
	return known.has(module);
}
