import { and, eq } from 'drizzle-orm';
import { inTransaction, type Context } from '$lib/server/context';
import { canSeal, openBytes, openText, sealBytes, sealText, Unreadable } from '$lib/server/encryption';
import { newId } from '$lib/shared/ids';
import { authorise, invalid, notFound, Problem } from '$lib/shared/problem';
import { audit } from '../../people/audit.server';
import {
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
