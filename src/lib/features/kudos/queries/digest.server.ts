import { and, asc, eq, gte, isNull, lte } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import type { Day, Period } from '$lib/shared/days';
import { activePeople } from '../../people/queries.server';
import { whoIsMailedNow } from '../../wellbeing/reminders/queries.server';
import type { DigestKudos } from '../digest';
import { recipientsInWords } from '../kudos';
import { kudos, kudosDigests, kudosRecipients } from '../tables.server';
import { asShown } from './shown.server';

/** What was given in a week, the earliest first. */
export async function kudosOfWeek(context: ReadingContext, { from, to }: Period): Promise<DigestKudos[]> {
	const { db, actor } = context;
	const { organisationId } = actor;
	const rows = await db
		.select({
			id: kudos.id,
			authorId: kudos.authorId,
			reason: kudos.reason,
			givenAt: kudos.givenAt,
			givenOn: kudos.givenOn
		})
		.from(kudos)
		.where(
			and(
				eq(kudos.organisationId, organisationId),
				gte(kudos.givenAt, new Date(Date.parse(from) - DAY_MS)),
				lte(kudos.givenAt, new Date(Date.parse(to) + 2 * DAY_MS)),
				gte(kudos.givenOn, from),
				lte(kudos.givenOn, to),
				isNull(kudos.withdrawnAt)
			)
		)
		.orderBy(asc(kudos.givenAt), asc(kudos.id));
	const thanked = await db
		.select({ kudosId: kudosRecipients.kudosId, userId: kudosRecipients.userId })
		.from(kudosRecipients)
		.where(
			and(
				eq(kudosRecipients.organisationId, organisationId),
				gte(kudosRecipients.givenOn, from),
				lte(kudosRecipients.givenOn, to)
			)
		);
	const recipients = Map.groupBy(thanked, ({ kudosId }) => kudosId);
	const shown = await asShown(
		context,
		rows.map((row) => ({ ...row, subjectKind: null, subjectId: null }))
	);
	return shown.map((each, place) => ({
		author: each.author.name,
		authorId: rows[place]!.authorId,
		recipientIds: new Set(recipients.get(each.id)?.map(({ userId }) => userId)),
		recipients: recipientsInWords(each),
		reason: each.reason
	}));
}

/** The index is by instant; the days, which are the organisation's, are narrowed down among these. */
const DAY_MS = 86_400_000;

/** Who is to be sent the digest of a week now, and was not yet. */
export async function readersOfDigest(context: ReadingContext, week: Day): Promise<string[]> {
	const { db, actor } = context;
	const [people, sent] = await Promise.all([
		activePeople(context),
		db
			.select({ userId: kudosDigests.userId })
			.from(kudosDigests)
			.where(and(eq(kudosDigests.organisationId, actor.organisationId), eq(kudosDigests.week, week)))
	]);
	const have = new Set(sent.map(({ userId }) => userId));
	const left = people.map(({ id }) => id).filter((id) => !have.has(id));
	return whoIsMailedNow(context, 'kudos-digest', left);
}
