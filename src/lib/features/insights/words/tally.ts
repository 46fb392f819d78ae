import { risingWords, type RisingWord } from '../../../statistics/rising-words';
import { isGermanNoun } from './german-nouns';
import { isStopWord } from './stop-words';
import { tokensOf } from './tokens';

/** What is read of a record. Nothing of it but single words ever leaves. */
export interface ReadRecord {
	id: string;
	summary: string;
	customerReference: string;
	orderReference: string;
	sourceReference: string | null;
}

/** A word is only told where at least so many customers' cases use it. */
export const LEAST_CUSTOMERS = 3;

/** A word that comes up more by as many standard deviations as chance brings in one word of two hundred. */
const LEAST_SCORE = 2.58;

/** More words than this are not read anyway. */
const WORDS_TOLD = 40;

interface Usage {
	/** In how many summaries, here and in the others. */
	here: number;
	elsewhere: number;
	/** How often it was written in lower case, or is a noun that German writes otherwise. */
	asWord: number;
	/** How often with a capital where no sentence begins. */
	asName: number;
	/** Whether it ever followed a form of address. */
	isAddressed: boolean;
	/** Up to as many different customers as are needed, of the cases here that use it as a word. */
	customers: Set<string>;
}

/** Counts in how many summaries words are used, and which of them may be told. */
export interface WordTally {
	add: (record: ReadRecord, side: 'here' | 'elsewhere') => void;
	/** @param people names of colleagues, which are not told either */
	rising: (people: Iterable<string>) => RisingWord[];
}

/** Begins to count; records are added one by one, so that the caller can pause between them. */
export function wordTally(): WordTally {
	const usages = new Map<string, Usage>();
	const references = new Set<string>();
	const totals = { here: 0, elsewhere: 0 };

	function add(record: ReadRecord, side: 'here' | 'elsewhere'): void {
		const { customerReference, orderReference, sourceReference } = record;
		for (const reference of [customerReference, orderReference, sourceReference ?? '']) {
			if (reference.trim() !== '') references.add(comparable(reference));
		}
		const customer = comparable(customerReference) || record.id;
		const counted = new Set<string>();
		for (const { word, written, isAddressed } of tokensOf(record.summary)) {
			if (isStopWord(word)) continue;
			const usage = usages.get(word) ?? unused();
			usages.set(word, usage);
			if (isAddressed) usage.isAddressed = true;
			if (written === 'lower' || isGermanNoun(word)) {
				usage.asWord += 1;
				if (side === 'here' && usage.customers.size < LEAST_CUSTOMERS) usage.customers.add(customer);
			} else if (written === 'capitalised-within') {
				usage.asName += 1;
			}
			if (counted.has(word)) continue;
			counted.add(word);
			usage[side] += 1;
			totals[side] += 1;
		}
	}

	function rising(people: Iterable<string>): RisingWord[] {
		const names = new Set([...people].flatMap((name) => comparable(name).split(/[^\p{L}\p{M}]+/u)));
		const counts = [...usages].flatMap(([word, usage]) =>
			mayBeTold(usage) && !names.has(word) ? [{ word, here: usage.here, elsewhere: usage.elsewhere }] : []
		);
		const isReference = partOf(references);
		const told: RisingWord[] = [];
		for (const word of risingWords(counts, totals, LEAST_SCORE)) {
			if (told.length === WORDS_TOLD) break;
			if (!isReference(word.word)) told.push(word);
		}
		return told;
	}

	return { add, rising };
}

function unused(): Usage {
	return { here: 0, elsewhere: 0, asWord: 0, asName: 0, isAddressed: false, customers: new Set() };
}

/** A word that enough customers' cases use as one; what is mostly written with a capital is a name. */
function mayBeTold({ asWord, asName, isAddressed, customers }: Usage): boolean {
	return customers.size >= LEAST_CUSTOMERS && asWord > asName && !isAddressed;
}

/** Whether a word is, or is inside, one of these. */
function partOf(references: ReadonlySet<string>): (word: string) => boolean {
	const all = [...references].join('\n');
	return (word) => all.includes(word);
}

function comparable(text: string): string {
	return text
		.normalize('NFKC')
		.replace(/\p{Cf}/gu, '')
		.trim()
		.toLowerCase();
}
