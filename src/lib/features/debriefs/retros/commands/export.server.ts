import type { Context } from '$lib/server/context';
import { openToAnyone } from '$lib/shared/problem';
import { recordExport } from '../../../people/audit.server';
import { exportedRetro, type ExportedRetro } from '../export';
import { boardOf } from '../queries.server';
import type { Seat } from '../seat';

/**
 * A retro as its reader may see it, to be taken along; the audit log is told.
 * @throws Problem `not-found` where it is not for them
 */
export async function exportRetro(context: Context, seat: Seat): Promise<ExportedRetro> {
	openToAnyone('whoever may see the board may take along what they see of it');
	const board = await boardOf(context, seat);
	await recordExport(context, 'a retro', { retro: board.id });
	return exportedRetro(board);
}
