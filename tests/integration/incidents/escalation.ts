import * as v from 'valibot';
import { logEscalation } from '../../../src/lib/features/escalations/commands/logging.server';
import { logForm } from '../../../src/lib/features/escalations/forms';
import type { Context } from '../../../src/lib/server/context';
import { newId } from '../../../src/lib/shared/ids';
import type { Organisation } from '../../support/team';

/** An escalation that somebody logged, in Orders unless another team is named. */
export function loggedEscalation(context: Context, team: Organisation, teamId = team.teams.Orders!) {
	const reasonId = team.entry('reason', 'refund');
	return logEscalation(
		context,
		v.parse(logForm, { id: newId(), teamId, reasonId, summary: 'Refund promised last month' })
	);
}
