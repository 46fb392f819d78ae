import { and, eq } from 'drizzle-orm';
import { mayLeadTeam } from '../../people/actor';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { authorise, invalid } from '$lib/shared/problem';
import { guessStyles } from '../guesses/column-guesses';
import { targetOfText, valuesOfList, type Entry } from '../guesses/value-guesses';
import { mayBeMapped, noCounts, noFindings } from '../import';
import { problemsOf } from '../mapping-check';
import {
	fields,
	listFields,
	takesNewEntries,
	type ListField,
	type Mapping,
	type ValueTarget
} from '../mapping';
import { withValues } from '../proposal';
import { entriesOfLists, findImport, type Import } from '../queries/imports.server';
import { imports } from '../tables.server';
import { tooLate } from './files.server';

/**
 * Says which column becomes what. Dates are read as the file shows where their style is not said. What values become is
 * kept where it was said before, and guessed where it was not.
 * @throws Problem `invalid` with a sentence for each field that does not fit the file
 */
export async function changeColumns(
	context: Context,
	input: { importId: string } & Omit<Mapping, 'values'>
): Promise<void> {
	const { importId, ...mapping } = input;
	await changeMapping(context, importId, async (inside, { mapping: before, profile }) => {
		const next: Mapping = {
			...mapping,
			values: {},
			styles: { ...guessStyles(profile, mapping.columns), ...given(mapping.styles) },
			day: mapping.columns.occurred === undefined ? mapping.day : null
		};
		const problems = problemsOf(next, profile);
		if (Object.keys(problems).length > 0) {
			throw invalid(problems, 'Some columns do not fit. Please look at the fields marked.');
		}
		return withValues(next, profile, await entriesOfLists(inside), before.values);
	});
}

function given(styles: Mapping['styles']): Mapping['styles'] {
	return Object.fromEntries(Object.entries(styles).filter(([, style]) => style !== undefined));
}

/** What somebody typed or chose for the values of a list: an entry's name or id, a new name, or nothing. */
type ValueAnswers = Partial<Record<ListField, { value: string; answer: string }[]>>;

/**
 * Says what the values of the source become.
 * @param input.takeOver lists whose values that have no place yet are taken over as new entries
 * @throws Problem `invalid` where an answer is no entry of a list that takes no new ones
 */
export async function changeValues(
	context: Context,
	input: { importId: string; answers: ValueAnswers; takeOver: ListField[] }
): Promise<void> {
	await changeMapping(context, input.importId, async (inside, { mapping, profile }) => {
		const lists = await entriesOfLists(inside);
		const values = listFields
			.filter((field) => mapping.columns[field] !== undefined)
			.map((field): [ListField, [string, ValueTarget][]] => {
				const before = new Map(mapping.values[field]);
				const given = new Map((input.answers[field] ?? []).map(({ value, answer }) => [value, answer]));
				const targets = valuesOfList(profile, mapping, field).flatMap(([value]): [string, ValueTarget][] => {
					const answer = given.get(value);
					const target = answer === undefined ? before.get(value) : answered(field, answer, lists[field]);
					if (target && !('leaveOut' in target)) return [[value, target]];
					if (takesNewEntries(field) && input.takeOver.includes(field)) {
						return [[value, answered(field, value, lists[field])]];
					}
					return target ? [[value, target]] : [];
				});
				return [field, targets];
			});
		return { ...mapping, values: Object.fromEntries(values) };
	});
}

function answered(field: ListField, answer: string, entries: readonly Entry[]): ValueTarget {
	const target = targetOfText(field, answer, entries);
	if (target) return target;
	throw invalid({
		[`values-${field}`]: `“${answer}” is no entry of the list ${fields[field].label.toLowerCase()}.`
	});
}

async function changeMapping(
	context: Context,
	importId: string,
	change: (inside: WritingContext, stored: Import) => Promise<Mapping>
): Promise<void> {
	await inTransaction(context, async (inside) => {
		const stored = await findImport(inside, importId);
		authorise(mayLeadTeam(inside.actor, stored.teamId));
		if (!mayBeMapped(stored.state)) throw tooLate();
		const mapping = await change(inside, stored);
		await inside.db
			.update(imports)
			.set({ mapping, state: 'mapping', counts: noCounts, findings: noFindings, failure: null })
			.where(and(eq(imports.organisationId, inside.actor.organisationId), eq(imports.id, importId)));
	});
}
