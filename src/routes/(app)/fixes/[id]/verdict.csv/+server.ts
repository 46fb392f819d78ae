import { exportVerdict } from '$lib/features/fixes/commands/verdicts.server';
import { csvResponse, endpoint } from '$lib/server/answers';

export const GET = endpoint(async ({ context, url, params }) =>
	csvResponse('verdict.csv', await exportVerdict(context, params.id!, url.searchParams.get('cycle')))
);
