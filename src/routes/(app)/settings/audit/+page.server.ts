import { auditFilterFrom, auditFilterToSearch } from '$lib/features/people/audit';
import { auditLog, checkAuditChain, ENTRIES_A_PAGE } from '$lib/features/people/queries.server';
import { page } from '$lib/server/answers';

export const load = page(async ({ context, url }) => {
	const filter = auditFilterFrom(url.searchParams);
	const before = sequenceFrom(url.searchParams.get('before'));
	const after = before === undefined ? sequenceFrom(url.searchParams.get('after')) : undefined;
	const [found, chain] = await Promise.all([
		auditLog(context, filter, { before, after, limit: ENTRIES_A_PAGE + 1 }),
		checkAuditChain(context, url.searchParams.has('check-all'))
	]);
	const isMore = found.length > ENTRIES_A_PAGE;
	const entries = after === undefined ? found.slice(0, ENTRIES_A_PAGE) : found.slice(-ENTRIES_A_PAGE);
	return {
		entries: entries.map(({ sequence, at, action, details, actorName, subjectName }) => ({
			sequence,
			at,
			action,
			details,
			actorName,
			subjectName
		})),
		newer: (after === undefined ? before !== undefined : isMore) ? (entries[0]?.sequence ?? null) : null,
		older: (after === undefined ? isMore : true) ? (entries.at(-1)?.sequence ?? null) : null,
		chain,
		filter,
		search: auditFilterToSearch(filter).toString()
	};
});

function sequenceFrom(text: string | null): number | undefined {
	return /^\d{1,15}$/.test(text ?? '') ? Number(text) : undefined;
}
