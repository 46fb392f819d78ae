import { fieldsOfPolicy } from '../../src/lib/features/incidents/policy/draft-form';
import { shippedPolicy } from '../../src/lib/features/incidents/policy/shipped';
import { newId } from '../../src/lib/shared/ids';
import { measureRules } from './measure-rules';
import type { Reader, Rule } from './route-rules';

/** Who has a part in an incident that Aisha met: she herself, the leader of her team, and admins, who see less. */
const itsPeople: Reader[] = ['agent', 'leader', 'admin'];
/** Who may know what was said. */
const itsHearers: Reader[] = ['agent', 'leader'];
const itsReporter: Reader[] = ['agent'];
/** Whom she asked to be there. */
const itsAsked: Reader[] = ['leader'];
const itsOrganisation: Reader[] = ['agent of another team', 'agent', 'leader', 'admin'];
const whoeverSignedIn: Reader[] = [...itsOrganisation, 'admin of another organisation'];
const itsAdmin: Reader[] = ['admin'];
const anyAdmin: Reader[] = ['admin', 'admin of another organisation'];

/** Who may do what about abusive contacts, the policy and aftercare. */
export const incidentRules: Record<string, Rule> = {
	'GET /incidents': { for: whoeverSignedIn },
	'GET /incidents/new': { for: whoeverSignedIn },
	'POST /incidents/new': {
		for: itsPeople,
		about: ({ northwind }) => ({ team: northwind.teams.Orders! }),
		form: (_world, { team }) => ({ id: newId(), teamId: team!, category: 'aggressive', severity: '2' })
	},
	'GET /incidents/[id]': { for: itsPeople, about: (world) => world.incident() },
	'POST /incidents/[id]?/reveal': { for: itsHearers, about: (world) => world.incident() },
	'GET /incidents/[id]/correction': { for: itsHearers, about: (world) => world.incident() },
	'POST /incidents/[id]/correction': {
		for: itsHearers,
		about: (world) => world.incident(),
		form: ({ today }) => ({
			version: '1',
			category: 'sexual',
			severity: '3',
			occurredOn: today,
			occurredAtTime: '00:00'
		})
	},
	'GET /incidents/[id]/outcome': { for: itsPeople, about: (world) => world.incident() },
	'POST /incidents/[id]/outcome': { for: itsReporter, about: (world) => world.incident() },
	'GET /incidents/[id]/words': { for: itsReporter, about: (world) => world.incidentWithoutWords() },
	'POST /incidents/[id]/words': {
		for: itsReporter,
		about: (world) => world.incidentWithoutWords(),
		form: () => ({ words: 'So to speak' })
	},
	'GET /incidents/[id]/aftercare': { for: itsReporter, about: (world) => world.incident() },
	'POST /incidents/[id]/aftercare': {
		for: itsReporter,
		about: (world) => world.incident(),
		form: () => ({ need: 'break' })
	},
	'GET /incidents/[id]/aftercare/done': {
		for: whoeverSignedIn,
		to: '/',
		about: (world) => world.incidentWithWish()
	},
	'POST /incidents/[id]/aftercare/done': { for: itsAsked, about: (world) => world.incidentWithWish() },
	'GET /incidents/[id]/attachments': { for: itsHearers, about: (world) => world.incident() },
	'POST /incidents/[id]/attachments': {
		for: itsHearers,
		about: (world) => world.incident(),
		form: () => ({ file: new File(['A chat'], 'chat.txt', { type: 'text/plain' }) })
	},
	'GET /incidents/[id]/attachments/[attachment]': { for: itsHearers, about: (world) => world.attachment() },

	'GET /incidents/policy': { for: whoeverSignedIn },
	'GET /incidents/policy/acknowledgement': { for: whoeverSignedIn, to: '/incidents/policy' },
	'POST /incidents/policy/acknowledgement': {
		for: itsOrganisation,
		about: (world) => world.policyVersions(),
		form: (_world, { before }) => ({ policyVersionId: before! })
	},
	'GET /incidents/policy/versions/[id]': { for: itsOrganisation, about: (world) => world.policyVersions() },
	'GET /incidents/policy/comparison': {
		for: itsOrganisation,
		about: (world) => world.policyVersions(),
		search: ({ before, after }) => `?before=${before}&after=${after}`
	},
	'GET /incidents/policy/draft': { for: anyAdmin },
	'POST /incidents/policy/draft': {
		for: itsAdmin,
		about: (world) => world.draftOfPolicy(),
		form: () => ({ version: '1', ...fieldsOfPolicy(shippedPolicy) }),
		// Their own draft is at the same address, and this is not its version.
		refusedWith: { 'admin of another organisation': 409 }
	},
	'GET /incidents/policy/draft/publication': { for: itsAdmin, about: (world) => world.draftOfPolicy() },
	'POST /incidents/policy/draft/publication': {
		for: itsAdmin,
		about: (world) => world.draftOfPolicy(),
		form: () => ({
			version: '1',
			effectiveFrom: '2100-01-01',
			summary: 'Once more'
		})
	},
	'GET /incidents/policy/draft/deletion': { for: whoeverSignedIn, to: '/incidents/policy' },
	'POST /incidents/policy/draft/deletion': {
		for: itsAdmin,
		about: (world) => world.draftOfPolicy(),
		form: () => ({ version: '1' }),
		// Led back to their own draft, with what is wrong.
		refusedWith: { 'admin of another organisation': 303 }
	},
	...measureRules
};
