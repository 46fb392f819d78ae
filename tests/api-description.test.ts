import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { apiEscalation } from '../src/lib/features/escalations/api/forms';
import { apiMapping } from '../src/lib/features/imports/api/forms';
import { apiVolumes } from '../src/lib/features/volumes/api';
import { openApiDocument } from '../src/lib/server/api/openapi';
import { apiScopeList } from '../src/lib/shared/api-scopes';
import { operations } from '../src/routes/api/v1/operations';
import { apiRules } from './support/api-rules';
import { operationsOf } from './support/routes';

const nameOf = ({ method, path }: { method: string; path: string }) =>
	`${method} ${path.replaceAll(/\{(\w+)\}/g, '[$1]')}`;

describe('the description of the API', () => {
	test('tells of every route there is, and of no other', () => {
		const routes = operationsOf().filter(({ path }) => path.startsWith('/api/'));
		expect(routes.length).toBeGreaterThan(8);
		expect([...operations.map(nameOf), 'GET /api/v1/openapi.json'].sort()).toEqual(
			routes.map(({ name }) => name).sort()
		);
	});

	test('names the scope that each operation asks for', () => {
		for (const operation of operations) {
			expect(apiRules[nameOf(operation)]?.scope, nameOf(operation)).toBe(operation.scope);
		}
		expect(new Set(operations.map(({ scope }) => scope))).toEqual(new Set(apiScopeList));
	});

	test('says of each operation what it answers, refusals included', () => {
		const { paths } = openApiDocument(operations, 'https://evenkeel.example.org') as {
			paths: Record<string, Record<string, { summary: string; responses: Record<string, unknown> }>>;
		};
		for (const { path, method } of operations) {
			const { summary, responses } = paths[path]![method.toLowerCase()]!;
			expect(summary.length, path).toBeGreaterThan(5);
			expect(Object.keys(responses), path).toEqual(
				expect.arrayContaining(['400', '401', '403', '404', '415', '429'])
			);
		}
	});
});

describe('the examples', () => {
	const exampleOf = (name: string) => operations.find((operation) => nameOf(operation) === name)!.example;
	const jsonIn = (example: string, start: string, end: string) =>
		JSON.parse(example.slice(example.indexOf(start) + start.length, example.lastIndexOf(end)));

	test('send what the API takes', () => {
		const logged = jsonIn(exampleOf('POST /api/v1/escalations'), "-d '", "'");
		expect(v.parse(apiEscalation, logged)).toMatchObject({ team: 'Orders', severity: 2 });
		const set = jsonIn(exampleOf('PUT /api/v1/volumes'), "-d '", "'");
		expect(v.parse(apiVolumes, set).rows).toHaveLength(2);
		const mapping = jsonIn(exampleOf('POST /api/v1/imports'), 'mapping=', ';type=application/json');
		expect(v.parse(apiMapping, mapping)).toMatchObject({ source: 'Helpdesk', newEntries: true });
	});

	test('carry a key, and ask where the operation is', () => {
		for (const { example, path } of operations) {
			expect(example, path).toContain('Authorization: Bearer $KEY');
			expect(example, path).toContain(`$EVENKEEL${path.split('{')[0]}`);
		}
	});
});
