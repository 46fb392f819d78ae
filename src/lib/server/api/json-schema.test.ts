import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
	apiDay,
	apiList,
	apiOneOf,
	apiText,
	apiWholeNumber,
	bodyOf,
	described
} from '$lib/shared/api-fields';
import { jsonSchemaOf } from './json-schema';

describe('a schema in the words of JSON Schema', () => {
	it('says of each field what it takes, whether it is needed, and that no other is known', () => {
		const schema = bodyOf({
			name: described(apiText('The name', 20), 'What it is called.'),
			size: v.optional(apiWholeNumber('The size', 1, 9), 3),
			kind: v.nullable(apiOneOf('The kind', ['a', 'b'])),
			days: apiList('The days', apiDay('A day'), 4)
		});
		expect(jsonSchemaOf(schema)).toEqual({
			type: 'object',
			properties: {
				name: { type: 'string', maxLength: 20, description: 'What it is called.' },
				size: { type: 'integer', minimum: 1, maximum: 9, default: 3 },
				kind: { type: ['string', 'null'], enum: ['a', 'b', null] },
				days: { type: 'array', items: { type: 'string', format: 'date' }, maxItems: 4 }
			},
			required: ['name', 'kind', 'days'],
			additionalProperties: false
		});
	});

	it('knows objects that may be null, records and alternatives', () => {
		expect(jsonSchemaOf(v.nullable(v.object({ on: v.boolean() })))).toEqual({
			type: ['object', 'null'],
			properties: { on: { type: 'boolean' } },
			required: ['on']
		});
		expect(jsonSchemaOf(v.record(v.string(), v.number()))).toEqual({
			type: 'object',
			additionalProperties: { type: 'number' }
		});
		expect(jsonSchemaOf(v.union([v.literal(1), v.null()]))).toEqual({
			anyOf: [{ const: 1 }, { type: 'null' }]
		});
	});

	it('is never quietly wrong about a part that it does not know', () => {
		expect(() => jsonSchemaOf(v.map(v.string(), v.string()))).toThrow('map');
		expect(() => jsonSchemaOf(v.pipe(v.string(), v.email()))).toThrow('email');
	});
});
