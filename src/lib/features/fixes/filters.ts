import { fixStages, type FixStage } from './fix';

/** Where fixes come from. */
export const origins = { counts: 'From the counts', people: 'From people' } as const;

export type Origin = keyof typeof origins;

/** The orders that a list of fixes can have. */
export const fixOrders = {
	newest: 'Newest first',
	votes: 'Most votes first',
	unanswered: 'Longest without an answer',
	check: 'Check day soonest'
} as const;

export type FixOrder = keyof typeof fixOrders;

/** What a list of fixes is narrowed to; every part may be left out. */
export interface FixFilters {
	stage: FixStage | null;
	team: string | null;
	origin: Origin | null;
	/** Only those that the reader owns. */
	mine: boolean;
	/** What an earlier page gave as `next`. */
	before: string | null;
	order: FixOrder;
}

/** Reads filters from an address; what cannot be read is left out, so that an old link still opens a list. */
export function fixFiltersFrom(search: URLSearchParams): FixFilters {
	const value = (name: string) => search.get(name)?.slice(0, 200).replaceAll('\0', '') || null;
	const stage = value('status');
	const origin = value('origin');
	const order = value('sort');
	return {
		stage: stage !== null && Object.hasOwn(fixStages, stage) ? (stage as FixStage) : null,
		team: value('team'),
		origin: origin !== null && Object.hasOwn(origins, origin) ? (origin as Origin) : null,
		mine: value('mine') !== null,
		before: value('before'),
		order: order !== null && Object.hasOwn(fixOrders, order) ? (order as FixOrder) : 'newest'
	};
}
