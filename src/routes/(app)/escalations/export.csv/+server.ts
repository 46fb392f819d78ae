import { exportEscalations } from '$lib/features/escalations/commands/export.server';
import { exportName } from '$lib/features/escalations/export-name';
import { filtersFrom } from '$lib/features/escalations/filters';
import { viewsOf } from '$lib/features/escalations/views/queries.server';
import { searchOf } from '$lib/features/escalations/views/view';
import { csvStream, endpoint } from '$lib/server/answers';
import { dayOf } from '$lib/shared/days';

export const GET = endpoint(async ({ context, url }) => {
	const filters = filtersFrom(url.searchParams);
	const search = searchOf(url.searchParams);
	const shown = (await viewsOf(context)).find((view) => view.search !== '' && view.search === search);
	const today = dayOf(context.now, context.actor.habits.timeZone);
	const rows = await exportEscalations(context, filters);
	return csvStream(exportName(filters, shown?.name ?? null, today), rows);
});
