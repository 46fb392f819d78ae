import { and, asc, eq, inArray, or } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { namesOf, teamsOfOrganisation } from '../../people/queries.server';
import type { ShownKudos, ShownPerson } from '../kudos';
import { reactionKinds } from '../reactions';
import { addressOf, type Subject } from '../subject';
import {
	kudosForValues,
	kudosReactions,
	kudosRecipients,
	kudosReplies,
	kudosTeams,
	type kudos
} from '../tables.server';
import { subjectsFor } from './subjects.server';
import { valuesOf } from './values.server';

export type KudosRow = Pick<
	typeof kudos.$inferSelect,
	'id' | 'authorId' | 'reason' | 'subjectKind' | 'subjectId' | 'givenAt'
>;

/** Kudos as the actor sees them: with what was answered, and with a link only to what the actor may read. */
export async function asShown(context: ReadingContext, rows: readonly KudosRow[]): Promise<ShownKudos[]> {
	if (rows.length === 0) return [];
	const ids = rows.map(({ id }) => id);
	const subjects = rows.flatMap((row) => subjectOf(row) ?? []);
	const [recipients, teams, given, reactions, replies, links, values, allTeams] = await Promise.all([
		recipientsOf(context, ids),
		teamsOf(context, ids),
		valuesGiven(context, ids),
		reactionsTo(context, ids),
		repliesTo(context, ids),
		subjectsFor(context, subjects),
		valuesOf(context),
		teamsOfOrganisation(context)
	]);
	const names = await namesOf(context, [
		...rows.map(({ authorId }) => authorId),
		...[recipients, reactions, replies].flat().map(({ userId }) => userId)
	]);
	const { userId: reader, isAdmin } = context.actor;
	const person = (userId: string): ShownPerson => ({
		name: names.get(userId) ?? 'Somebody',
		isReader: userId === reader
	});
	const of = <Row extends { kudosId: string }>(all: readonly Row[], id: string) =>
		all.filter(({ kudosId }) => kudosId === id);
	return rows.map((row): ShownKudos => {
		const { id, authorId, reason, givenAt } = row;
		const subject = subjectOf(row);
		return {
			id,
			author: person(authorId),
			people: of(recipients, id)
				.filter(({ isNamed }) => isNamed)
				.map(({ userId }) => person(userId))
				.toSorted(byName),
			teams: of(teams, id).map(({ teamId }) => allTeams.find((team) => team.id === teamId)?.name ?? ''),
			isForReader: of(recipients, id).some(({ userId }) => userId === reader),
			reason,
			values: values
				.filter((value) => of(given, id).some(({ valueId }) => valueId === value.id))
				.map(({ name }) => name),
			at: givenAt,
			subject: (subject && links.get(addressOf(subject))) ?? null,
			reactions: reactionKinds.map((kind) => {
				const same = of(reactions, id).filter((reaction) => reaction.kind === kind);
				return {
					kind,
					count: same.length,
					isReaders: same.some(({ userId }) => userId === reader),
					names: same.map(({ userId }) => person(userId).name)
				};
			}),
			replies: of(replies, id).map(({ id: replyId, userId, words, at }) => ({
				id: replyId,
				author: person(userId),
				words,
				at,
				mayDelete: userId === reader || isAdmin
			})),
			mayWithdraw: authorId === reader || isAdmin
		};
	});
}

function byName(a: ShownPerson, b: ShownPerson): number {
	return a.name.localeCompare(b.name);
}

function subjectOf({ subjectKind, subjectId }: KudosRow): Subject | null {
	return subjectKind && subjectId ? { kind: subjectKind, id: subjectId } : null;
}

/** Those who were named, and the actor: a team of hundreds is told by its name. */
function recipientsOf({ db, actor }: ReadingContext, ids: readonly string[]) {
	return db
		.select({
			kudosId: kudosRecipients.kudosId,
			userId: kudosRecipients.userId,
			isNamed: kudosRecipients.isNamed
		})
		.from(kudosRecipients)
		.where(
			and(
				eq(kudosRecipients.organisationId, actor.organisationId),
				inArray(kudosRecipients.kudosId, [...ids]),
				or(eq(kudosRecipients.isNamed, true), eq(kudosRecipients.userId, actor.userId))
			)
		);
}

function teamsOf({ db, actor }: ReadingContext, ids: readonly string[]) {
	return db
		.select({ kudosId: kudosTeams.kudosId, teamId: kudosTeams.teamId })
		.from(kudosTeams)
		.where(and(eq(kudosTeams.organisationId, actor.organisationId), inArray(kudosTeams.kudosId, [...ids])));
}

function valuesGiven({ db, actor }: ReadingContext, ids: readonly string[]) {
	return db
		.select({ kudosId: kudosForValues.kudosId, valueId: kudosForValues.valueId })
		.from(kudosForValues)
		.where(
			and(eq(kudosForValues.organisationId, actor.organisationId), inArray(kudosForValues.kudosId, [...ids]))
		);
}

function reactionsTo({ db, actor }: ReadingContext, ids: readonly string[]) {
	return db
		.select({
			kudosId: kudosReactions.kudosId,
			userId: kudosReactions.userId,
			kind: kudosReactions.kind
		})
		.from(kudosReactions)
		.where(
			and(eq(kudosReactions.organisationId, actor.organisationId), inArray(kudosReactions.kudosId, [...ids]))
		)
		.orderBy(asc(kudosReactions.at), asc(kudosReactions.userId));
}

function repliesTo({ db, actor }: ReadingContext, ids: readonly string[]) {
	return db
		.select({
			id: kudosReplies.id,
			kudosId: kudosReplies.kudosId,
			userId: kudosReplies.authorId,
			words: kudosReplies.words,
			at: kudosReplies.at
		})
		.from(kudosReplies)
		.where(
			and(eq(kudosReplies.organisationId, actor.organisationId), inArray(kudosReplies.kudosId, [...ids]))
		)
		.orderBy(asc(kudosReplies.at), asc(kudosReplies.id));
}
