import { eq, sql } from 'drizzle-orm';
import type { Database } from '$lib/server/db/connection';
import { insertMany } from '$lib/server/db/insert-many';
import { keyring, openTextOrNull, sealText, startOfSealed, type SealedPlace } from '$lib/server/encryption';
import type { Resealed, Sealed } from '$lib/server/resealing';
import type { Day } from '$lib/shared/days';
import { pulseBoxes } from './tables.server';
import { packed, together, unpacked, type Tally } from './tally';

/** The box of a team in a round, which what is in it is sealed to. */
interface Box {
	organisationId: string;
	startsOn: Day;
	teamId: string;
}

type Column = 'comments' | 'sealed';

function placeIn({ organisationId, startsOn, teamId }: Box, column: Column): SealedPlace {
	return { organisationId, table: 'pulse_boxes', row: `${startsOn} ${teamId}`, column };
}

/** What was counted in a box, as far as the keys there are open it. */
export interface OpenedBox {
	tally: Tally;
	/** What they do not open. It is kept, as its key may come back before the round closes. */
	unopened: string[];
}

/** Opens a box. */
export function openBox(box: Box, sealed: readonly string[]): OpenedBox {
	const opened = sealed.map((each) => ({ each, text: openTextOrNull(placeIn(box, 'sealed'), each) }));
	return {
		tally: together(opened.flatMap(({ text }) => (text === null ? [] : [unpacked(text)]))),
		unopened: opened.flatMap(({ each, text }) => (text === null ? [each] : []))
	};
}

/** Seals a box, so that no copy of the database tells what an answer was. @throws Error without a key */
export function sealBox(box: Box, { tally, unopened }: OpenedBox): string[] {
	return [...unopened, sealText(placeIn(box, 'sealed'), packed(tally))];
}

/** What was written in a box before it was sealed as a whole; what cannot be opened with the keys there are is left out. */
export function openComments(box: Box, sealed: readonly string[]): string[] {
	return sealed
		.map((each) => openTextOrNull(placeIn(box, 'comments'), each))
		.filter((comment) => comment !== null);
}

/** Seals the boxes of open rounds with the present key; there are as many as teams. */
async function resealBoxes(db: Database, organisationId: string): Promise<Resealed> {
	return db.transaction(organisationId, async (inside) => {
		const boxes = await inside.select().from(pulseBoxes).where(eq(pulseBoxes.organisationId, organisationId));
		const outdated = boxes
			.map((box) => ({
				box,
				comments: box.comments.map((text) => resealed(placeIn(box, 'comments'), text)),
				sealed: (box.sealed ?? []).map((text) => resealed(placeIn(box, 'sealed'), text))
			}))
			.filter(({ comments, sealed }) => [...comments, ...sealed].some(({ was }) => was !== 'present'));
		const { organisationId: inOrganisation, startsOn, teamId } = pulseBoxes;
		await insertMany(
			inside,
			pulseBoxes,
			outdated.map(({ box, comments, sealed }) => ({
				...box,
				comments: comments.map(({ text }) => text).toSorted(),
				sealed: sealed.map(({ text }) => text)
			})),
			{
				target: [inOrganisation, startsOn, teamId],
				set: { comments: sql`excluded.comments`, sealed: sql`excluded.sealed` }
			}
		);
		const all = outdated.flatMap(({ comments, sealed }) => [...comments, ...sealed]);
		return {
			resealed: all.filter(({ was }) => was === 'opened').length,
			unreadable: all.filter(({ was }) => was === 'unreadable').length
		};
	});
}

/** A text sealed with the present key; as it was, where it is already or cannot be opened. */
function resealed(
	place: SealedPlace,
	sealed: string
): { text: string; was: 'present' | 'opened' | 'unreadable' } {
	const { present } = keyring();
	if (present && sealed.startsWith(startOfSealed(present))) return { text: sealed, was: 'present' };
	const opened = openTextOrNull(place, sealed);
	return opened === null
		? { text: sealed, was: 'unreadable' }
		: { text: sealText(place, opened), was: 'opened' };
}

/** All that is sealed of the pulse. */
export const sealedOfPulse: Sealed = { columns: [], files: [], others: [resealBoxes] };
