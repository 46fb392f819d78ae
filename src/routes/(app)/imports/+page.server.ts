import { redirect } from '@sveltejs/kit';
import { startImport } from '$lib/features/imports/commands.server';
import { uploadForm } from '$lib/features/imports/forms';
import { listImports, mayImport, sourceNames } from '$lib/features/imports/queries.server';
import { mayLeadTeam } from '$lib/features/people/actor';
import { teamsOfActor } from '$lib/features/people/queries.server';
import { page, uploadAction } from '$lib/server/answers';
import { settings } from '$lib/server/settings';
import { authorise, invalid } from '$lib/shared/problem';

export const load = page(async ({ context, url }) => {
	authorise(mayImport(context.actor));
	const [list, sources, teams] = await Promise.all([
		listImports(context, url.searchParams.get('page')),
		sourceNames(context),
		teamsOfActor(context)
	]);
	const led = teams.filter(({ id, archived }) => !archived && mayLeadTeam(context.actor, id));
	return {
		...list,
		sources,
		teams: led.map(({ id, name }) => ({ value: id, label: name })),
		teamNames: Object.fromEntries(teams.map(({ id, name }) => [id, name])),
		mostBytes: settings().maxUploadBytes
	};
});

export const actions = {
	default: uploadAction(uploadForm, async ({ context, input, file }) => {
		if (file.name === '') throw invalid({ file: 'Choose a file.' });
		const { source: sourceName, teamId } = input;
		const id = await startImport(context, { sourceName, teamId, fileName: file.name }, file.chunks);
		redirect(303, `/imports/${id}`);
	})
};
