import { json } from '@sveltejs/kit';
import { fittingPages } from '$lib/features/playbook/queries.server';
import { endpoint } from '$lib/server/answers';

const MOST_CAUSES = 20;

/** The words that fit what a log form says so far. */
export const GET = endpoint(async ({ context, url }) => {
	const asked = (name: string) =>
		url.searchParams.getAll(name).map((value) => value.slice(0, 100).replaceAll('\0', '').toWellFormed());
	return json(
		await fittingPages(context, {
			causeId: asked('cause').slice(0, MOST_CAUSES),
			reasonId: asked('reason')[0],
			tier: asked('tier')[0],
			incidentCategory: asked('incident')[0],
			step: asked('step')[0]
		})
	);
});
