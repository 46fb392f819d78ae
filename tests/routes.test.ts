import { expect, test } from 'vitest';
import { parseSources } from './support/architecture/sources';
import { operationsIn } from './support/routes';

test('every page, action and method of a route is an operation', () => {
	const texts = {
		'src/routes/(app)/+page.svelte': '',
		'src/routes/(app)/+layout.svelte': '',
		'src/routes/(app)/cases/[id]/+page.svelte': '',
		'src/routes/(app)/cases/[id]/+page.server.ts':
			'export const load = page(() => ({})); export const actions = { resolve: action(form, () => {}), reopen, "follow-up": 1 };',
		'src/routes/(app)/lists/+page.server.ts': 'export const load = page(() => redirect(307, "/"));',
		'src/routes/(app)/cases/[id]/file.csv/+server.ts':
			'export const GET = endpoint(); export async function DELETE() {}',
		'src/routes/(auth)/sign-in/+page.svelte': '',
		'src/routes/(auth)/sign-in/+page.server.ts': 'export const actions: Actions = { default: action() };'
	};
	const names = operationsIn(Object.keys(texts), parseSources(texts)).map(({ name }) => name);
	expect(names).toEqual([
		'DELETE /cases/[id]/file.csv',
		'GET /',
		'GET /cases/[id]',
		'GET /cases/[id]/file.csv',
		'GET /lists',
		'GET /sign-in',
		'POST /cases/[id]?/follow-up',
		'POST /cases/[id]?/reopen',
		'POST /cases/[id]?/resolve',
		'POST /sign-in'
	]);
});
