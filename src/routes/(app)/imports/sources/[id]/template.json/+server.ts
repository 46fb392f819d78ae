import { templateOfSource } from '$lib/features/imports/queries.server';
import { endpoint } from '$lib/server/answers';
import { notFound } from '$lib/shared/problem';

export const GET = endpoint(async ({ context, params }) => {
	const { source, template } = await templateOfSource(context, params.id!);
	if (!template) throw notFound();
	const name = source.name.replace(/[^\w.-]/g, '-');
	return new Response(`${JSON.stringify(template, null, '\t')}\n`, {
		headers: {
			'content-type': 'application/json',
			'content-disposition': `attachment; filename="mapping-${name}.json"`
		}
	});
});
