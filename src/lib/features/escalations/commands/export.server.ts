import type { Context } from '$lib/server/context';
import { authorise } from '$lib/shared/problem';
import { recordExport } from '../../people/audit.server';
import { filtersToSearch, type EscalationFilters } from '../filters';
import { escalationCsv } from '../queries.server';

/** Exports what a list shows, and writes down that it left the house. */
export async function exportEscalations(context: Context, filters: EscalationFilters) {
	authorise(context.actor.isAdmin || context.actor.teams.size > 0);
	await recordExport(context, 'escalations', { filters: filtersToSearch(filters).toString() });
	return escalationCsv(context, filters);
}
