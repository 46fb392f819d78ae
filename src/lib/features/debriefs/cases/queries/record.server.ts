import { and, asc, eq } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import type { Following } from '$lib/server/realtime/event-stream';
import { channelOf } from '$lib/server/realtime/live';
import { authorise, notFound } from '$lib/shared/problem';
import { membersOfTeams, namesOf, type Colleague } from '../../../people/queries.server';
import { isOneOfTwo, mayReadDebrief, questionKeys, type Question } from '../debrief';
import { openedText } from '../sealed.server';
import { caseDebriefAnswers, caseDebriefCauses, caseDebriefs } from '../tables.server';

/** What a debrief is told of, for those who have it open. */
export const DEBRIEF = 'debrief';

/** An answer as its page shows it. */
export interface Answer {
	question: Question;
	text: string;
	/** 0 where nobody has written anything. */
	version: number;
	isMine: boolean;
	editedByName: string | null;
	editedAt: Date | null;
}

export type DebriefRow = typeof caseDebriefs.$inferSelect;

export type Debrief = Omit<DebriefRow, 'organisationId'> & {
	/** Whether the actor is one of the two who write it. */
	isWriter: boolean;
	isAuthor: boolean;
	authorName: string;
	colleagueName: string | null;
	/** Whether all that was written can be opened with the keys there are. */
	isReadable: boolean;
	answers: Answer[];
	/** What more there is to say of what comes of it. */
	outcomeNote: string;
	causeIds: string[];
};

/**
 * A debrief that the actor may read.
 * @throws Problem `not-found`
 */
export async function findDebrief(context: ReadingContext, id: string): Promise<Debrief> {
	const { organisationId: _, ...row } = await rowOf(context, id);
	const { db, actor } = context;
	const [answers, causes] = await Promise.all([
		db
			.select()
			.from(caseDebriefAnswers)
			.where(
				and(eq(caseDebriefAnswers.organisationId, actor.organisationId), eq(caseDebriefAnswers.debriefId, id))
			),
		db
			.select({ causeId: caseDebriefCauses.causeId })
			.from(caseDebriefCauses)
			.where(
				and(eq(caseDebriefCauses.organisationId, actor.organisationId), eq(caseDebriefCauses.debriefId, id))
			)
			.orderBy(asc(caseDebriefCauses.causeId))
	]);
	const names = await namesOf(context, [
		row.createdBy,
		...(row.colleagueId ? [row.colleagueId] : []),
		...answers.map(({ editedBy }) => editedBy)
	]);
	const nameOf = (userId: string) => names.get(userId) ?? 'Somebody';
	const texts = new Map(answers.map((answer) => [answer.question, openedText(actor.organisationId, answer)]));
	return {
		...row,
		isWriter: isOneOfTwo(actor, row),
		isAuthor: row.createdBy === actor.userId,
		authorName: nameOf(row.createdBy),
		colleagueName: row.colleagueId && nameOf(row.colleagueId),
		isReadable: ![...texts.values()].includes(null),
		causeIds: causes.map(({ causeId }) => causeId),
		outcomeNote: texts.get('note') ?? '',
		answers: questionKeys.map((question) => {
			const answer = answers.find((each) => each.question === question);
			return {
				question,
				text: texts.get(question) ?? '',
				version: answer?.version ?? 0,
				isMine: answer?.editedBy === actor.userId,
				editedByName: answer ? nameOf(answer.editedBy) : null,
				editedAt: answer?.editedAt ?? null
			};
		})
	};
}

async function rowOf({ db, actor }: ReadingContext, id: string): Promise<DebriefRow> {
	const [row] = await db
		.select()
		.from(caseDebriefs)
		.where(and(eq(caseDebriefs.organisationId, actor.organisationId), eq(caseDebriefs.id, id)));
	if (!row || !mayReadDebrief(actor, row)) throw notFound();
	return row;
}

/**
 * What changes in a debrief, for those who may read it; what it is, they read for themselves.
 * @throws Problem `not-found`
 */
export async function followDebrief(context: ReadingContext, id: string): Promise<Following> {
	await rowOf(context, id);
	const { db, actor } = context;
	const newest = async () => {
		const [row] = await db
			.select({ version: caseDebriefs.version })
			.from(caseDebriefs)
			.where(and(eq(caseDebriefs.organisationId, actor.organisationId), eq(caseDebriefs.id, id)));
		return row?.version ?? 0;
	};
	return {
		channel: channelOf(actor.organisationId, DEBRIEF, id),
		listener: actor.userId,
		newest,
		read: async (after) => {
			const number = await newest();
			return number > after ? [{ number }] : [];
		},
		// Any change may be the one that takes a reader out of it.
		changesAccess: () => true
	};
}

/** Whom the author can ask in: who answers or leads in its team; and who is in it by now. */
export async function colleaguesFor(
	context: ReadingContext,
	{ teamId, colleagueId, colleagueName }: Pick<Debrief, 'teamId' | 'colleagueId' | 'colleagueName'>
): Promise<Colleague[]> {
	const members = (await membersOfTeams(context, [teamId])).filter(({ id }) => id !== context.actor.userId);
	const isAmong = colleagueId === null || members.some(({ id }) => id === colleagueId);
	return [
		...members.map(({ id, name }) => ({ id, name })),
		...(isAmong ? [] : [{ id: colleagueId, name: colleagueName ?? '' }])
	];
}

/**
 * A debrief that the actor writes, for a command.
 * @throws Problem `not-found` for everybody but the two
 */
export async function debriefToWrite(context: ReadingContext, id: string): Promise<DebriefRow> {
	const row = await rowOf(context, id);
	authorise(isOneOfTwo(context.actor, row));
	return row;
}
