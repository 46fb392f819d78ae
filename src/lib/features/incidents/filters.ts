import { isDay, type Day } from '../../shared/days';
import { incidentStates, type IncidentState } from './incident';

/** What a list of incidents is narrowed to; every part may be left out. There is none by person, on purpose. */
export interface IncidentFilters {
	from: Day | null;
	to: Day | null;
	team: string | null;
	category: string | null;
	severity: number | null;
	channel: string | null;
	state: IncidentState | null;
	customer: string | null;
	/** Only those where the contact was ended on the spot. */
	ended: 'yes' | null;
	/** Only those that the reader logged. */
	logged: 'me' | null;
}

/** Reads filters from an address; what cannot be read is left out, so that an old link still opens a list. */
export function filtersFrom(search: URLSearchParams): IncidentFilters {
	const text = (name: string) =>
		search.get(name)?.replaceAll('\0', '').toWellFormed().trim().slice(0, 200) || null;
	const day = (name: string) => (isDay(text(name) ?? '') ? text(name) : null);
	const severity = Number(text('severity'));
	const state = text('state');
	return {
		from: day('from'),
		to: day('to'),
		team: text('team'),
		category: text('category'),
		severity: Number.isInteger(severity) && severity >= 1 && severity <= 4 ? severity : null,
		channel: text('channel'),
		state: state !== null && Object.hasOwn(incidentStates, state) ? (state as IncidentState) : null,
		customer: text('customer'),
		ended: text('ended') === 'yes' ? 'yes' : null,
		logged: text('logged') === 'me' ? 'me' : null
	};
}

/** The filters as an address writes them. */
export function filtersToSearch(filters: IncidentFilters): URLSearchParams {
	const given = Object.entries(filters).filter(([, value]) => value !== null);
	return new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
}

/** Whether anything is left out of the list. */
export function isNarrowed(filters: IncidentFilters): boolean {
	return Object.values(filters).some((value) => value !== null);
}
