import type { Context } from '$lib/server/context';
import { authorise } from '$lib/shared/problem';
import { recordExport } from '../../people/audit.server';
import { unloggedAbuse } from '../../wellbeing/pulse/queries.server';
import { seesEveryIncident } from '../visibility';
import { registerOf } from './queries.server';
import type { Quarter } from '$lib/shared/quarters';
import { rowsOf } from './rows';

/** The register of a quarter as the rows of a file, and that it left the house in the audit log. For those who decide. */
export async function exportRegister(context: Context, quarter: Quarter): Promise<string[][]> {
	authorise(seesEveryIncident(context.actor));
	await recordExport(context, 'the register of abusive contacts', { from: quarter.from });
	const [register, unlogged] = await Promise.all([
		registerOf(context, quarter),
		unloggedAbuse(context, quarter)
	]);
	return rowsOf(register, unlogged, context.actor.habits);
}
