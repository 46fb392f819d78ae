import type { Option } from './options';

type Value = string | string[];

/** A form of corrections as it came back: refused for some fields, or, with none wrong, because somebody was quicker. */
interface Returned {
	errors?: Record<string, string>;
	values?: Record<string, Value>;
}

/**
 * What the fields of a form hold that corrects a record, and, where somebody else was quicker, what the record says by now.
 * @param stored what the record says, by field
 * @param form null as long as it has not come back
 */
export function correctionOf<Field extends string>(stored: Record<Field, Value>, form: Returned | null) {
	const errors = form?.errors ?? {};
	const isConflict = form !== null && Object.keys(errors).length === 0;

	/** What a field holds: what was typed where the form came back, what is stored otherwise. */
	const valueOf = (field: Field): Value => (form ? (form.values?.[field] ?? '') : stored[field]);

	/** After a conflict, what the record says by now wherever the form says something else. */
	function storedNow(field: Field, options?: readonly Option[]): string | undefined {
		if (!isConflict) return undefined;
		const [typed, known] = [valueOf(field), stored[field]].map((value) => [value].flat().toSorted());
		if (typed!.filter(Boolean).join() === known!.filter(Boolean).join()) return undefined;
		const words = known!.map((value) => options?.find((option) => option.value === value)?.label ?? value);
		return `The record says now: ${words.filter(Boolean).join(', ') || 'nothing'}.`;
	}

	/** What a component of a field takes. */
	const field = (name: Field, options?: readonly Option[], help?: string) => ({
		name,
		value: valueOf(name),
		error: errors[name],
		help: storedNow(name, options) ?? help
	});

	return { isConflict, errors, valueOf, storedNow, field };
}
