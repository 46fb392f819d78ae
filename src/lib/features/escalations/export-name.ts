import type { Day } from '../../shared/days';
import { isNarrowed, type EscalationFilters } from './filters';

const LONGEST_NAME = 60;

/**
 * The name of a file of exported escalations, which says what it holds: the saved view it shows or that it is filtered,
 * the period, and the day it was made. "escalations-late-deliveries-from-2026-01-01-on-2026-11-17.csv"
 * @param view the name of the saved view that the list shows, if any
 */
export function exportName(filters: EscalationFilters, view: string | null, today: Day): string {
	const { from, to, ...others } = filters;
	const isFiltered = isNarrowed({ ...others, from: null, to: null });
	const parts = [
		'escalations',
		view === null ? '' : plain(view),
		isFiltered && (view === null || plain(view) === '') ? 'filtered' : '',
		from ? `from-${from}` : '',
		to ? `to-${to}` : '',
		!from && !to && !isFiltered && view === null ? 'all' : '',
		`on-${today}`
	];
	return `${parts.filter(Boolean).join('-')}.csv`;
}

/** A name in letters that every file system and header takes. */
function plain(name: string): string {
	return name
		.normalize('NFKD')
		.replace(/\p{Mark}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '')
		.slice(0, LONGEST_NAME);
}
