import * as v from 'valibot';
import { idOfNamed, notNamed } from '../../shared/named';
import { invalid, type FieldErrors } from '../../shared/problem';
import { apiMapping } from './api/forms';
import type { EntriesOfLists } from './guesses/value-guesses';
import { columnName } from './import';
import {
	fields,
	takesNewEntries,
	type Field,
	type ListField,
	type Mapping,
	type RememberedMapping,
	type ValueTarget
} from './mapping';

/** A remembered mapping as a file of its own: in the words of the API's mappings, with columns and entries by name. */
export const templateForm = v.omit(apiMapping, ['team', 'source', 'format', 'newEntries']);

export type Template = v.InferOutput<typeof templateForm>;

/** The template that a remembered mapping comes to. */
export function templateOf({ header, mapping }: RememberedMapping, lists: EntriesOfLists): Template {
	const columns = Object.entries(mapping.columns).map(([field, place]) => [field, columnName(header, place)]);
	const values = (Object.entries(mapping.values) as [ListField, [string, ValueTarget][]][]).map(
		([field, targets]) => [
			field,
			Object.fromEntries(targets.map(([value, target]) => [value, nameOf(target, field, lists)]))
		]
	);
	return {
		columns: Object.fromEntries(columns),
		...(mapping.styles.occurred && { dateStyle: mapping.styles.occurred }),
		...(mapping.styles.resolved && { resolvedDateStyle: mapping.styles.resolved }),
		...(mapping.day && { day: mapping.day }),
		causeSeparator: mapping.causeSeparator as Template['causeSeparator'],
		missing: mapping.missing,
		unresolved: mapping.unresolved,
		values: Object.fromEntries(values)
	};
}

function nameOf(target: ValueTarget, field: ListField, lists: EntriesOfLists): string | null {
	if ('leaveOut' in target) return null;
	if ('create' in target) return target.create;
	return lists[field].find(({ id }) => id === target.entry)?.name ?? null;
}

/**
 * The mapping that a template comes to. What is no entry of a list that takes new ones becomes one when a file is
 * imported.
 * @throws Problem `invalid` for the field `file`, with a sentence for the first thing that does not fit
 */
export function rememberedFrom(template: Template, lists: EntriesOfLists): RememberedMapping {
	const errors: FieldErrors = {};
	const header: string[] = [];
	const columns: Mapping['columns'] = {};
	for (const [field, name] of Object.entries(template.columns) as [Field, string | number | undefined][]) {
		if (name === undefined) continue;
		if (typeof name === 'number') {
			errors.file ??= `“${field}” names its column by a number; a template names it by its header.`;
			continue;
		}
		let place = header.indexOf(name.trim());
		if (place < 0) place = header.push(name.trim()) - 1;
		columns[field] = place;
	}
	const values = (
		Object.entries(template.values ?? {}) as [ListField, Record<string, string | null> | undefined][]
	).map(([field, translations]) => [
		field,
		Object.entries(translations ?? {}).map(([value, answer]): [string, ValueTarget] => {
			if (answer === null) return [value, { leaveOut: true }];
			const entry = idOfNamed(lists[field], answer);
			if (entry === null && !takesNewEntries(field)) {
				errors.file ??= `${fields[field].label}: ${notNamed(answer)}`;
			}
			return [value, entry === null ? { create: answer } : { entry }];
		})
	]);
	if (errors.file) throw invalid(errors);
	return {
		header,
		mapping: {
			columns,
			styles: {
				occurred: template.dateStyle,
				resolved: template.resolvedDateStyle ?? template.dateStyle
			},
			day: columns.occurred === undefined ? (template.day ?? null) : null,
			causeSeparator: template.causeSeparator,
			missing: template.missing,
			unresolved: template.unresolved,
			values: Object.fromEntries(values)
		}
	};
}
