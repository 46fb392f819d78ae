import type * as v from 'valibot';

export type JsonSchema = Record<string, unknown>;

/** A part of a valibot schema, as far as describing it asks. */
interface Part {
	kind: 'schema' | 'validation' | 'transformation' | 'metadata';
	type: string;
	pipe?: Part[];
	entries?: Record<string, Part>;
	item?: Part;
	wrapped?: Part;
	value?: Part | unknown;
	options?: unknown[];
	literal?: unknown;
	requirement?: unknown;
	description?: string;
	metadata?: JsonSchema;
	default?: unknown;
}

/**
 * Describes what a schema takes in JSON Schema (2020-12). Rules that only code can check say what they can of themselves
 * through `v.metadata`, whose words are taken over.
 * @throws TypeError for a part of valibot that nothing here uses yet
 */
export function jsonSchemaOf(schema: v.GenericSchema): JsonSchema {
	return describe(schema as unknown as Part);
}

function describe(part: Part): JsonSchema {
	const [first, ...rest] = part.pipe ?? [part];
	return rest.reduce<JsonSchema>((described, step) => ({ ...described, ...rule(step) }), base(first!));
}

function base(part: Part): JsonSchema {
	// A piped schema may itself begin with a pipe.
	if (part.pipe && part.pipe[0] !== part) return describe(part);
	switch (part.type) {
		case 'string':
		case 'boolean':
		case 'number':
		case 'null':
			return { type: part.type };
		case 'any':
		case 'unknown':
			return {};
		case 'picklist':
			return { type: 'string', enum: part.options };
		case 'literal':
			return { const: part.literal };
		case 'array':
			return { type: 'array', items: describe(part.item!) };
		case 'record':
			return { type: 'object', additionalProperties: describe(part.value as Part) };
		case 'union':
			return { anyOf: (part.options as Part[]).map(describe) };
		case 'nullable':
			return orNull(describe(part.wrapped!));
		case 'nullish':
			return orNull(describe(part.wrapped!));
		case 'optional':
			return withDefault(describe(part.wrapped!), part.default);
		case 'object':
		case 'strict_object':
			return object(part);
		default:
			throw new TypeError(`nothing describes the schema ${part.type} yet`);
	}
}

function object({ type, entries = {} }: Part): JsonSchema {
	const named = Object.entries(entries);
	const required = named.filter(([, entry]) => !mayBeMissing(entry)).map(([name]) => name);
	return {
		type: 'object',
		properties: Object.fromEntries(named.map(([name, entry]) => [name, describe(entry)])),
		...(required.length > 0 && { required }),
		...(type === 'strict_object' && { additionalProperties: false })
	};
}

function mayBeMissing(part: Part): boolean {
	const first = part.pipe?.[0] ?? part;
	if (first !== part) return mayBeMissing(first);
	return part.type === 'optional' || part.type === 'nullish';
}

function orNull(described: JsonSchema): JsonSchema {
	const { type, enum: options, ...rest } = described;
	if (typeof type !== 'string') return { anyOf: [described, { type: 'null' }] };
	return { type: [type, 'null'], ...(options ? { enum: [...(options as unknown[]), null] } : {}), ...rest };
}

function withDefault(described: JsonSchema, value: unknown): JsonSchema {
	return value === undefined || typeof value === 'function' ? described : { ...described, default: value };
}

function rule({ kind, type, requirement, description, metadata }: Part): JsonSchema {
	if (kind === 'schema' || kind === 'transformation') return {};
	switch (type) {
		case 'description':
			return { description };
		case 'metadata':
			return metadata ?? {};
		case 'integer':
			return { type: 'integer' };
		case 'min_value':
			return { minimum: requirement };
		case 'max_value':
			return { maximum: requirement };
		case 'max_length':
			return { maxItems: requirement };
		case 'check':
			return {};
		default:
			throw new TypeError(`nothing describes the rule ${type} yet`);
	}
}
