import { isDay, type Day } from '../../shared/days';

/** What a list of escalations is narrowed to; every part may be left out. */
export interface EscalationFilters {
	from: Day | null;
	to: Day | null;
	team: string | null;
	brand: string | null;
	channel: string | null;
	/** A contact reason with its parts. */
	reason: string | null;
	/** A contact reason without its parts: recorded as a whole. */
	reasonOnly: string | null;
	cause: string | null;
	firstLine: string | null;
	outcome: string | null;
	state: 'open' | 'resolved' | null;
	followUp: 'due' | 'planned' | null;
	severity: number | null;
	import: string | null;
	words: string | null;
}

/** In an address, stands for records without any: `cause=none`. */
export const NONE = 'none';

/** Reads filters from an address; what cannot be read is left out, so that an old link still opens a list. */
export function filtersFrom(search: URLSearchParams): EscalationFilters {
	const value = (name: string) => search.get(name)?.slice(0, 200) || null;
	const day = (name: string) => (isDay(value(name) ?? '') ? value(name) : null);
	const severity = Number(value('severity'));
	return {
		from: day('from'),
		to: day('to'),
		team: value('team'),
		brand: value('brand'),
		channel: value('channel'),
		reason: value('reason'),
		reasonOnly: value('reason-only'),
		cause: value('cause'),
		firstLine: value('first-line'),
		outcome: value('outcome'),
		state: value('state') === 'open' ? 'open' : value('state') === 'resolved' ? 'resolved' : null,
		followUp: value('follow-up') === 'due' ? 'due' : value('follow-up') === 'planned' ? 'planned' : null,
		severity: [1, 2, 3, 4].includes(severity) ? severity : null,
		import: value('import'),
		words: value('q')?.replaceAll('\0', '') || null
	};
}

/** The filters as an address writes them. */
export function filtersToSearch(filters: Partial<EscalationFilters>): URLSearchParams {
	const names: Record<keyof EscalationFilters, string> = {
		from: 'from',
		to: 'to',
		team: 'team',
		brand: 'brand',
		channel: 'channel',
		reason: 'reason',
		reasonOnly: 'reason-only',
		cause: 'cause',
		firstLine: 'first-line',
		outcome: 'outcome',
		state: 'state',
		followUp: 'follow-up',
		severity: 'severity',
		import: 'import',
		words: 'q'
	};
	const search = new URLSearchParams();
	for (const [key, name] of Object.entries(names)) {
		const value = filters[key as keyof EscalationFilters];
		if (value !== null && value !== undefined) search.set(name, String(value));
	}
	return search;
}
