import type { Option } from '../../ui/options';
import { choicesOf, type TaxonomyEntry, type TaxonomyKind } from './taxonomy';

/** The lists of a form, ready for its fields. */
export type Choices = Record<TaxonomyKind, Option[]>;

/** The open entries of every list as options; the parts of a contact reason stand under its name. */
export function choices(entries: readonly TaxonomyEntry[]): Choices {
	const options = (kind: TaxonomyKind): Option[] => {
		const offered = choicesOf(entries, kind);
		const parents = new Set(offered.flatMap(({ parentId }) => parentId ?? []));
		const nameOf = new Map(offered.map(({ id, name }) => [id, name]));
		return offered.map(({ id, name, parentId }) => ({
			value: id,
			label: name,
			group: nameOf.get(parentId ?? (parents.has(id) ? id : ''))
		}));
	};
	return {
		reason: options('reason'),
		cause: options('cause'),
		'first-line': options('first-line'),
		outcome: options('outcome'),
		channel: options('channel')
	};
}

/** Every option of the lists that a record may name, archived ones too. */
export function namesOfEntries(entries: readonly TaxonomyEntry[]): Record<string, string> {
	return Object.fromEntries(entries.map(({ id, name }) => [id, name]));
}

/** The options with one more where a record names an entry that is archived by now, so that it can stay chosen. */
export function withChosen(
	options: readonly Option[],
	chosen: string | null,
	names: Record<string, string>
): Option[] {
	if (!chosen || options.some(({ value }) => value === chosen)) return [...options];
	return [...options, { value: chosen, label: names[chosen] ?? 'None said' }];
}
