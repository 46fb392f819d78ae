import { and, eq, inArray, sql } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { canSeal } from '$lib/server/encryption';
import { dayOf } from '$lib/shared/days';
import { authorise, invalid, Problem } from '$lib/shared/problem';
import { isProgram } from '../../../people/actor';
import type { AnswerForm, RequestForm } from '../forms';
import { supportHelpersOf } from '../queries/offers.server';
import { findRequest } from '../queries/requests.server';
import { mayDo, type RequestState } from '../request';
import { sealAnswer, sealWords } from '../sealed.server';
import { supportRequests } from '../tables.server';

/**
 * Asks somebody who offers help. Nobody else is told, and nothing of it goes into the audit log.
 * @returns its id, the same where the form was sent before
 * @throws Problem `invalid` by field
 */
export async function askForSupport(context: Context, input: RequestForm): Promise<string> {
	authorise(!isProgram(context.actor));
	refuseUnsealed(input.words);
	await inTransaction(context, async (inside) => {
		const { db, actor, now } = inside;
		if (input.helperId === actor.userId) throw invalid({ helperId: 'Choose somebody other than yourself.' });
		const helpers = await supportHelpersOf(inside);
		if (!helpers.some(({ id }) => id === input.helperId)) {
			throw invalid({ helperId: 'This person does not offer help at present. Please choose somebody else.' });
		}
		const { id, helperId, kind, words } = input;
		await db
			.insert(supportRequests)
			.values({
				organisationId: actor.organisationId,
				id,
				askerId: actor.userId,
				helperId,
				kind,
				words: sealWords(actor.organisationId, id, words),
				state: 'open',
				askedAt: now,
				askedOn: dayOf(now, actor.habits.timeZone),
				version: 1
			})
			.onConflictDoNothing();
		await findRequest(inside, id);
	});
	return input.id;
}

/**
 * Opens a request to the actor: from now on they read what was written, and the asker sees that they do.
 * @throws Problem `not-found`
 */
export async function openRequest(context: Context, id: string): Promise<void> {
	const { part } = await findRequest(context, id);
	authorise(part === 'helper');
	await inTransaction(context, (inside) => change(inside, id, 'open', { state: 'seen', seenAt: inside.now }));
}

/**
 * Says whether the actor can be there, with a word to the asker; may be said anew.
 * @throws Problem `not-found`; `invalid`; `conflict` where it was closed or answered meanwhile
 */
export async function answerRequest(context: Context, id: string, input: AnswerForm): Promise<void> {
	const { part } = await findRequest(context, id);
	authorise(part === 'helper');
	refuseUnsealed(input.words);
	await inTransaction(context, async (inside) => {
		const { row } = await findRequest(inside, id);
		if (!mayDo(part, row.state).answer) throw closedMeanwhile(row.state);
		if (row.version !== input.version) {
			throw new Problem('conflict', 'You have answered this elsewhere meanwhile. Please look at it again.');
		}
		if (!input.agrees && input.words.trim() === '') {
			throw invalid({ words: 'Say a word to them, so that they know to ask somebody else.' });
		}
		await change(inside, id, row.state, {
			state: input.agrees ? 'agreed' : 'seen',
			agreedAt: input.agrees ? (row.agreedAt ?? inside.now) : null,
			answer: sealAnswer(row.organisationId, id, input.words)
		});
	});
}

/**
 * Closes a request of the actor's, at any time and without a reason. Doing it again does nothing.
 * @param forgets whether what both wrote is deleted; that they asked, and for what, stays counted
 * @throws Problem `not-found`
 */
export async function closeRequest(
	context: Context,
	id: string,
	{ forgets }: { forgets: boolean }
): Promise<void> {
	const { part } = await findRequest(context, id);
	authorise(part === 'asker');
	await inTransaction(context, async (inside) => {
		await change(inside, id, ['open', 'seen', 'agreed'], { state: 'closed', closedAt: inside.now });
		if (forgets) await change(inside, id, 'closed', { words: null, answer: null });
	});
}

async function change(
	{ db, actor }: WritingContext,
	id: string,
	from: RequestState | RequestState[],
	to: Partial<typeof supportRequests.$inferInsert>
): Promise<void> {
	await db
		.update(supportRequests)
		.set({ ...to, version: sql`${supportRequests.version} + 1` })
		.where(
			and(
				eq(supportRequests.organisationId, actor.organisationId),
				eq(supportRequests.id, id),
				inArray(supportRequests.state, [from].flat())
			)
		);
}

function closedMeanwhile(state: RequestState): Problem {
	return new Problem(
		'conflict',
		state === 'closed' ? 'It has been closed by the one who asked.' : 'Open the request before you answer it.'
	);
}

function refuseUnsealed(words: string): void {
	if (words.trim() !== '' && !canSeal()) {
		throw invalid({
			words:
				'What you write cannot be kept at present: this install has no key to seal it with. Leave it empty, and tell them yourself.'
		});
	}
}
