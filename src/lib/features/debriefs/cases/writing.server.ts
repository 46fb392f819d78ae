import { and, eq, sql } from 'drizzle-orm';
import type { WritingContext } from '$lib/server/context';
import { canSeal } from '$lib/server/encryption';
import { announce } from '$lib/server/realtime/live';
import { Problem } from '$lib/shared/problem';
import { CANNOT_BE_READ, type Part } from './debrief';
import { DEBRIEF, debriefToWrite } from './queries.server';
import { openedText, sealedText } from './sealed.server';
import { caseDebriefAnswers, caseDebriefs } from './tables.server';

/**
 * A debrief that the actor writes and that is not finished.
 * @throws Problem `not-found` for everybody but the two, `conflict` where it was finished meanwhile
 */
export async function expectOpen(inside: WritingContext, id: string) {
	const debrief = await debriefToWrite(inside, id);
	if (debrief.finishedAt === null) return debrief;
	throw new Problem('conflict', 'This debrief is finished. Open it again to change it; nothing was changed.');
}

/** @throws Problem `conflict` where this install has no key to seal with */
export function expectKey(): void {
	if (canSeal()) return;
	throw new Problem(
		'conflict',
		'Debriefs cannot be written at present: this install has no key to seal them with. Your admins can set one.'
	);
}

/** Changes it and tells those who have it open. */
export async function change(
	inside: WritingContext,
	id: string,
	values: Omit<Partial<typeof caseDebriefs.$inferInsert>, 'version'>
): Promise<void> {
	const { db, actor } = inside;
	await db
		.update(caseDebriefs)
		.set({ ...values, version: sql`${caseDebriefs.version} + 1` })
		.where(and(eq(caseDebriefs.organisationId, actor.organisationId), eq(caseDebriefs.id, id)));
	announce(inside, DEBRIEF, id);
}

/**
 * What stands there; null where nothing was written.
 * @throws Problem `conflict` where it cannot be opened, as it must not be written over
 */
export async function writtenIn({ db, actor }: WritingContext, debriefId: string, part: Part) {
	const [stored] = await db
		.select()
		.from(caseDebriefAnswers)
		.where(
			and(
				eq(caseDebriefAnswers.organisationId, actor.organisationId),
				eq(caseDebriefAnswers.debriefId, debriefId),
				eq(caseDebriefAnswers.question, part)
			)
		);
	if (!stored) return null;
	const text = openedText(actor.organisationId, stored);
	if (text === null) throw new Problem('conflict', CANNOT_BE_READ);
	return { text, version: stored.version, editedBy: stored.editedBy };
}

/**
 * Writes something over what stands there.
 * @throws Problem `conflict` where there is no key to seal it with
 */
export async function write(
	{ db, actor, now }: WritingContext,
	debriefId: string,
	question: Part,
	text: string,
	version: number
): Promise<void> {
	expectKey();
	const { organisationId, userId } = actor;
	const written = { ...sealedText(organisationId, text), version, editedBy: userId, editedAt: now };
	await db
		.insert(caseDebriefAnswers)
		.values({ organisationId, debriefId, question, ...written })
		.onConflictDoUpdate({
			target: [caseDebriefAnswers.organisationId, caseDebriefAnswers.debriefId, caseDebriefAnswers.question],
			set: written
		});
}
