import { eq, sql } from 'drizzle-orm';
import type { Database } from '$lib/server/db/connection';
import { insertMany } from '$lib/server/db/insert-many';
import { keyring, openTextOrNull, sealText, startOfSealed, type SealedPlace } from '$lib/server/encryption';
import type { Resealed, Sealed } from '$lib/server/resealing';
import type { Day } from '$lib/shared/days';
import { pulseBoxes } from './tables.server';

/** The box of a team in a round, which all comments in it are sealed to. */
interface Box {
	organisationId: string;
	startsOn: Day;
	teamId: string;
}

function placeIn({ organisationId, startsOn, teamId }: Box): SealedPlace {
	return { organisationId, table: 'pulse_boxes', row: `${startsOn} ${teamId}`, column: 'comments' };
}

/** Seals a comment until its round has closed, so that no copy of the database is read before. @throws Error without a key */
export function sealComment(box: Box, comment: string): string {
	return sealText(placeIn(box), comment);
}

/** What was written in a box; what cannot be opened with the keys there are is left out. */
export function openComments(box: Box, sealed: readonly string[]): string[] {
	return sealed.map((each) => openTextOrNull(placeIn(box), each)).filter((comment) => comment !== null);
}

/** Seals the comments of open rounds with the present key; there are as many boxes as teams. */
async function resealBoxes(db: Database, organisationId: string): Promise<Resealed> {
	return db.transaction(organisationId, async (inside) => {
		const boxes = await inside.select().from(pulseBoxes).where(eq(pulseBoxes.organisationId, organisationId));
		const outdated = boxes
			.map((box) => ({ box, comments: box.comments.map((sealed) => resealed(box, sealed)) }))
			.filter(({ comments }) => comments.some(({ was }) => was !== 'present'));
		const { organisationId: inOrganisation, startsOn, teamId } = pulseBoxes;
		await insertMany(
			inside,
			pulseBoxes,
			outdated.map(({ box, comments }) => ({
				...box,
				comments: comments.map(({ text }) => text).toSorted()
			})),
			{ target: [inOrganisation, startsOn, teamId], set: { comments: sql`excluded.comments` } }
		);
		const all = outdated.flatMap(({ comments }) => comments);
		return {
			resealed: all.filter(({ was }) => was === 'opened').length,
			unreadable: all.filter(({ was }) => was === 'unreadable').length
		};
	});
}

/** A comment sealed with the present key; as it was, where it is already or cannot be opened. */
function resealed(box: Box, sealed: string): { text: string; was: 'present' | 'opened' | 'unreadable' } {
	const { present } = keyring();
	if (present && sealed.startsWith(startOfSealed(present))) return { text: sealed, was: 'present' };
	const opened = openTextOrNull(placeIn(box), sealed);
	return opened === null
		? { text: sealed, was: 'unreadable' }
		: { text: sealComment(box, opened), was: 'opened' };
}

/** All that is sealed of the pulse. */
export const sealedOfPulse: Sealed = { columns: [], files: [], others: [resealBoxes] };
