import { filtersFrom, filtersToSearch } from '../filters';

/** A saved view as its reader sees it. */
export interface SavedView {
	id: string;
	name: string;
	/** The filters and the order as the list's address writes them. */
	search: string;
	/** The team that shares it; null where it is the reader's alone. */
	teamId: string | null;
	/** Whether the reader may rename it, share it and delete it. */
	mayChange: boolean;
	/** Whether the reader's list opens with it. */
	isDefault: boolean;
}

/** How long a deleted view can be brought back, in days. */
export const KEPT_DAYS = 30;

/** The value of `view` in an address that asks for the whole list, whatever it opens with. */
export const WHOLE_LIST = 'all';

/** What an address asks of the list, written in the one way that views are kept and compared in. */
export function searchOf(address: URLSearchParams | string): string {
	return filtersToSearch(filtersFrom(new URLSearchParams(address))).toString();
}

/** Where a view leads. */
export function addressOf({ search }: { search: string }): string {
	return `/escalations?${search || `view=${WHOLE_LIST}`}`;
}
