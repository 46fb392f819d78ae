import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
	apiDay,
	apiInstant,
	apiList,
	apiNumberInAddress,
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
				kind: { anyOf: [{ type: 'string', enum: ['a', 'b'] }, { type: 'null' }] },
				days: { type: 'array', items: { type: 'string', format: 'date' }, maxItems: 4 }
			},
			required: ['name', 'kind', 'days'],
			additionalProperties: false
		});
	});

	it('says what is sent, not what is made of it', () => {
		expect(jsonSchemaOf(apiNumberInAddress('The limit', 1, 200))).toEqual({
			type: 'integer',
			minimum: 1,
			maximum: 200
		});
		expect(jsonSchemaOf(v.nullable(described(apiInstant('When'), 'When it happened.')))).toEqual({
			anyOf: [{ type: 'string', format: 'date-time', description: 'When it happened.' }, { type: 'null' }]
		});
	});

	it('is never quietly wrong about a part that it has no words for', () => {
		expect(() => jsonSchemaOf(v.map(v.string(), v.string()))).toThrow('map');
		expect(() => jsonSchemaOf(v.pipe(v.string(), v.creditCard()))).toThrow('credit_card');
	});
});
