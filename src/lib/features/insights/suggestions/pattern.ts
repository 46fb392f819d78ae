import { listed, wordsOf, type Meant } from '../../escalations/meant';

/** What a rule looks for in the counts. */
export type Pattern =
	/** A contributing cause recurs; or a contact reason does, where fewer than half of the records name a cause. */
	| { in: 'causes'; causes: Meant; reasons: string }
	/** A cause or reason recurs whose whole name is one of these, codes and punctuation aside. */
	| { in: 'catch-alls'; keys: string; names: string }
	/** A cause recurs that no rule above knows. */
	| { in: 'other-causes' }
	/** A reason recurs that no rule above knows, where fewer than half of the records name a cause. */
	| { in: 'other-reasons' }
	/** A reason why the first line could not finish recurs. */
	| { in: 'first-line'; firstLine: Meant }
	/** Hand-ups for one first-line reason recur that end in these outcomes, at least this share of those decided. */
	| { in: 'hand-ups'; firstLine: Meant; outcomes: Meant; atLeast: number }
	/** Escalations that one kind of help would have spared recur, at least this share of those judged. */
	| { in: 'avoidable'; by: AvoidableBy; atLeast: number }
	/** One channel or brand rises while the others together do not. */
	| { in: 'one-alone'; kind: 'channel' | 'brand' }
	/** One day of the week brings at least so many times what the others bring on average, by more than chance. */
	| { in: 'weekdays'; timesTheOthers: number }
	/** Customers escalate again within 30 days, at least this share of all. */
	| { in: 'repeats'; atLeast: number };

export type AvoidableBy = 'authority' | 'information' | 'tool' | 'upstream';

/** An entry of one of the lists people choose from, a brand or a day of the week, as far as rules know it. */
export interface Entry {
	id: string;
	kind: 'cause' | 'reason' | 'first-line' | 'outcome' | 'channel' | 'brand' | 'weekday';
	/** Null for entries that people added or brought by import. */
	key: string | null;
	name: string;
}

/** Whether an entry's whole name is one of those listed; codes such as "Z01" do not count as words of the name. */
export function isWholly(entry: Entry, { keys, names }: Meant): boolean {
	if (entry.key !== null) return listed(keys).includes(entry.key);
	const name = wordsOf(entry.name)
		.filter((word) => !/\d/.test(word))
		.join(' ');
	return listed(names).includes(name);
}

/** The names a rule knows entries by that people brought along, for reading; empty where it goes by nothing of the kind. */
export function namesKnownBy(pattern: Pattern): string {
	switch (pattern.in) {
		case 'causes':
			return pattern.causes.names;
		case 'catch-alls':
			return pattern.names;
		case 'first-line':
		case 'hand-ups':
			return pattern.firstLine.names;
		default:
			return '';
	}
}
