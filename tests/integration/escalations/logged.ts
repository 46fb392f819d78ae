import { logEscalation } from '../../../src/lib/features/escalations/commands/logging.server';
import type { LogForm } from '../../../src/lib/features/escalations/forms';
import { verifyRollUps } from '../../../src/lib/features/escalations/verification.server';
import type { Context } from '../../../src/lib/server/context';
import { newId } from '../../../src/lib/shared/ids';
import { testDatabase } from '../../support/database';
import { fabrikam, northwind } from '../../support/team';

export type Person = 'ada' | 'lena' | 'marco' | 'aisha' | 'bo' | 'chen';

/** Northwind with Fabrikam beside it, and a way to log an escalation of the team Orders at the first line. */
export async function worldWithEscalations() {
	const db = await testDatabase();
	const team = await northwind(db);
	const other = await fabrikam(db);
	const as = team.as as Record<Person, Context>;

	const log = (given: Partial<LogForm> = {}, by: Context = as.aisha): Promise<string> =>
		logEscalation(by, {
			id: newId(),
			teamId: team.teams.Orders!,
			reasonId: team.entry('reason', 'refund'),
			summary: 'Asked twice for a refund',
			causeIds: [team.entry('cause', 'refund-delay')],
			firstLineId: null,
			channelId: null,
			brandId: null,
			severity: 2,
			tier: 1,
			customerReference: 'C-1',
			orderReference: '',
			authorityLimit: '',
			avoidable: null,
			occurredOn: null,
			occurredAtTime: null,
			followUpDueOn: null,
			...given
		});

	/** Where stored counts differ from what the records come to. */
	const differences = async () => (await verifyRollUps(db)).differences;

	return { db, team, as, zoe: other.as.zoe!, log, differences };
}

/** The same person so many minutes later. */
export function later(context: Context, minutes: number): Context {
	return { ...context, now: new Date(context.now.getTime() + minutes * 60_000) };
}
