import { and, eq } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { newId } from '$lib/shared/ids';
import { authorise, invalid, openToAnyone, Problem } from '$lib/shared/problem';
import type { AcceptanceForm, WordingForm } from '../forms';
import { mayEditPages } from '../page';
import { findPage, findWording } from '../queries.server';
import { playbookWordings } from '../tables.server';
import type { WordingState } from '../wording';
import { expectUnchanged, saveContent } from './pages.server';

/**
 * Suggests another text for a page.
 * @returns the id of the suggestion
 * @throws Problem `conflict` where the page has changed since, `invalid` where the text is the one that stands
 */
export async function suggestWording(context: Context, slug: string, form: WordingForm): Promise<string> {
	openToAnyone('whoever uses the words knows which are better');
	return inTransaction(context, async (inside) => {
		const page = await findPage(inside, slug);
		expectUnchanged(page, form.version);
		if (form.text === page.content.text) {
			throw invalid({ text: 'This is the text as it stands. Change what you would say otherwise.' });
		}
		const id = newId();
		await inside.db.insert(playbookWordings).values({
			organisationId: inside.actor.organisationId,
			id,
			pageId: page.id,
			basedOn: page.version,
			text: form.text,
			why: form.why,
			suggestedBy: inside.actor.userId,
			suggestedAt: inside.now,
			state: 'open'
		});
		return id;
	});
}

/**
 * Lets a suggested wording stand, as it is or as the decider has changed it.
 * @throws Problem `conflict` where the page has changed since or the suggestion is answered, `not-found`
 */
export async function acceptWording(
	context: Context,
	slug: string,
	id: string,
	form: AcceptanceForm
): Promise<void> {
	authorise(mayEditPages(context.actor));
	return inTransaction(context, async (inside) => {
		const page = await findPage(inside, slug);
		expectUnchanged(page, form.version);
		await answerWording(inside, page.id, id, 'accepted', form.answer);
		await saveContent(inside, page, { ...page.content, text: form.text }, 'A suggested wording.');
	});
}

/**
 * Declines a suggested wording, with a word to its author.
 * @throws Problem `conflict` where it is answered already, `not-found`
 */
export async function declineWording(
	context: Context,
	slug: string,
	id: string,
	{ answer }: { answer: string }
): Promise<void> {
	authorise(mayEditPages(context.actor));
	return inTransaction(context, async (inside) => {
		const page = await findPage(inside, slug);
		await answerWording(inside, page.id, id, 'declined', answer);
	});
}

/**
 * Takes a suggestion of the actor's own back, as long as nobody has answered it.
 * @throws Problem `conflict` where it is answered already, `not-found` where it is somebody else's
 */
export async function withdrawWording(context: Context, slug: string, id: string): Promise<void> {
	openToAnyone('whoever suggested a wording may take it back');
	return inTransaction(context, async (inside) => {
		const page = await findPage(inside, slug);
		const wording = await findWording(inside, page.id, id);
		authorise(wording.suggestedBy === inside.actor.userId);
		await answerWording(inside, page.id, id, 'withdrawn', '');
	});
}

async function answerWording(
	inside: WritingContext,
	pageId: string,
	id: string,
	state: Exclude<WordingState, 'open'>,
	answer: string
): Promise<void> {
	const wording = await findWording(inside, pageId, id);
	if (wording.state !== 'open') {
		throw new Problem(
			'conflict',
			wording.state === 'withdrawn'
				? 'Its author has taken this suggestion back. Nothing was changed.'
				: 'Somebody has answered this suggestion already. Nothing was changed.'
		);
	}
	await inside.db
		.update(playbookWordings)
		.set({ state, answer, decidedBy: inside.actor.userId, decidedAt: inside.now })
		.where(
			and(eq(playbookWordings.organisationId, inside.actor.organisationId), eq(playbookWordings.id, id))
		);
}
