import { columnName } from './import';
import { fields, isListField, type Field, type Mapping, type MomentField } from './mapping';
import type { FileProfile } from './profile';

/** What keeps a file from being read by a mapping, in a sentence for each field of the form. Empty where nothing does. */
export function problemsOf(mapping: Mapping, profile: FileProfile): Record<string, string> {
	const problems: Record<string, string> = {};
	for (const [field, place] of Object.entries(mapping.columns) as [Field, number][]) {
		const column = profile.columns[place];
		const name = columnName(profile.header, place);
		if (!column) {
			problems[`column-${field}`] = `${fields[field].label}: this file has no column ${place + 1}.`;
		} else if (isListField(field) && column.values === null) {
			problems[`column-${field}`] =
				`“${name}” has too many different values for a list, or very long ones: it is text. Choose another column.`;
		} else if (isMoment(field) && !mapping.styles[field]) {
			problems[`style-${field}`] = `Say how the dates in “${name}” are written.`;
		}
	}
	if (mapping.columns.occurred === undefined && mapping.day === null) {
		problems['column-occurred'] =
			'Choose the column that says when it happened, or one day for the whole file below.';
	}
	if (mapping.columns.occurredTime !== undefined && mapping.columns.occurred === undefined) {
		problems['column-occurredTime'] = 'A time needs the column with its day: when it happened.';
	}
	if (mapping.columns.resolvedTime !== undefined && mapping.columns.resolved === undefined) {
		problems['column-resolvedTime'] = 'A time needs the column with its day: when it was resolved.';
	}
	return problems;
}

function isMoment(field: Field): field is MomentField {
	return field === 'occurred' || field === 'resolved';
}
