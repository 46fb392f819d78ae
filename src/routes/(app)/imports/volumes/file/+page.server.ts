import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { discardVolumeFile, keepVolumeFile, setVolumesOfFile } from '$lib/features/volumes/commands.server';
import { readingForm, uploadForm } from '$lib/features/volumes/forms';
import { namedByVolumes, previewOfVolumeFile } from '$lib/features/volumes/queries.server';
import { action, page, redirectWithNotice, uploadAction } from '$lib/server/answers';
import { formatNumber } from '$lib/shared/format';
import { authorise, invalid } from '$lib/shared/problem';

export const load = page(async ({ context, url }) => {
	const { teams } = await namedByVolumes(context);
	authorise(teams.length > 0 || context.actor.isAdmin);
	// The form of how the file is read shows its answer by its address, so that it works without JavaScript.
	const asked = v.safeParse(readingForm, Object.fromEntries(url.searchParams));
	const chosen = url.searchParams.has('day') && asked.success ? asked.output : {};
	return {
		preview: await previewOfVolumeFile(context, chosen),
		teams: teams.map(({ id, name }) => ({ value: id, label: name }))
	};
});

export const actions = {
	upload: uploadAction(uploadForm, async ({ context, file }) => {
		if (file.name === '') throw invalid({ file: 'Choose a file.' });
		await keepVolumeFile(context, file.chunks);
		redirect(303, '/imports/volumes/file');
	}),
	take: action(readingForm, async ({ context, input, event }) => {
		const { added, changed, unchanged } = await setVolumesOfFile(context, input);
		const { habits } = context.actor;
		const figure = (number: number) => formatNumber(number, habits);
		redirectWithNotice(
			event.cookies,
			'/imports/volumes',
			`${figure(added)} added, ${figure(changed)} changed, ${figure(unchanged)} as they were.`
		);
	}),
	discard: action(v.object({}), async ({ context, event }) => {
		await discardVolumeFile(context);
		redirectWithNotice(event.cookies, '/imports/volumes', 'The file is deleted. Nothing of it was set.');
	})
};
