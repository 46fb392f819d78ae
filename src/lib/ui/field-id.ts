import { getContext, setContext } from 'svelte';

const SCOPE = Symbol('field scope');

/**
 * Keeps the fields of this component apart from those of the same name elsewhere on the page. Called while the component
 * is set up; `FieldScope.svelte` does it in markup.
 */
export function scopeFields(scope: string): void {
	setContext(SCOPE, scope);
}

/**
 * How the ids of controls follow from the names of fields here, so that a summary of errors can link to them. Called while
 * the component is set up.
 */
export function fieldIds(): (name: string) => string {
	const scope = getContext<string | undefined>(SCOPE);
	return (name) => (scope ? `field-${scope}-${name}` : `field-${name}`);
}

/** What a field may be filled with; a form that was refused keeps a list where a name came more than once. */
export type FieldValue = string | number | string[] | null | undefined;

/** The one text a control shows. */
export function singleValue(value: FieldValue): string | undefined {
	const first = Array.isArray(value) ? value[0] : value;
	return first == null ? undefined : String(first);
}

/** Every value of a group of choices. */
export function manyValues(value: FieldValue): string[] {
	if (Array.isArray(value)) return value;
	return value == null || value === '' ? [] : [String(value)];
}
