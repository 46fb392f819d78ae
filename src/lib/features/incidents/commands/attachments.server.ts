import { and, eq, inArray } from 'drizzle-orm';
import { inTransaction, type Context } from '$lib/server/context';
import { canSeal, openBytes, openText, sealBytes, sealText, Unreadable } from '$lib/server/encryption';
import type { Job } from '$lib/server/jobs/job';
import { newId } from '$lib/shared/ids';
import { authorise, invalid, notFound, Problem } from '$lib/shared/problem';
import { isProgram } from '../../people/actor';
import { audit } from '../../people/audit.server';
import {
	contentsOlderThan,
	kindOf,
	pathOfContent,
	readContent,
	removeContent,
	sealedContent,
	writeContent
} from '../attachments/content.server';
import { attachmentKinds, MOST_ATTACHMENTS, nameToDownload, type AttachmentKind } from '../attachments/kind';
import { insertEvent } from '../events.server';
import { attachmentsOf, findIncident } from '../queries/record.server';
import { allowedOrRecorded } from '../refusals.server';
import { placeOfContent, placeOfFileName } from '../sealed-places.server';
import { incidentAttachments } from '../tables.server';

/** Removes what no attachment needs, early on the first day of each week. */
export const sweepJob: Job = {
	name: 'sweep-attachments',
	schedule: { every: 'week', weekday: 1, hour: 4 },
	run: async (context) => void (await sweepAttachments(context))
};

/** As long as a file may lie there before the transaction that names it is written. */
const UNNAMED_FOR_MS = 24 * 3_600_000;

/**
 * Removes content that a crash left behind: written, but named by no attachment for a day.
 * @returns how many files
 */
export async function sweepAttachments(context: Context): Promise<number> {
	const { actor, db, now } = context;
	authorise(isProgram(actor));
	const { organisationId } = actor;
	const before = new Date(now.getTime() - UNNAMED_FOR_MS);
	let swept = 0;
	for await (const names of contentsOlderThan(organisationId, before)) {
		const known = await db
			.select({ id: incidentAttachments.id })
			.from(incidentAttachments)
			.where(
				and(eq(incidentAttachments.organisationId, organisationId), inArray(incidentAttachments.id, names))
			);
		const needed = new Set(known.map(({ id }) => id));
		for (const name of names.filter((each) => !needed.has(each))) {
			await removeContent(pathOfContent(organisationId, name));
			swept += 1;
		}
	}
	return swept;
}

/**
 * Attaches a file to an incident of the actor's, or one they decide about.
 * @throws Problem `too-large` from 10 MB, `invalid` for what cannot be attached or without a key
 */
export async function attach(
	context: Context,
	incidentId: string,
	file: { name: string; chunks: AsyncIterable<Uint8Array> }
): Promise<void> {
	const incident = await findIncident(context, incidentId);
	authorise(
		await allowedOrRecorded(context, incident.sees.has('attachments'), incidentId, 'attaching a file')
	);
	if (file.name === '') throw invalid({ file: 'Choose a file.' });
	if (!canSeal()) {
		throw invalid({
			file: 'Files cannot be stored: this server has no encryption key. Keep it elsewhere for now.'
		});
	}
	const content = await readContent(file.chunks);
	const kind = await kindOf(content);
	const { organisationId, userId } = context.actor;
	const id = newId();
	const path = pathOfContent(organisationId, id);
	await writeContent(path, sealBytes(placeOfContent(organisationId, id), content));
	try {
		await inTransaction(context, async (inside) => {
			if ((await attachmentsOf(inside, incident)).length >= MOST_ATTACHMENTS) {
				throw invalid({ file: `An incident holds ${MOST_ATTACHMENTS} files at most.` });
			}
			await inside.db.insert(incidentAttachments).values({
				organisationId,
				id,
				incidentId,
				fileName: sealText(placeOfFileName(organisationId, id), file.name.toWellFormed().slice(-300)),
				kind,
				byteCount: content.byteLength,
				addedAt: inside.now,
				addedBy: userId
			});
			await insertEvent(inside, incidentId, 'attached', { what: attachmentKinds[kind].name });
		});
	} catch (error) {
		await removeContent(path);
		throw error;
	}
}

/**
 * A file of an incident, to download. That others than its reporter did is on the record.
 * @throws Problem `not-found` where it is not for the actor; `conflict` where it cannot be read
 */
export async function downloadAttachment(
	context: Context,
	incidentId: string,
	attachmentId: string
): Promise<{ name: string; kind: AttachmentKind; content: Buffer }> {
	const incident = await findIncident(context, incidentId);
	authorise(
		await allowedOrRecorded(context, incident.sees.has('attachments'), incidentId, 'downloading a file')
	);
	const { organisationId } = context.actor;
	const [found] = await context.db
		.select({ kind: incidentAttachments.kind, fileName: incidentAttachments.fileName })
		.from(incidentAttachments)
		.where(
			and(
				eq(incidentAttachments.organisationId, organisationId),
				eq(incidentAttachments.id, attachmentId),
				eq(incidentAttachments.incidentId, incidentId)
			)
		);
	const sealed = found && (await sealedContent(pathOfContent(organisationId, attachmentId)));
	if (!found || !sealed) throw notFound();
	const opened = opening(() => ({
		content: openBytes(placeOfContent(organisationId, attachmentId), sealed),
		fileName: openText(placeOfFileName(organisationId, attachmentId), found.fileName)
	}));
	if (!incident.relations.includes('reporter')) {
		await inTransaction(context, (inside) => audit(inside, 'incident-file-read', { incident: incidentId }));
	}
	return { name: nameToDownload(opened.fileName, found.kind), kind: found.kind, content: opened.content };
}

function opening<Result>(work: () => Result): Result {
	try {
		return work();
	} catch (error) {
		if (!(error instanceof Unreadable)) throw error;
		throw new Problem('conflict', 'This file cannot be read without the server’s key.');
	}
}
