import { page } from '$lib/server/answers';
import { settings } from '$lib/server/settings';
import { operations } from '../../../../api/v1/operations';

/** Everybody may read how the API is used: a colleague who writes the program is seldom the one who makes its key. */
export const load = page(() => ({
	origin: settings().origin,
	operations: operations.map(({ method, path, scope, summary, description, isNamed, example }) => ({
		method,
		path,
		scope,
		summary,
		description: description ?? null,
		isNamed: isNamed ?? false,
		example
	}))
}));
