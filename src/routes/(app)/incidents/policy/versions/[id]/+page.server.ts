import { policyById } from '$lib/features/incidents/queries.server';
import { page } from '$lib/server/answers';
import { authorise } from '$lib/shared/problem';

export const load = page(async ({ context, params }) => {
	const policy = await policyById(context, params.id!);
	authorise(policy.number !== null);
	return { policy };
});
