import { isToWrite, loadParts, partsOf } from '$lib/features/debriefs/retros/part.svelte';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async ({ data, url }) => ({
	...data,
	loaded: await loadParts(partsOf(data.board, isToWrite(url)))
});
