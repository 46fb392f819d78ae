import { and, asc, count, eq, gte, inArray, isNull, lte } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { dayOf } from '$lib/shared/days';
import { adminsByName, membersOfTeams, namesOf } from '../../people/queries.server';
import { countedPeriod, shownCounts } from '../aftercare/aftercare';
import type { Helper } from '../logging';
import { incidentAftercare } from '../tables.server';
import type { SeenIncident } from './record.server';

/** What somebody said that they need; null for anybody but the one it is for. */
export async function aftercareOf(
	context: ReadingContext,
	{ id, relations }: Pick<SeenIncident, 'id' | 'relations'>
) {
	if (!relations.includes('reporter')) return null;
	const { db, actor } = context;
	const [found] = await db
		.select({
			choice: incidentAftercare.choice,
			askedId: incidentAftercare.askedId,
			metAt: incidentAftercare.metAt
		})
		.from(incidentAftercare)
		.where(
			and(
				eq(incidentAftercare.organisationId, actor.organisationId),
				eq(incidentAftercare.id, id),
				eq(incidentAftercare.userId, actor.userId)
			)
		);
	if (!found) return null;
	const names = await namesOf(context, found.askedId ? [found.askedId] : []);
	return { ...found, askedName: names.get(found.askedId ?? '') ?? null };
}

/** Who would like the actor to be there, the one who has waited longest first. It says who, and nothing of why. */
export async function askedOfActor(context: ReadingContext) {
	const { db, actor } = context;
	const rows = await db
		.select({
			id: incidentAftercare.id,
			userId: incidentAftercare.userId,
			choice: incidentAftercare.choice,
			answeredAt: incidentAftercare.answeredAt
		})
		.from(incidentAftercare)
		.where(
			and(
				eq(incidentAftercare.organisationId, actor.organisationId),
				eq(incidentAftercare.askedId, actor.userId),
				isNull(incidentAftercare.metAt)
			)
		)
		.orderBy(asc(incidentAftercare.answeredAt), asc(incidentAftercare.id))
		.limit(20);
	const names = await namesOf(
		context,
		rows.map(({ userId }) => userId)
	);
	return rows.map(({ userId, ...row }) => ({ ...row, name: names.get(userId) ?? 'A colleague' }));
}

/** Whom the actor can ask in each of some teams: its people, and the admins where nobody else leads it. */
export async function helpersOf(
	context: ReadingContext,
	teamIds: readonly string[]
): Promise<Record<string, Helper[]>> {
	const [members, admins] = await Promise.all([membersOfTeams(context, teamIds), adminsByName(context)]);
	const others = <Person extends { id: string }>(people: Person[]) =>
		people.filter(({ id }) => id !== context.actor.userId);
	return Object.fromEntries(
		teamIds.map((teamId) => {
			const ofTeam: Helper[] = others(members.filter((member) => member.teamId === teamId)).map(
				({ id, name, role }) => ({ id, name, isLeader: role === 'leader' })
			);
			if (ofTeam.some(({ isLeader }) => isLeader)) return [teamId, ofTeam];
			const instead = others(admins).map(({ id, name }) => ({ id, name, isLeader: true }));
			const agents = ofTeam.filter(({ id }) => !instead.some((admin) => admin.id === id));
			return [teamId, [...agents, ...instead]];
		})
	);
}

/**
 * How often aftercare was offered and answered in the teams the actor leads, over full weeks; null where a count is too
 * small to be shown. What was answered is nobody's to count.
 */
export async function aftercareCounts({ db, actor, now }: ReadingContext) {
	const led = [...actor.teams].flatMap(([teamId, role]) => (role === 'leader' ? [teamId] : []));
	if (led.length === 0) return null;
	const period = countedPeriod(dayOf(now, actor.habits.timeZone));
	const [counted] = await db
		.select({ offered: count(), answered: count(incidentAftercare.answeredAt) })
		.from(incidentAftercare)
		.where(
			and(
				eq(incidentAftercare.organisationId, actor.organisationId),
				inArray(incidentAftercare.teamId, led),
				gte(incidentAftercare.offeredOn, period.from),
				lte(incidentAftercare.offeredOn, period.to)
			)
		);
	return { period, ...shownCounts(counted ?? { offered: 0, answered: 0 }) };
}
