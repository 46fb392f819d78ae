/** Which kudos are shown. */
export interface KudosFilters {
	show: 'received' | 'given' | null;
	/** Only for people of this team. */
	team: string | null;
	/** Only for this value. */
	value: string | null;
}

/** Reads filters from an address; what cannot be read is left out, so that an old link still opens. */
export function filtersFrom(search: URLSearchParams): KudosFilters {
	const text = (name: string) =>
		search.get(name)?.replaceAll('\0', '').toWellFormed().trim().slice(0, 200) || null;
	const show = text('show');
	return {
		show: show === 'received' || show === 'given' ? show : null,
		team: text('team'),
		value: text('value')
	};
}

/** The filters as an address writes them. */
export function filtersToSearch(filters: KudosFilters): URLSearchParams {
	const given = Object.entries(filters).filter((entry): entry is [string, string] => entry[1] !== null);
	return new URLSearchParams(given);
}

/** Where a page of kudos begins: after this one. */
export interface Place {
	at: Date;
	id: string;
}

export function placeToText({ at, id }: Place): string {
	return `${at.getTime()}.${id}`;
}

/** The place that an address names; null for the beginning, and for one that was made up. */
export function placeFrom(text: string | null): Place | null {
	const [, time, id] = /^(\d{12,14})\.([0-9a-f-]{36})$/.exec(text ?? '') ?? [];
	return time && id ? { at: new Date(Number(time)), id } : null;
}
