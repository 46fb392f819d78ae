import type { Context } from '$lib/server/context';
import { authorise } from '$lib/shared/problem';
import { auditFilterToSearch, type AuditFilter } from '../audit';
import { recordExport } from '../audit.server';

/** Writes down that the audit log is exported, which has to happen before it is. */
export async function announceAuditExport(context: Context, filter: AuditFilter): Promise<void> {
	authorise(context.actor.isAdmin);
	await recordExport(context, 'the audit log', { filter: auditFilterToSearch(filter).toString() });
}
