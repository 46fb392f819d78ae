import { apiImportQuery, apiMapping } from '$lib/features/imports/api/forms';
import { importFile } from '$lib/features/imports/commands/api.server';
import { writtenAnswer } from '$lib/server/api/answers';
import { namedWrite, readUpload, unlessUnderWay } from '$lib/server/api/body';
import { apiEndpoint, checked, readQuery } from '$lib/server/api/endpoint';

export const POST = apiEndpoint('imports:write', async ({ context, key, request, url }) => {
	const { dryRun } = readQuery(apiImportQuery, url);
	const written = await unlessUnderWay(namedWrite(request, key.id, ''), () =>
		readUpload(request, 'mapping', async ({ value, text }, file) => {
			const mapping = checked(apiMapping, value, '#/mapping');
			const receipt = (fileHash: string) => namedWrite(request, key.id, `${text}\n${fileHash}`);
			const how = { mapping, fileName: file.name, dryRun: dryRun === 'true', receipt };
			return importFile(context, how, file.chunks);
		})
	);
	return writtenAnswer(written, '/api/v1/imports');
});
