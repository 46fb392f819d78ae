import * as v from 'valibot';
import { removeSource, renameSource, takeTemplate } from '$lib/features/imports/commands.server';
import { templateOfSource } from '$lib/features/imports/queries.server';
import { action, page, redirectWithNotice, uploadAction } from '$lib/server/answers';
import { requiredLine } from '$lib/shared/fields';
import { invalid } from '$lib/shared/problem';

export const load = page(async ({ context, params }) => {
	const { source, template } = await templateOfSource(context, params.id!);
	return { source: { id: source.id, name: source.name }, template };
});

export const actions = {
	rename: action(v.object({ name: requiredLine('The name', 100) }), async ({ context, input, event }) => {
		await renameSource(context, { sourceId: event.params.id!, ...input });
		redirectWithNotice(event.cookies, `/imports/sources/${event.params.id}`, `Renamed to “${input.name}”.`);
	}),
	template: uploadAction(v.object({}), async ({ context, file, event }) => {
		if (file.name === '') throw invalid({ file: 'Choose a file.' });
		await takeTemplate(context, { sourceId: event.params.id! }, file.chunks);
		redirectWithNotice(
			event.cookies,
			`/imports/sources/${event.params.id}`,
			'The next file of this source is mapped like this.'
		);
	}),
	remove: action(v.object({}), async ({ context, event }) => {
		const isGone = await removeSource(context, { sourceId: event.params.id! });
		redirectWithNotice(event.cookies, '/imports/sources', isGone ? 'Deleted.' : 'Its mapping is forgotten.');
	})
};
