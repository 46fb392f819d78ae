import type { Reader, Rule } from './route-rules';
import { caseFile, TEAM_MARK } from './world';

const whoeverHasAKey: Reader[] = [
	'admin of another organisation',
	'agent of another team',
	'agent',
	'leader',
	'admin'
];
const itsLeaders: Reader[] = ['leader', 'admin'];
const itsTeam: Reader[] = ['agent', 'leader', 'admin'];

/** Who may do what over the HTTP API with a key that has the scope. */
export const apiRules: Record<string, Rule> = {
	'GET /api/v1/openapi.json': { for: ['nobody', ...whoeverHasAKey] },
	'GET /api/v1/escalations': { for: whoeverHasAKey, scope: 'escalations:read' },
	'POST /api/v1/escalations': {
		for: itsTeam,
		// Which teams there are is no secret of the address but part of the form: a wrong one is refused by its field.
		refusedWith: { 'agent of another team': 400, 'admin of another organisation': 400 },
		scope: 'escalations:write',
		about: ({ northwind }) => ({ team: northwind.teams.Orders! }),
		json: (_world, { team }) => ({ team, reason: 'Refund', summary: `${TEAM_MARK} parcel` })
	},
	'GET /api/v1/escalations/[id]': {
		for: itsTeam,
		scope: 'escalations:read',
		about: (world) => world.escalation()
	},
	'POST /api/v1/imports': {
		for: itsLeaders,
		scope: 'imports:write',
		// Who leads no team has nothing there; the team itself is part of the mapping.
		refusedWith: { 'agent of another team': 404, agent: 404, 'admin of another organisation': 400 },
		about: ({ northwind }) => ({ team: northwind.teams.Orders! }),
		form: (_world, { team }) => ({
			mapping: JSON.stringify({
				team,
				source: 'Helpdesk',
				columns: { reference: 'Number', occurred: 'Opened', summary: 'Subject' }
			}),
			file: caseFile('cases.csv')
		})
	},
	'GET /api/v1/imports/[id]': {
		for: itsLeaders,
		scope: 'imports:read',
		about: (world) => world.importOfFile()
	},
	'GET /api/v1/imports/[id]/rejected.csv': {
		for: itsLeaders,
		scope: 'imports:read',
		about: (world) => world.checkedImport()
	},
	'PUT /api/v1/volumes': {
		for: itsLeaders,
		scope: 'volumes:write',
		refusedWith: { 'agent of another team': 404, agent: 404, 'admin of another organisation': 400 },
		about: ({ northwind }) => ({ team: northwind.teams.Orders! }),
		json: (_world, { team }) => ({ rows: [{ team, day: '2026-01-05', contacts: 12 }] })
	},
	'GET /api/v1/insights/causes': { for: whoeverHasAKey, scope: 'insights:read' },
	'GET /api/v1/insights/reasons': { for: whoeverHasAKey, scope: 'insights:read' },
	'GET /api/v1/insights/channels': { for: whoeverHasAKey, scope: 'insights:read' },
	'GET /api/v1/insights/trend': { for: whoeverHasAKey, scope: 'insights:read' },
	'GET /api/v1/insights/chart': { for: whoeverHasAKey, scope: 'insights:read' },
	'GET /api/v1/pulse/results': {
		for: itsTeam,
		scope: 'wellbeing:read',
		about: (world) => world.closedPulse(),
		search: ({ team }) => `?team=${team}`
	},
	'GET /api/v1/pulse/coverage': { for: whoeverHasAKey, scope: 'wellbeing:read' },
	'GET /api/v1/suggestions': { for: whoeverHasAKey, scope: 'suggestions:read' },
	'GET /api/v1/fixes': { for: whoeverHasAKey, scope: 'fixes:read' },
	'GET /api/v1/fixes/[id]': {
		for: itsTeam,
		scope: 'fixes:read',
		about: (world) => world.startedTrial()
	},
	'GET /api/v1/incidents': { for: whoeverHasAKey, scope: 'incidents:read' },
	'POST /api/v1/incidents': {
		for: itsTeam,
		refusedWith: { 'agent of another team': 400, 'admin of another organisation': 400 },
		scope: 'incidents:write',
		about: ({ northwind }) => ({ team: northwind.teams.Orders! }),
		json: (_world, { team }) => ({ team, category: 'aggressive', severity: 2, words: `${TEAM_MARK} words` })
	},
	'GET /api/v1/incidents/register': {
		for: [...itsLeaders, 'admin of another organisation'],
		scope: 'incidents:read'
	},
	'GET /api/v1/incidents/[id]': {
		for: itsTeam,
		scope: 'incidents:read',
		about: (world) => world.incident()
	},
	'GET /api/v1/incidents/[id]/words': {
		for: ['agent', 'leader'],
		scope: 'incidents:verbatims',
		about: (world) => world.incident()
	},
	'GET /api/v1/measures': {
		for: [...itsLeaders, 'admin of another organisation'],
		scope: 'measures:read'
	},
	'GET /api/v1/measures/[id]': {
		for: itsTeam,
		scope: 'measures:read',
		about: (world) => world.decidedMeasure()
	}
};
