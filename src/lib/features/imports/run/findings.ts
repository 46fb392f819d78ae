import type { ImportCounts, ImportFindings, RejectionCode } from '../import';
import type { GrowingList, ListField } from '../mapping';
import type { Draft } from '../row';

/** Names kept for showing; the rest are counted by being made. */
const MOST_NAMES = 1000;

interface Read {
	count: number;
	rejected: { rejection: { code: RejectionCode } }[];
}

interface Outcome {
	added: { draft: Draft }[];
	newNames: ImportFindings['newEntries'];
}

/** Counts and findings with one more batch. */
export function tally(
	before: { counts: ImportCounts; findings: ImportFindings },
	read: Read,
	{ added, newNames }: Outcome
): { counts: ImportCounts; findings: ImportFindings } {
	const rejected = read.rejected.length;
	return {
		counts: {
			rows: before.counts.rows + read.count,
			added: before.counts.added + added.length,
			alreadyThere: before.counts.alreadyThere + read.count - rejected - added.length,
			rejected: before.counts.rejected + rejected
		},
		findings: {
			reasons: countedUp(
				before.findings.reasons,
				read.rejected.map(({ rejection }) => rejection.code)
			),
			newEntries: joined(before.findings.newEntries, newNames),
			leftOut: countedUp<ListField>(
				before.findings.leftOut,
				added.flatMap(({ draft }) => draft.leftOut)
			),
			...span(before.findings, added)
		}
	};
}

function countedUp<Key extends string>(
	before: Partial<Record<Key, number>>,
	more: readonly Key[]
): Partial<Record<Key, number>> {
	const counts = { ...before };
	for (const key of more) counts[key] = (counts[key] ?? 0) + 1;
	return counts;
}

function joined(
	before: ImportFindings['newEntries'],
	more: ImportFindings['newEntries']
): ImportFindings['newEntries'] {
	const names = { ...before };
	for (const [kind, added] of Object.entries(more) as [GrowingList, string[]][]) {
		names[kind] = [...new Set([...(names[kind] ?? []), ...added])].slice(0, MOST_NAMES);
	}
	return names;
}

function span({ from, to }: ImportFindings, added: Outcome['added']): Pick<ImportFindings, 'from' | 'to'> {
	for (const { draft } of added) {
		const { day } = draft.occurred;
		if (from === null || day < from) from = day;
		if (to === null || day > to) to = day;
	}
	return { from, to };
}
