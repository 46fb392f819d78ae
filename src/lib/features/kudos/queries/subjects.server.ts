import type { ReadingContext } from '$lib/server/context';
import { titlesOfReadableDebriefs } from '../../debriefs/queries.server';
import { summariesOfReadable } from '../../escalations/queries.server';
import { titlesOfReadable } from '../../fixes/queries.server';
import { addressOf, type Subject, type SubjectKind } from '../subject';

/** What kudos are about, as a link. */
export interface SubjectLink {
	href: string;
	label: string;
}

const readable: Record<
	SubjectKind,
	(context: ReadingContext, ids: readonly string[]) => Promise<Map<string, string>>
> = {
	escalation: summariesOfReadable,
	debrief: titlesOfReadableDebriefs,
	fix: titlesOfReadable
};

/** Links to those of some subjects that the actor may read, by address. What they may not read is not among them. */
export async function subjectsFor(
	context: ReadingContext,
	subjects: readonly Subject[]
): Promise<Map<string, SubjectLink>> {
	const kinds = [...new Set(subjects.map(({ kind }) => kind))];
	const found = await Promise.all(
		kinds.map(async (kind) => {
			const ids = subjects.filter((subject) => subject.kind === kind).map(({ id }) => id);
			const labels = await readable[kind](context, [...new Set(ids)]);
			return [...labels].map(([id, label]) => ({ href: addressOf({ kind, id }), label }));
		})
	);
	return new Map(found.flat().map((link) => [link.href, link]));
}
