import { logIncident } from '../../../src/lib/features/incidents/commands/logging.server';
import type { IncidentForm } from '../../../src/lib/features/incidents/forms';
import type { Context } from '../../../src/lib/server/context';
import { newId } from '../../../src/lib/shared/ids';
import { testDatabase } from '../../support/database';
import { fabrikam, northwind, type Organisation } from '../../support/team';

export type People = Record<'ada' | 'lena' | 'marco' | 'aisha' | 'bo' | 'chen', Context>;

/** Northwind with its people, on an empty database, and Fabrikam beside it. */
export async function world() {
	const db = await testDatabase();
	const [team, other] = [await northwind(db), await fabrikam(db)];
	return { db, team, other, as: team.as as unknown as People };
}

/** What the form of an incident says, with as little as it takes. */
export function incidentInput(team: Organisation, given: Partial<IncidentForm> = {}): IncidentForm {
	return {
		id: newId(),
		teamId: team.teams.Orders!,
		category: 'aggressive',
		severity: 2,
		words: '',
		customerReference: '',
		channelId: null,
		brandId: null,
		contactEnded: false,
		occurredOn: null,
		occurredAtTime: null,
		escalationId: null,
		involvedIds: [],
		need: null,
		askedId: null,
		...given
	};
}

/** Logs an incident for somebody in Orders. */
export function logged(context: Context, team: Organisation, given: Partial<IncidentForm> = {}) {
	return logIncident(context, incidentInput(team, given));
}
