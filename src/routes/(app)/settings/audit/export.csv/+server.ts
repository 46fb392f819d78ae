import { auditFilterFrom } from '$lib/features/people/audit';
import { announceAuditExport } from '$lib/features/people/commands.server';
import { auditLogInParts, type ReadEntry } from '$lib/features/people/queries.server';
import { csvStream, endpoint } from '$lib/server/answers';

const header = 'entry,at,who,whom,what,details,actor id,subject id,previous hash,hash'.split(',');

export const GET = endpoint(async ({ context, url }) => {
	const filter = auditFilterFrom(url.searchParams);
	await announceAuditExport(context, filter);
	return csvStream('audit-log.csv', rows(auditLogInParts(context, filter)));
});

async function* rows(parts: AsyncGenerator<ReadEntry[]>) {
	yield [header];
	for await (const part of parts) yield part.map(rowOf);
}

/** With the hashes, so that the chain can be checked away from here. */
function rowOf(entry: ReadEntry): (string | number | null)[] {
	return [
		entry.sequence,
		entry.at.toISOString(),
		entry.actorName,
		entry.subjectName,
		entry.action,
		JSON.stringify(entry.details),
		entry.actorId,
		entry.subjectId,
		entry.previousHash,
		entry.hash
	];
}
