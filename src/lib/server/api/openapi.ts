import * as v from 'valibot';
import { apiScopes, type ApiScope } from '$lib/shared/api-scopes';
import { jsonSchemaOf, type JsonSchema } from './json-schema';

/** An operation of the API, as its description and the page of examples tell of it. */
export interface ApiOperation {
	method: 'GET' | 'POST' | 'PUT';
	/** The address, its parameters in braces. */
	path: string;
	scope: ApiScope;
	summary: string;
	description?: string;
	/** The parameters of the address. */
	query?: Described;
	/** The body, and the type it is sent as. */
	body?: { type: 'application/json' | 'multipart/form-data'; schema: Described };
	/** What it answers where it is carried out, by status. */
	answers: Record<number, { schema: Described | null; description: string; type?: string }>;
	/** Whether an Idempotency-Key is minded. */
	isNamed?: boolean;
	/** How it is called from a shell, for the page of examples. */
	example: string;
}

type Described = v.GenericSchema;

const where = v.union([
	v.strictObject({ detail: v.string(), pointer: v.string() }),
	v.strictObject({ detail: v.string(), parameter: v.string() }),
	v.strictObject({ detail: v.string(), header: v.string() })
]);

/** What is answered where a request is refused (RFC 9457). */
const problem = v.strictObject({
	type: v.literal('about:blank'),
	title: v.string(),
	status: v.pipe(v.number(), v.integer()),
	detail: v.pipe(v.string(), v.description('What is wrong, in a sentence for people.')),
	code: v.pipe(v.string(), v.description('What is wrong, for programs.')),
	requestId: v.pipe(v.string(), v.description('To quote when asking for help.')),
	errors: v.optional(v.array(where))
});

const refusals: Record<number, string> = {
	400: 'Something in the request cannot be used; `errors` says what and where.',
	401: 'There is no key, or it does not work.',
	403: 'The key does not have the scope.',
	404: 'There is nothing here that its owner may see.',
	405: 'This address does not take the method.',
	409: 'Somebody was quicker, or the same request is being worked on.',
	413: 'The body is larger than is taken here.',
	415: 'The body is of another type than is taken here.',
	422: 'The Idempotency-Key was used for another request.',
	429: 'These are too many requests; Retry-After says when to go on.',
	500: 'Something went wrong on our side.'
};

const rateHeaders = {
	'RateLimit-Policy': {
		schema: { type: 'string' },
		description: 'Requests (q) a window of so many seconds (w).'
	},
	RateLimit: {
		schema: { type: 'string' },
		description: 'Requests left (r), and seconds until the next window (t).'
	}
};

/** The description of the API (OpenAPI 3.1), made from the schemas that its requests are held against. */
export function openApiDocument(operations: readonly ApiOperation[], origin: string): JsonSchema {
	const paths = Map.groupBy(operations, ({ path }) => path);
	return {
		openapi: '3.1.0',
		info: {
			title: 'Evenkeel',
			version: '1',
			description:
				'Escalations, imports, contact volumes and the figures of Insights over HTTP. Each request carries a key, which acts for a person within its scopes. Fields and parameters that are not described are refused.'
		},
		servers: [{ url: origin }],
		security: [{ key: [] }],
		paths: Object.fromEntries(
			[...paths].map(([path, ofPath]) => [
				path,
				Object.fromEntries(ofPath.map((operation) => [operation.method.toLowerCase(), describe(operation)]))
			])
		),
		components: {
			securitySchemes: {
				key: {
					type: 'http',
					scheme: 'bearer',
					description: `A key that an admin makes in Settings. Its scopes are among ${Object.keys(apiScopes).join(', ')}.`
				}
			},
			schemas: { Problem: jsonSchemaOf(problem) }
		}
	};
}

function describe({
	path,
	scope,
	summary,
	description,
	query,
	body,
	answers,
	isNamed
}: ApiOperation): JsonSchema {
	const parameters = [
		...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
			name,
			in: 'path',
			required: true,
			schema: { type: 'string' }
		})),
		...(query ? inAddress(jsonSchemaOf(query)) : []),
		...(isNamed ? [idempotencyKey] : [])
	];
	return {
		summary,
		description: [description, `Needs the scope \`${scope}\`.`].filter(Boolean).join(' '),
		...(parameters.length > 0 && { parameters }),
		...(body && {
			requestBody: { required: true, content: { [body.type]: { schema: jsonSchemaOf(body.schema) } } }
		}),
		responses: {
			...Object.fromEntries(
				Object.entries(answers).map(([status, { schema, description, type = 'application/json' }]) => [
					status,
					{
						description,
						headers: rateHeaders,
						content: { [type]: { schema: schema ? jsonSchemaOf(schema) : { type: 'string' } } }
					}
				])
			),
			...Object.fromEntries(
				Object.entries(refusals).map(([status, why]) => [
					status,
					{
						description: why,
						content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
					}
				])
			)
		}
	};
}

const idempotencyKey = {
	name: 'Idempotency-Key',
	in: 'header',
	required: false,
	description:
		'A name of your own for this request, such as a UUID. Sent again within 24 hours, it is carried out once and answered the same.',
	schema: { type: 'string', minLength: 1, maxLength: 255 }
};

function inAddress(described: JsonSchema): JsonSchema[] {
	const { properties = {}, required = [] } = described as {
		properties?: Record<string, JsonSchema>;
		required?: string[];
	};
	return Object.entries(properties).map(([name, { description, ...schema }]) => ({
		name,
		in: 'query',
		required: required.includes(name),
		...(description ? { description } : {}),
		schema
	}));
}
