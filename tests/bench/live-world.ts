import { and, eq } from 'drizzle-orm';
import { goToPhase } from '$lib/features/debriefs/retros/commands/meeting.server';
import { createRetro } from '$lib/features/debriefs/retros/commands/retros.server';
import { retroCards, retros } from '$lib/features/debriefs/retros/tables.server';
import { memberships, organisations, sessions, teams, users } from '$lib/features/people/tables.server';
import { hashToken } from '$lib/server/auth/token';
import type { Context } from '$lib/server/context';
import type { Database } from '$lib/server/db/connection';
import { insertMany } from '$lib/server/db/insert-many';
import { newId } from '$lib/shared/ids';

/** A retro with everybody who may come, as their cookies know them. */
export interface Room {
	organisationId: string;
	retroId: string;
	columnId: string;
	cookies: string[];
}

const habits = { locale: 'en-GB', timeZone: 'Europe/Berlin', currency: 'EUR' };

/** Makes retros at the step where cards are on the table for all, each with a team of its own. */
export async function makeRooms(db: Database, count: number, people: number): Promise<Room[]> {
	const now = new Date();
	const organisationId = newId();
	await db.transaction(organisationId, async (inside) => {
		await inside
			.insert(organisations)
			.values({ organisationId, name: 'Northwind Care', ...habits, createdAt: now });
	});
	const rooms: Room[] = [];
	for (let place = 1; place <= count; place++)
		rooms.push(await makeRoom(db, organisationId, place, people, now));
	return rooms;
}

async function makeRoom(
	db: Database,
	organisationId: string,
	place: number,
	people: number,
	now: Date
): Promise<Room> {
	const teamId = newId();
	const members = Array.from({ length: people }, (_, member) => ({
		id: newId(),
		name: `Person ${place}-${member + 1}`,
		cookie: `bench-${newId()}`
	}));
	await db.transaction(organisationId, async (inside) => {
		await inside.insert(teams).values({ organisationId, id: teamId, name: `Team ${place}`, createdAt: now });
		await insertMany(
			inside,
			users,
			members.map(({ id, name }) => ({
				organisationId,
				id,
				name,
				email: `${id}@northwind.example`,
				passwordHash: '',
				isAdmin: false,
				deactivatedAt: null,
				createdAt: now
			}))
		);
		await insertMany(
			inside,
			memberships,
			members.map(({ id }) => ({ organisationId, teamId, userId: id, role: 'agent' as const }))
		);
		await insertMany(
			inside,
			sessions,
			members.map(({ id, cookie }) => ({
				organisationId,
				id: hashToken(cookie),
				userId: id,
				createdAt: now,
				expiresAt: new Date(now.getTime() + 86_400_000),
				device: 'A benchmark'
			}))
		);
	});
	const [first] = members;
	const context: Context = {
		db,
		now,
		actor: {
			userId: first!.id,
			organisationId,
			name: first!.name,
			isAdmin: false,
			teams: new Map([[teamId, 'agent']]),
			habits
		}
	};
	const retroId = await createRetro(context, {
		title: `Retro ${place}`,
		teamId,
		templateId: 'helped-harder',
		scheduledOn: null,
		scheduledAt: null,
		collectsBefore: false,
		isAnonymous: false,
		dotsEach: 3,
		dotsPerGroup: 2,
		ownCardsCount: true
	});
	await goToPhase(context, { retroId, guestId: null, secret: '' }, { to: 'group', version: 1 });
	return {
		organisationId,
		retroId,
		columnId: 'helped-harder-1',
		cookies: members.map(({ cookie }) => `evenkeel_session=${cookie}`)
	};
}

/** The cards as they are stored, text by id, and the number of the last event. */
export async function storedBoard(
	db: Database,
	{ organisationId, retroId }: Room
): Promise<{ cards: Map<string, string>; lastEvent: number }> {
	const [[retro], rows] = await Promise.all([
		db
			.select({ lastEvent: retros.lastEvent })
			.from(retros)
			.where(and(eq(retros.organisationId, organisationId), eq(retros.id, retroId))),
		db
			.select({ id: retroCards.id, text: retroCards.text })
			.from(retroCards)
			.where(and(eq(retroCards.organisationId, organisationId), eq(retroCards.retroId, retroId)))
	]);
	return { cards: new Map(rows.map(({ id, text }) => [id, text])), lastEvent: retro!.lastEvent };
}
