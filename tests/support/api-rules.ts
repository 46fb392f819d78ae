import type { Reader, Rule } from './route-rules';
import { TEAM_MARK } from './world';

const whoeverHasAKey: Reader[] = [
	'admin of another organisation',
	'agent of another team',
	'agent',
	'leader',
	'admin'
];
const itsTeam: Reader[] = ['agent', 'leader', 'admin'];

/** Who may do what over the HTTP API with a key that has the scope. */
export const apiRules: Record<string, Rule> = {
	'GET /api/v1/openapi.json': { for: ['nobody', ...whoeverHasAKey] },
	'GET /api/v1/escalations': { for: whoeverHasAKey, scope: 'escalations:read' },
	'POST /api/v1/escalations': {
		for: itsTeam,
		// Which teams there are is no secret of the address but part of the form: a wrong one is refused by its field.
		refusedWith: 400,
		scope: 'escalations:write',
		about: ({ northwind }) => ({ team: northwind.teams.Orders! }),
		json: (_world, { team }) => ({ team, reason: 'Refund', summary: `${TEAM_MARK} parcel` })
	},
	'GET /api/v1/escalations/[id]': {
		for: itsTeam,
		scope: 'escalations:read',
		about: (world) => world.escalation()
	},
	'GET /api/v1/insights/causes': { for: whoeverHasAKey, scope: 'insights:read' },
	'GET /api/v1/insights/reasons': { for: whoeverHasAKey, scope: 'insights:read' },
	'GET /api/v1/insights/channels': { for: whoeverHasAKey, scope: 'insights:read' },
	'GET /api/v1/insights/trend': { for: whoeverHasAKey, scope: 'insights:read' },
	'GET /api/v1/suggestions': { for: whoeverHasAKey, scope: 'suggestions:read' }
};
