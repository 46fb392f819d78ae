import type { Database } from '$lib/server/db/connection';
import type { Clock } from '$lib/shared/clock';
import { openToAnyone } from '$lib/shared/problem';

/** Takes up the imports that were running when the program stopped. */
export async function resumeImports(_database: Database, _clock: Clock): Promise<void> {
	openToAnyone('the program itself calls it, when it starts');
}
