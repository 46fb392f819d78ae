import { kinds, offeredKinds, type OfferedKind } from './kinds';

/** What a measure gives for a week: how many, or how many out of how many. */
export type Yields = 'count' | 'share';

/** What the choice of a chart rests on. */
export interface WhatIsKnown {
	yields: Yields;
	/** Weeks that are over and were recorded from first to last day. */
	fullWeeks: number;
	/** Counted in them. */
	events: number;
	/** Full weeks whose contacts are known. */
	weeksWithContacts: number;
}

export interface ChartChoice {
	kind: OfferedKind;
	byDefault: OfferedKind;
	/** Why the default is what it is: "counts without contact volume: XmR". */
	because: string;
	/** Those that fit the measure, the default first. */
	offered: OfferedKind[];
	/** Whether another kind was asked for than fits. */
	didNotFit: boolean;
}

/** Under one a week on average, weekly counts are mostly zeros, and their limits mean nothing. */
const LEAST_A_WEEK = 1;

/** A rate is the default where the contacts of so many of the full weeks are known; the others are gaps. */
const SHARE_OF_WEEKS_WITH_CONTACTS = 0.75;

/** A line takes two points. */
const LEAST_WEEKS = 2;

/**
 * The chart for a measure: a share is charted as p′, what happens less than once a week by the days between, a count as a
 * rate where contacts are known, and otherwise as XmR.
 * @param asked the kind that somebody chose, if any
 */
export function chooseChart(known: WhatIsKnown, asked: string | null): ChartChoice {
	const offered = fitting(known);
	const byDefault = offered[0]!;
	const chosen = offered.find((kind) => kind === asked);
	return {
		kind: chosen ?? byDefault,
		byDefault,
		because: reasonFor(byDefault, known),
		offered,
		didNotFit: chosen === undefined && asked !== null && asked !== ''
	};
}

/** Whether something happens less than once a week on average. */
export function isRare({ yields, events, fullWeeks }: WhatIsKnown): boolean {
	return yields === 'count' && fullWeeks > 0 && events < LEAST_A_WEEK * fullWeeks;
}

function fitting(known: WhatIsKnown): OfferedKind[] {
	const first = defaultOf(known);
	return [first, ...offeredKinds.filter((kind) => kind !== first && fits(kind, known))];
}

function defaultOf(known: WhatIsKnown): OfferedKind {
	if (known.yields === 'share') return 'p-prime';
	if (isRare(known) && known.events > LEAST_WEEKS) return 't';
	const { fullWeeks, weeksWithContacts } = known;
	const isRate =
		weeksWithContacts >= LEAST_WEEKS && weeksWithContacts >= SHARE_OF_WEEKS_WITH_CONTACTS * fullWeeks;
	return isRate ? 'u-prime' : 'xmr';
}

function fits(kind: OfferedKind, known: WhatIsKnown): boolean {
	if (kind === 'run') return true;
	if (known.yields === 'share') return kind === 'p' || kind === 'p-prime';
	if (kind === 'xmr' || kind === 'c') return true;
	if (kind === 'u' || kind === 'u-prime') return known.weeksWithContacts >= LEAST_WEEKS;
	return (kind === 't' || kind === 'g') && isRare(known) && known.events > LEAST_WEEKS;
}

function reasonFor(kind: OfferedKind, { weeksWithContacts, fullWeeks }: WhatIsKnown): string {
	const { name } = kinds[kind];
	if (kind === 'p-prime') return `a share: ${name}`;
	if (kind === 't') return `under one a week: days between, ${name}`;
	if (kind === 'u-prime') return `contact volume is known, so per 1,000 contacts: ${name}`;
	return weeksWithContacts === 0
		? `counts without contact volume: ${name}`
		: `counts, as contact volume is known for only ${weeksWithContacts} of ${fullWeeks} full weeks: ${name}`;
}
