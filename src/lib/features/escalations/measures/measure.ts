import { isId } from '../../../shared/ids';
import type { TaxonomyEntry, TaxonomyKind } from '../taxonomy';

/** What a kind of measure counts. */
interface MeasureKindDetails {
	/**
	 * A count of records a week, by contacts where those are known; or a share of the records that could have been counted.
	 */
	unit: 'count' | 'share';
	/** The list from which an entry has to be named; null where none is. */
	of: TaxonomyKind | null;
	/** As a name; of a kind with an entry, what stands before the entry's name. */
	name: string;
	/** What is counted, in a sentence. */
	counts: string;
}

export const measureKinds = {
	escalations: {
		unit: 'count',
		of: null,
		name: 'Escalations',
		counts: 'Every escalation.'
	},
	cause: {
		unit: 'count',
		of: 'cause',
		name: 'Escalations with the cause',
		counts: 'Escalations that name this contributing cause, alone or among others.'
	},
	reason: {
		unit: 'count',
		of: 'reason',
		name: 'Escalations about',
		counts: 'Escalations with this contact reason or a part of it.'
	},
	'first-line': {
		unit: 'count',
		of: 'first-line',
		name: 'Hand-ups because of',
		counts: 'Escalations that the first line could not finish for this reason.'
	},
	'repeat-contacts': {
		unit: 'count',
		of: null,
		name: 'Repeat contacts',
		counts: 'Escalations of customers who had another one within the 30 days before.'
	},
	'upheld-hand-ups': {
		unit: 'share',
		of: null,
		name: 'Upheld hand-ups',
		counts: 'Of the hand-ups with an outcome, those that ended in the answer the customer already had.'
	},
	'avoidable-share': {
		unit: 'share',
		of: null,
		name: 'Avoidable share',
		counts: 'Of the escalations that somebody judged, those that could have been avoided.'
	}
} as const satisfies Record<string, MeasureKindDetails>;

export type MeasureKind = keyof typeof measureKinds;

export const measureKindList = Object.keys(measureKinds) as MeasureKind[];

const narrowings = ['team', 'brand', 'channel'] as const;

/** Whose records are counted. */
export type MeasureScope = { kind: 'everything' } | { kind: (typeof narrowings)[number]; id: string };

/** Something that is counted week by week, so that it can be charted and a fix judged by it. */
export interface Measure {
	kind: MeasureKind;
	/** The entry of the list that the kind names; null where it names none. */
	entryId: string | null;
	scope: MeasureScope;
}

/** What a measure may name, archived ones too. */
export interface Measurable {
	entries: readonly Pick<TaxonomyEntry, 'id' | 'kind' | 'name' | 'archived'>[];
	teams: readonly NamedOnce[];
	brands: readonly NamedOnce[];
}

interface NamedOnce {
	id: string;
	name: string;
	archived: boolean;
}

/** Whether it is a share of records, and not a count of them. */
export function isShare({ kind }: Pick<Measure, 'kind'>): boolean {
	return measureKinds[kind].unit === 'share';
}

/** The measure as one text for addresses, forms and tables: "cause:<id>@team:<id>". */
export function measureKey({ kind, entryId, scope }: Measure): string {
	const what = entryId === null ? kind : `${kind}:${entryId}`;
	return scope.kind === 'everything' ? what : `${what}@${scope.kind}:${scope.id}`;
}

/** The measure that a text stands for; null for a text that stands for none. */
export function parseMeasure(text: string): Measure | null {
	const [what = '', where, ...more] = text.split('@');
	const [kindText = '', entryId = null, ...rest] = what.split(':');
	const kind = measureKindList.find((each) => each === kindText);
	const scope = where === undefined ? ({ kind: 'everything' } as const) : parseScope(where);
	if (!kind || !scope || more.length > 0 || rest.length > 0) return null;
	const namesEntry = measureKinds[kind].of !== null;
	if (namesEntry !== (entryId !== null) || (entryId !== null && !isId(entryId))) return null;
	return { kind, entryId, scope };
}

function parseScope(text: string): MeasureScope | null {
	const [kindText, id = '', ...more] = text.split(':');
	const kind = narrowings.find((each) => each === kindText);
	return kind && isId(id) && more.length === 0 ? { kind, id } : null;
}

/** What is counted, without where: "Escalations with the cause “Late delivery”". */
export function nameOfMeasure({ kind, entryId }: Measure, { entries }: Pick<Measurable, 'entries'>): string {
	const { name } = measureKinds[kind];
	if (entryId === null) return name;
	const entry = entries.find(({ id }) => id === entryId);
	return entry ? `${name} “${entry.name}”` : `${name} something that is no longer there`;
}

/** What is counted and where: "Escalations with the cause “Late delivery” in Orders". */
export function measureInWords(measure: Measure, measurable: Measurable): string {
	const name = nameOfMeasure(measure, measurable);
	const { scope } = measure;
	if (scope.kind === 'everything') return name;
	const place = namedBy(scope, measurable)?.name ?? `another ${scope.kind}`;
	if (scope.kind === 'team') return `${name} in ${place}`;
	return scope.kind === 'brand' ? `${name} of ${place}` : `${name} by ${place}`;
}

/**
 * Why nothing new should be measured by it: what it names is not there, or was archived.
 * @returns a sentence, or null where nothing stands against it
 */
export function problemOfMeasure(measure: Measure, measurable: Measurable): string | null {
	const { kind, entryId, scope } = measure;
	if (entryId !== null) {
		const entry = measurable.entries.find((each) => each.id === entryId);
		if (entry?.kind !== measureKinds[kind].of) return 'What this measure counts is not there.';
		if (entry.archived) return `“${entry.name}” was archived, so nothing new is counted for it.`;
	}
	if (scope.kind === 'everything') return null;
	const place = namedBy(scope, measurable);
	if (!place) return `The ${scope.kind} that this measure is narrowed to is not there.`;
	return place.archived ? `“${place.name}” was archived, so nothing new is counted for it.` : null;
}

function namedBy(scope: Exclude<MeasureScope, { kind: 'everything' }>, measurable: Measurable) {
	if (scope.kind === 'team') return measurable.teams.find(({ id }) => id === scope.id);
	if (scope.kind === 'brand') return measurable.brands.find(({ id }) => id === scope.id);
	return measurable.entries.find(({ id, kind }) => id === scope.id && kind === 'channel');
}
