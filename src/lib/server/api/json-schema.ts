import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';

export type JsonSchema = Record<string, unknown>;

/**
 * Describes what a schema takes in JSON Schema (2020-12). Rules that only code can check say what they can of themselves
 * through `v.metadata`, whose words are taken over.
 * @throws Error for a part of valibot that JSON Schema has no words for
 */
export function jsonSchemaOf(schema: v.GenericSchema): JsonSchema {
	// OpenAPI 3.1 is in this dialect anyway, so that no part of it has to name it.
	const { $schema, ...described } = toJsonSchema(schema, {
		target: 'draft-2020-12',
		// Not `typeMode: 'input'`, which would leave out what stands behind a transform: mostly the field's description.
		ignoreActions: ['check', 'transform']
	});
	return described;
}
