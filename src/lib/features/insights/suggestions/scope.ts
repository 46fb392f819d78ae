import { isDay, type Day } from '../../../shared/days';

/** Which counts suggestions rest on. */
export interface SuggestionScope {
	/** Null for all teams of the reader. */
	team: string | null;
	/** The weeks end by this day; null for today. */
	until: Day | null;
}

/** Reads the scope from an address; an unreadable day is left out, so that an old link still opens a page. */
export function scopeFrom(search: URLSearchParams): SuggestionScope {
	const until = search.get('until') ?? '';
	return { team: search.get('team')?.slice(0, 200) || null, until: isDay(until) ? until : null };
}

/** The scope as an address writes it. */
export function scopeToSearch({ team, until }: SuggestionScope): URLSearchParams {
	const search = new URLSearchParams();
	if (team) search.set('team', team);
	if (until) search.set('until', until);
	return search;
}
