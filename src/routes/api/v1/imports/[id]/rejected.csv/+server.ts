import { exportRejections } from '$lib/features/imports/commands.server';
import { csvStream } from '$lib/server/answers';
import { apiEndpoint } from '$lib/server/api/endpoint';
import { isId } from '$lib/shared/ids';
import { authorise } from '$lib/shared/problem';

export const GET = apiEndpoint('imports:read', async ({ context, params }) => {
	authorise(isId(params.id!));
	const { fileName, rows } = await exportRejections(context, { importId: params.id! });
	return csvStream(fileName, rows);
});
