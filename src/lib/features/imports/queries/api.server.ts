import type { ReadingContext } from '$lib/server/context';
import { isId } from '$lib/shared/ids';
import { notFound } from '$lib/shared/problem';
import { teamsOfActor } from '../../people/queries.server';
import { findImport } from './imports.server';

/**
 * An import into a team that the actor leads, in the words of the API.
 * @throws Problem `not-found`
 */
export async function importForApi(context: ReadingContext, importId: string) {
	if (!isId(importId)) throw notFound();
	const [found, teams] = await Promise.all([findImport(context, importId), teamsOfActor(context)]);
	const { id, teamId, source, fileName, state, counts, findings, profile } = found;
	return {
		id,
		team: { id: teamId, name: teams.find((team) => team.id === teamId)?.name ?? '' },
		source: source.name,
		fileName,
		state,
		counts,
		progress: { rows: counts.rows, of: profile.rows },
		rejected: {
			byReason: findings.reasons,
			csv: counts.rejected > 0 ? `/api/v1/imports/${id}/rejected.csv` : null
		},
		newEntries: findings.newEntries,
		leftOut: findings.leftOut,
		from: findings.from,
		to: findings.to,
		failure: found.failure,
		createdAt: found.createdAt.toISOString(),
		finishedAt: found.finishedAt?.toISOString() ?? null
	};
}
