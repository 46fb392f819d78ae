/** The id of the control of a field, so that a summary of errors can link to it. */
export function fieldId(name: string): string {
	return `field-${name}`;
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
