import { exportRejections } from '$lib/features/imports/commands.server';
import { csvStream, endpoint } from '$lib/server/answers';

export const GET = endpoint(async ({ context, params }) => {
	const { fileName, rows } = await exportRejections(context, { importId: params.id! });
	return csvStream(fileName, rows);
});
