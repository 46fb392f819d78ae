import { compareDocuments } from '$lib/features/incidents/policy/comparison';
import { policyById } from '$lib/features/incidents/queries.server';
import { page } from '$lib/server/answers';
import { authorise } from '$lib/shared/problem';

export const load = page(async ({ context, url }) => {
	const version = (name: string) => policyById(context, url.searchParams.get(name) ?? '');
	const [before, after] = await Promise.all([version('before'), version('after')]);
	authorise(before.number !== null && after.number !== null);
	return {
		before: before.number,
		after: after.number,
		differences: compareDocuments(before.document, after.document)
	};
});
