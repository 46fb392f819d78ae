import { and, desc, eq, ne, or } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { notFound } from '$lib/shared/problem';
import { namesOf } from '../../../people/queries.server';
import { partIn, type RequestKind, type RequestPart, type RequestState } from '../request';
import { openAnswer, openWords, type Written } from '../sealed.server';
import { supportRequests } from '../tables.server';

/** A request in the lists of the two it is between. */
export interface ListedRequest {
	id: string;
	part: RequestPart;
	/** The other one. */
	name: string;
	kind: RequestKind;
	state: RequestState;
	askedAt: Date;
	hasAnswer: boolean;
}

export const REQUESTS_SHOWN = 100;

/** What the actor asked for, and was asked for; those that are closed last, each the newest first. */
export async function ownRequests(context: ReadingContext): Promise<ListedRequest[]> {
	const requests = await askForRequests(context, {});
	return requests.toSorted((a, b) => Number(a.state === 'closed') - Number(b.state === 'closed'));
}

/** What waits for the actor on Today: requests to them that they have to answer, and answers to theirs that are not closed. */
export async function requestsWaiting(
	context: ReadingContext
): Promise<{ toHelp: ListedRequest[]; answered: ListedRequest[] }> {
	const requests = await askForRequests(context, { open: true });
	return {
		toHelp: requests.filter(
			({ part, state, hasAnswer }) =>
				part === 'helper' && (state === 'open' || (state === 'seen' && !hasAnswer))
		),
		answered: requests.filter(
			({ part, state, hasAnswer }) => part === 'asker' && (state === 'agreed' || hasAnswer)
		)
	};
}

async function askForRequests(
	context: ReadingContext,
	{ open = false }: { open?: boolean }
): Promise<ListedRequest[]> {
	const { db, actor } = context;
	const rows = await db
		.select({
			id: supportRequests.id,
			askerId: supportRequests.askerId,
			helperId: supportRequests.helperId,
			kind: supportRequests.kind,
			state: supportRequests.state,
			askedAt: supportRequests.askedAt,
			answer: supportRequests.answer
		})
		.from(supportRequests)
		.where(
			and(
				eq(supportRequests.organisationId, actor.organisationId),
				or(eq(supportRequests.askerId, actor.userId), eq(supportRequests.helperId, actor.userId)),
				open ? ne(supportRequests.state, 'closed') : undefined
			)
		)
		.orderBy(desc(supportRequests.askedAt), desc(supportRequests.id))
		.limit(REQUESTS_SHOWN);
	const names = await namesOf(
		context,
		rows.flatMap(({ askerId, helperId }) => [askerId, helperId])
	);
	return rows.map(({ askerId, helperId, answer, ...row }) => {
		const part = partIn({ askerId, helperId }, actor.userId)!;
		return {
			...row,
			part,
			name: names.get(part === 'asker' ? helperId : askerId) ?? 'A colleague',
			hasAnswer: answer !== null
		};
	});
}

/** A request as one of the two sees it. */
export interface SeenRequest {
	id: string;
	part: RequestPart;
	askerName: string;
	helperName: string;
	kind: RequestKind;
	state: RequestState;
	askedAt: Date;
	seenAt: Date | null;
	agreedAt: Date | null;
	closedAt: Date | null;
	/** Null for the helper until they have opened it. */
	words: Written;
	answer: Written;
	version: number;
}

/**
 * A request of the actor's, or to them.
 * @throws Problem `not-found`, for everybody else, admins too
 */
export async function supportRequest(context: ReadingContext, id: string): Promise<SeenRequest> {
	const { part, row } = await findRequest(context, id);
	const names = await namesOf(context, [row.askerId, row.helperId]);
	const { organisationId, askerId, helperId, words, answer, askedOn: _, ...seen } = row;
	return {
		...seen,
		part,
		askerName: names.get(askerId) ?? 'A colleague',
		helperName: names.get(helperId) ?? 'A colleague',
		words: part === 'helper' && row.seenAt === null ? null : openWords(organisationId, id, words),
		answer: openAnswer(organisationId, id, answer)
	};
}

/**
 * The same as it is stored, for commands.
 * @throws Problem `not-found`
 */
export async function findRequest({ db, actor }: ReadingContext, id: string) {
	const [row] = await db
		.select()
		.from(supportRequests)
		.where(and(eq(supportRequests.organisationId, actor.organisationId), eq(supportRequests.id, id)));
	const part = row ? partIn(row, actor.userId) : null;
	if (!row || !part) throw notFound();
	return { part, row };
}

/** Requests that nobody has opened yet, the oldest first: for the program, which reminds those they are to. */
export function unseenRequests({ db, actor }: ReadingContext) {
	return db
		.select({
			id: supportRequests.id,
			helperId: supportRequests.helperId,
			askedAt: supportRequests.askedAt
		})
		.from(supportRequests)
		.where(and(eq(supportRequests.organisationId, actor.organisationId), eq(supportRequests.state, 'open')))
		.orderBy(supportRequests.askedAt);
}
