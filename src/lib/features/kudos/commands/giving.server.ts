import { and, eq, isNull } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { insertMany } from '$lib/server/db/insert-many';
import { dayOf } from '$lib/shared/days';
import { authorise, invalid, notFound } from '$lib/shared/problem';
import { isProgram } from '../../people/actor';
import { audit } from '../../people/audit.server';
import { activePeople, membersOfTeams, teamsOfOrganisation } from '../../people/queries.server';
import type { KudosForm } from '../forms';
import { keptValues } from '../keeping.server';
import { decideKudos, NOT_A_SUBJECT, teamsChosen, type NewKudos } from '../kudos';
import { subjectsFor } from '../queries/subjects.server';
import {
	kudos,
	kudosForValues,
	kudosReactions,
	kudosRecipients,
	kudosReplies,
	kudosTeams
} from '../tables.server';

/**
 * Thanks colleagues.
 * @returns its id; sending the same form twice answers the same id and thanks once
 * @throws Problem `invalid` by field
 */
export async function giveKudos(context: Context, input: KudosForm): Promise<string> {
	authorise(!isProgram(context.actor));
	return inTransaction(context, async (inside) => {
		if (await isGiven(inside, input.id)) return input.id;
		const given = decideKudos(input, {
			authorId: inside.actor.userId,
			people: await activePeople(inside),
			teams: await teamsOfOrganisation(inside),
			members: await membersOfTeams(inside, teamsChosen(input)),
			values: await keptValues(inside)
		});
		if (given.subject && (await subjectsFor(inside, [given.subject])).size === 0) {
			throw invalid({ about: NOT_A_SUBJECT });
		}
		await writeDown(inside, given);
		return given.id;
	});
}

/**
 * Whether the form was sent before.
 * @throws Problem `not-found` where the id is of somebody else's
 */
async function isGiven({ db, actor }: WritingContext, id: string): Promise<boolean> {
	const [found] = await db
		.select({ authorId: kudos.authorId })
		.from(kudos)
		.where(and(eq(kudos.organisationId, actor.organisationId), eq(kudos.id, id)));
	authorise(!found || found.authorId === actor.userId);
	return found !== undefined;
}

async function writeDown({ db, actor, now }: WritingContext, given: NewKudos): Promise<void> {
	const { organisationId, userId: authorId } = actor;
	const { id, reason, isOnWall, subject } = given;
	const when = { givenAt: now, givenOn: dayOf(now, actor.habits.timeZone) };
	await db.insert(kudos).values({
		organisationId,
		id,
		authorId,
		reason,
		isOnWall,
		subjectKind: subject?.kind ?? null,
		subjectId: subject?.id ?? null,
		...when
	});
	await insertMany(
		db,
		kudosRecipients,
		given.recipients.map((recipient) => ({ organisationId, kudosId: id, authorId, ...recipient, ...when }))
	);
	if (given.teamIds.length > 0) {
		await db
			.insert(kudosTeams)
			.values(given.teamIds.map((teamId) => ({ organisationId, kudosId: id, teamId })));
	}
	await db
		.insert(kudosForValues)
		.values(given.valueIds.map((valueId) => ({ organisationId, kudosId: id, valueId })));
}

/**
 * Takes kudos back: their words, who was thanked and what was answered are gone for good. For the author, and for admins,
 * whose doing is on the record.
 * @throws Problem `not-found`
 */
export async function withdrawKudos(context: Context, id: string): Promise<void> {
	authorise(!isProgram(context.actor));
	await inTransaction(context, async (inside) => {
		const { db, actor, now } = inside;
		const { organisationId } = actor;
		const [found] = await db
			.select({ authorId: kudos.authorId })
			.from(kudos)
			.where(and(eq(kudos.organisationId, organisationId), eq(kudos.id, id), isNull(kudos.withdrawnAt)));
		if (!found) throw notFound();
		authorise(found.authorId === actor.userId || actor.isAdmin);
		const emptied = { reason: '', subjectKind: null, subjectId: null };
		await db
			.update(kudos)
			.set({ ...emptied, withdrawnAt: now, withdrawnBy: actor.userId })
			.where(and(eq(kudos.organisationId, organisationId), eq(kudos.id, id)));
		await db
			.delete(kudosRecipients)
			.where(and(eq(kudosRecipients.organisationId, organisationId), eq(kudosRecipients.kudosId, id)));
		await db
			.delete(kudosTeams)
			.where(and(eq(kudosTeams.organisationId, organisationId), eq(kudosTeams.kudosId, id)));
		await db
			.delete(kudosForValues)
			.where(and(eq(kudosForValues.organisationId, organisationId), eq(kudosForValues.kudosId, id)));
		await db
			.delete(kudosReactions)
			.where(and(eq(kudosReactions.organisationId, organisationId), eq(kudosReactions.kudosId, id)));
		await db
			.delete(kudosReplies)
			.where(and(eq(kudosReplies.organisationId, organisationId), eq(kudosReplies.kudosId, id)));
		const subject = found.authorId === actor.userId ? null : found.authorId;
		await audit(inside, 'kudos-withdrawn', { kudos: id }, subject);
	});
}
