import { avoidableAnswers, HIGHEST_TIER, severities } from '../../escalations/escalation';
import {
	isMissing,
	splitCauses,
	takesNewEntries,
	type ListField,
	type Mapping,
	type ValueTarget
} from '../mapping';
import type { FileProfile } from '../profile';
import { withoutAccents } from './header-words';

/** An entry that a source value can become. */
export interface Entry {
	id: string;
	name: string;
	/** A lasting name of shipped entries. */
	key?: string | null;
	archived?: boolean;
	/** The entry it is a part of. */
	parentId?: string | null;
}

export type EntriesOfLists = Record<ListField, readonly Entry[]>;

/** Lists whose entries nobody can change. */
export const fixedEntries: Pick<EntriesOfLists, 'severity' | 'tier' | 'avoidable'> = {
	tier: Array.from({ length: HIGHEST_TIER }, (_, below) => ({
		id: String(below + 1),
		name: `Tier ${below + 1}`
	})),
	severity: Object.entries(severities).map(([id, name]) => ({ id, name })),
	avoidable: Object.entries(avoidableAnswers).map(([id, name]) => ({ id, name }))
};

/** Different values of a list column that say something, with how often each comes; most often first. */
export function valuesOfList(
	profile: FileProfile,
	mapping: Mapping,
	field: ListField
): [value: string, times: number][] {
	const place = mapping.columns[field];
	const values = (place === undefined ? null : profile.columns[place]?.values) ?? [];
	const separator = field === 'cause' ? mapping.causeSeparator : '';
	const missing = new Set(mapping.missing);
	const counts = new Map<string, number>();
	for (const [cell, times] of values) {
		if (isMissing(cell, missing)) continue;
		for (const part of splitCauses(cell, separator)) {
			if (!isMissing(part, missing)) counts.set(part, (counts.get(part) ?? 0) + times);
		}
	}
	return [...counts].sort((a, b) => b[1] - a[1]);
}

/** Words by which sources call our shipped channels, by key. */
const channelWords: Record<string, RegExp> = {
	phone: /^(phone|telephone|telefono?|telefoon|phone call|call|voice|customer care call|hotline|tel|anruf)$/,
	email: /^(e ?mail|mail|inbox|courriel|correo( electronico)?|e ?post)$/,
	chat: /^(chat|live ?chat|web ?chat|messenger|whats ?app|messaging)$/,
	social: /^(social|facebook|twitter|x|instagram|tiktok|social media)$/,
	store: /^(store|in store|in person|shop|walk ?in|branch)$/
};

/** Words of helpdesks for how much it matters; a bare number counts upward here and downward there, so it is asked. */
const severityWords: [id: string, words: RegExp][] = [
	[
		'4',
		/\b(critical|urgente?|blocker|highest|emergency|p1|sev ?1|dringend|kritisch|critique|krytyczny|pilny)\b/
	],
	['3', /\b(high|major|severe|p2|sev ?2|hoch|haute?|elevee?|alt[ao]|hoog|wysoki|hog|hoj)\b/],
	[
		'2',
		/\b(medium|moderate|normale?|standard|p3|sev ?3|mittel|moyen(ne)?|medi[ao]|gemiddeld|sredni|normalny|medel|mellem)\b/
	],
	[
		'1',
		/\b(low|lowest|minor|trivial|planning|p4|p5|sev ?4|niedrig|gering|basse?|faible|baj[ao]|bass[ao]|baix[ao]|laag|niski|lag|lav)\b/
	]
];

/** How helpdesks call tiers: by their number, however they call the rest. */
const tierWords = /^(?:tier|level|line|stage|l|t)? ?([1-5])(?:st|nd|rd|th)?(?: (?:tier|level|line|stage))?$/;

/** A column with more different values than this is hardly a list; its values become entries only when told to. */
const MOST_NEW_ENTRIES = 150;

/**
 * What each value is likely to become: what it became the last time; else the entry of the same name, letter case and
 * punctuation aside, or of the same key; else one that the value is another word for; else a new entry, so that an
 * import nobody corrected counts what the file says.
 * @returns only those with a likely answer
 */
export function guessValues(
	field: ListField,
	values: readonly string[],
	entries: readonly Entry[],
	remembered: readonly [string, ValueTarget][] = []
): [value: string, target: ValueTarget][] {
	const known = new Map(remembered);
	const ids = new Set(entries.map(({ id }) => id));
	const index = new Map<string, string>();
	for (const entry of [...entries].reverse()) {
		if (entry.key) index.set(plain(entry.key), entry.id);
		index.set(plain(entry.name), entry.id);
	}
	const exact = new Map(entries.map(({ name, id }) => [name, id]));
	const becomesNew = takesNewEntries(field) && values.length <= MOST_NEW_ENTRIES;

	return values.flatMap((value): [string, ValueTarget][] => {
		const before = known.get(value);
		if (before && (!('entry' in before) || ids.has(before.entry))) return [[value, before]];
		const entry = exact.get(value) ?? index.get(plain(value)) ?? synonym(field, value, entries);
		if (entry) return [[value, { entry }]];
		return becomesNew ? [[value, { create: value }]] : [];
	});
}

function synonym(field: ListField, value: string, entries: readonly Entry[]): string | undefined {
	const text = withoutAccents(plain(value));
	if (field === 'channel') {
		return entries.find(({ key, archived }) => key && !archived && channelWords[key]?.test(text))?.id;
	}
	if (field === 'tier') return tierWords.exec(text)?.[1];
	return field === 'severity' ? severityWords.find(([, words]) => words.test(text))?.[0] : undefined;
}

/**
 * What an answer means for a value: an entry by its name, or by its id in the lists that take no new ones.
 * @returns null where it is no entry and cannot become one
 */
export function targetOfText(
	field: ListField,
	answer: string,
	entries: readonly Entry[]
): ValueTarget | null {
	if (answer === '') return { leaveOut: true };
	if (!takesNewEntries(field)) return entries.some(({ id }) => id === answer) ? { entry: answer } : null;
	const entry =
		entries.find(({ name }) => name === answer) ?? entries.find(({ name }) => plain(name) === plain(answer));
	return entry ? { entry: entry.id } : { create: answer };
}

function plain(text: string): string {
	return (
		text
			.toLowerCase()
			.replace(/[^\p{L}\d]+/gu, ' ')
			.trim() || text
	);
}
