import { exportEscalations } from '$lib/features/escalations/commands/export.server';
import { filtersFrom } from '$lib/features/escalations/filters';
import { csvStream, endpoint } from '$lib/server/answers';

export const GET = endpoint(async ({ context, url }) =>
	csvStream('escalations.csv', await exportEscalations(context, filtersFrom(url.searchParams)))
);
