import { makeApiKey } from '../../src/lib/features/people/commands/api-keys.server';
import type { ShownCell } from '../../src/lib/features/wellbeing/disclosure';
import { closeRound } from '../../src/lib/features/wellbeing/pulse/commands/rounds.server';
import { send } from '../support/attacker';
import { expect, test, type TeamApp } from '../support/browser';
import { breachesIn, type Sighting, type TrueCell } from '../support/pulse-attacker';
import { answer, crowd, program } from '../support/pulse';
import { worldOf } from '../support/world';

// A server of its own, on which no round has been opened or closed yet.
test.use({ appSettings: { TZ: 'UTC' } });

const NINE_DAYS_MS = 9 * 86_400_000;

/** Lets the round end, as the clock of the app would. */
async function closeOpenRound({ db, northwind }: TeamApp): Promise<void> {
	await closeRound(program(db, northwind, new Date(Date.now() + NINE_DAYS_MS)));
}

test('keys of every person solve for nothing that is not shown', async ({ app }) => {
	const { db, northwind, fabrikam } = app;
	const { day } = await worldOf(app).openPulse();
	const now = new Date();
	const truth: TrueCell[] = [];
	for (const [name, moods] of Object.entries({ Orders: [1, 3, 4, 4, 5, 2], Returns: [2, 4, 5] })) {
		const team = northwind.teams[name]!;
		const people = await crowd(db, northwind, team, moods.length);
		for (const [place, person] of people.entries()) {
			await answer({ ...person, now }, { mood: moods[place]! }, { round: day });
		}
		truth.push({ round: day, question: 'mood', kind: 'scale', team, scores: moods });
	}
	await closeOpenRound(app);
	const sightings: Sighting[] = [];
	for (const [name, context] of Object.entries({ ...northwind.as, ...fabrikam.as })) {
		const admin = { ...context, actor: { ...context.actor, isAdmin: true } };
		const given = {
			name,
			userId: context.actor.userId,
			scopes: ['wellbeing:read' as const],
			expiresOn: null
		};
		const authorization = `Bearer ${await makeApiKey(admin, given)}`;
		for (const team of Object.values(northwind.teams)) {
			const path = `/api/v1/pulse/results?team=${team}&from=${day}&to=${day}`;
			const { status, body } = await send(app, { method: 'GET', path, headers: { authorization } });
			if (status === 404) continue;
			expect(status, body).toBe(200);
			const { rounds } = JSON.parse(body) as {
				rounds: { questions: { key: string; result: ShownCell }[] }[];
			};
			for (const { key, result } of rounds.flatMap(({ questions }) => questions)) {
				if (key === 'mood') {
					sightings.push({ round: day, question: key, kind: 'scale', teams: [team], cell: result });
				}
			}
		}
	}
	expect(sightings.map(({ cell }) => cell.is).toSorted()).toContain('mean');
	expect(sightings.map(({ cell }) => cell.is).toSorted()).toContain('suppressed');
	expect(breachesIn(truth, sightings)).toEqual([]);
});
