import { shippedValues } from '../../src/lib/features/kudos/values';
import { newId } from '../../src/lib/shared/ids';
import type { Reader, Rule } from './route-rules';

const itsOrganisation: Reader[] = ['agent of another team', 'agent', 'leader', 'admin'];
const whoeverSignedIn: Reader[] = [...itsOrganisation, 'admin of another organisation'];
const everybody: Reader[] = ['nobody', ...whoeverSignedIn];
/** Who may take kudos back that Aisha gave. */
const itsAuthor: Reader[] = ['agent', 'admin'];
const itsLeaders: Reader[] = ['leader', 'admin'];
const itsAdmin: Reader[] = ['admin'];
const anyAdmin: Reader[] = ['admin', 'admin of another organisation'];

/** Who may do what about kudos, the wall and the mails about them. */
export const kudosRules: Record<string, Rule> = {
	'GET /kudos': { for: whoeverSignedIn },
	'GET /kudos/new': { for: whoeverSignedIn },
	'POST /kudos/new': {
		for: itsOrganisation,
		about: ({ northwind }) => ({ to: northwind.as.bo!.actor.userId }),
		form: (_world, { to }) => ({
			id: newId(),
			to: to!,
			reason: 'For the long call',
			valueIds: shippedValues[0]!.id
		}),
		// The colleague is none of theirs.
		refusedWith: { 'admin of another organisation': 400 }
	},
	'GET /kudos/[id]': { for: itsOrganisation, about: (world) => world.kudos() },
	'GET /kudos/[id]/reactions': {
		for: itsOrganisation,
		about: (world) => world.kudos()
	},
	'POST /kudos/[id]/reactions': {
		for: itsOrganisation,
		about: (world) => world.kudos(),
		form: () => ({ reaction: 'give heart' })
	},
	'GET /kudos/[id]/replies': { for: itsOrganisation, about: (world) => world.kudos() },
	'POST /kudos/[id]/replies': {
		for: itsOrganisation,
		about: (world) => world.kudos(),
		form: () => ({ id: newId(), words: 'Any time' })
	},
	'GET /kudos/[id]/replies/[reply]/deletion': {
		for: itsOrganisation,
		about: (world) => world.kudosReply()
	},
	'POST /kudos/[id]/replies/[reply]/deletion': { for: itsAuthor, about: (world) => world.kudosReply() },
	'GET /kudos/[id]/withdrawal': { for: itsAuthor, about: (world) => world.kudos() },
	'POST /kudos/[id]/withdrawal': { for: itsAuthor, about: (world) => world.kudos() },
	'GET /kudos/coverage': {
		for: itsLeaders,
		about: ({ northwind }) => ({ team: northwind.teams.Orders! }),
		search: ({ team }) => `?team=${team}`
	},
	'GET /kudos/wall': { for: whoeverSignedIn },
	'GET /wall/[token]': { for: everybody, about: (world) => world.wallLink() },

	'GET /settings/kudos': { for: anyAdmin },
	'POST /settings/kudos': { for: anyAdmin, form: () => ({ name: `Value ${newId()}` }) },
	'GET /settings/kudos/values/[id]': { for: itsAdmin, about: (world) => world.kudosValue() },
	'POST /settings/kudos/values/[id]?/rename': {
		for: itsAdmin,
		about: (world) => world.kudosValue(),
		form: () => ({ name: `Renamed ${newId()}` })
	},
	'POST /settings/kudos/values/[id]?/archive': {
		for: itsAdmin,
		about: (world) => world.kudosValue(),
		form: () => ({ archived: 'yes' })
	},
	'POST /settings/kudos/values/[id]?/move': {
		for: itsAdmin,
		about: (world) => world.kudosValue(),
		form: () => ({ direction: 'up' })
	},
	'GET /settings/kudos/walls': { for: anyAdmin },
	'POST /settings/kudos/walls': { for: anyAdmin, form: () => ({ name: 'Kitchen' }) },
	'GET /settings/kudos/walls/[id]/revocation': {
		for: anyAdmin,
		to: '/settings/kudos',
		about: (world) => world.wallLink()
	},
	'POST /settings/kudos/walls/[id]/revocation': { for: itsAdmin, about: (world) => world.wallLink() }
};
