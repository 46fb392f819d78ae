import { and, eq, sql } from 'drizzle-orm';
import type { WritingContext } from '$lib/server/context';
import { canSeal, sealText } from '$lib/server/encryption';
import { invalid } from '$lib/shared/problem';
import { taxonomy } from '../../escalations/queries.server';
import { activePeople } from '../../people/queries.server';
import { incidents } from '../tables.server';
import type { RestrictionFields } from './forms';
import type { Restriction } from './measure';
import { placeOfNotice } from './sealed-places.server';
import { measures } from './tables.server';

/** Sets values of a measure; whoever changes it has looked at its version in the same transaction. */
export async function updateMeasure(
	{ db, actor }: WritingContext,
	id: string,
	set: Partial<typeof measures.$inferInsert>
): Promise<void> {
	await db
		.update(measures)
		.set({ ...set, version: sql`${measures.version} + 1` })
		.where(and(eq(measures.organisationId, actor.organisationId), eq(measures.id, id)));
}

/** The same for the incident that is decided about. */
export async function updateIncident(
	{ db, actor }: WritingContext,
	id: string,
	set: Partial<typeof incidents.$inferInsert>
): Promise<void> {
	await db
		.update(incidents)
		.set({ ...set, version: sql`${incidents.version} + 1` })
		.where(and(eq(incidents.organisationId, actor.organisationId), eq(incidents.id, id)));
}

/** The notice as it is stored; null where there is none. */
export function sealedNotice({ actor }: WritingContext, measureId: string, notice: string): string | null {
	if (notice.trim() === '') return null;
	if (!canSeal()) {
		throw invalid({
			notice:
				'The notice cannot be stored: this server has no encryption key. Keep it elsewhere, empty the field, and tell the person who runs the server.'
		});
	}
	return sealText(placeOfNotice(actor.organisationId, measureId), notice);
}

/** The restriction that a form describes, with names as they are now; null where it describes none. */
export async function restrictionFrom(
	inside: WritingContext,
	{ kinds, channelId, contactPersonId, from, to }: RestrictionFields
): Promise<Restriction | null> {
	if (kinds.length === 0) return null;
	const [entries, people] = [await taxonomy(inside), await activePeople(inside)];
	const channel = entries.find(({ id, kind }) => kind === 'channel' && id === channelId);
	return {
		kinds,
		channel: kinds.includes('channel') ? (channel?.name ?? null) : null,
		from: kinds.includes('hours') ? from : null,
		to: kinds.includes('hours') ? to : null,
		contactPerson: kinds.includes('contact-person')
			? (people.find(({ id }) => id === contactPersonId)?.name ?? null)
			: null
	};
}
