/** The fields of an incident that can be corrected, as its page names them. */
export const correctableFields = {
	category: 'Category',
	severity: 'Severity',
	contactEnded: 'Contact ended on the spot',
	occurredAt: 'When it happened',
	channel: 'Channel',
	brand: 'Brand',
	customerReference: 'Customer',
	involved: 'Who else was part of it'
} as const;

export type CorrectableField = keyof typeof correctableFields;

/** One field of a correction, as people read it. */
export interface Correction {
	field: CorrectableField;
	/** Null where nothing was said. */
	before: string | null;
	after: string | null;
}

/** What a correction compares: what tells one value from another, and how it is read. */
export type Said = Record<CorrectableField, { identity: string; words: string | null }>;

/** What differs between two versions of an incident, in the order of its page. */
export function correctionsBetween(before: Said, after: Said): Correction[] {
	return (Object.keys(correctableFields) as CorrectableField[])
		.filter((field) => before[field].identity !== after[field].identity)
		.map((field) => ({ field, before: before[field].words, after: after[field].words }));
}
