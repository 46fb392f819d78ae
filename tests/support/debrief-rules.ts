import type { About, Reader, Rule } from './route-rules';
import type { World } from './world';

const itsTeam: Reader[] = ['agent', 'leader', 'admin'];
/** Who began it, and nobody else: no leader and no admin either. */
const itsAuthor: Reader[] = ['agent'];
const whoeverSignedIn: Reader[] = [
	'agent of another team',
	'agent',
	'leader',
	'admin',
	'admin of another organisation'
];

const alone = (world: World) => world.debrief();
const page = 'POST /debriefs/cases/[id]';
const own = (form: Record<string, string> = {}): Rule => ({ for: itsAuthor, about: alone, form: () => form });

/** Who may do what about case debriefs. */
export const debriefRules: Record<string, Rule> = {
	'GET /debriefs': { for: whoeverSignedIn },
	'GET /debriefs/cases/new': {
		for: itsTeam,
		about: (world) => world.escalation(),
		search: ({ id }: About) => `?escalation=${id}`
	},
	'POST /debriefs/cases/new': {
		for: itsTeam,
		about: (world) => world.escalation(),
		search: ({ id }: About) => `?escalation=${id}`,
		form: ({ northwind }) => ({ title: 'Looking back', teamId: northwind.teams.Orders!, rest: 'now' })
	},
	'GET /debriefs/cases/[id]': { for: itsTeam, about: (world) => world.debrief('shared') },
	'GET /debriefs/cases/[id]/export': { for: itsAuthor, about: alone },
	'GET /debriefs/cases/[id]/events': { for: itsAuthor, about: alone },
	[`${page}?/answer`]: own({ question: 'helped', text: 'A pause', version: '0' }),
	[`${page}?/causes`]: own(),
	[`${page}?/colleague`]: own({ colleagueId: '' }),
	[`${page}?/leave`]: { for: ['leader'], about: (world) => world.debrief('with Lena') },
	[`${page}?/begin`]: { for: itsAuthor, about: (world) => world.debrief('resting') },
	[`${page}?/finish`]: own({ outcome: 'nothing', note: '', visibility: 'two' }),
	[`${page}?/reopen`]: { for: itsAuthor, about: (world) => world.debrief('shared') },
	[`${page}?/visibility`]: {
		for: itsAuthor,
		about: (world) => world.debrief('shared'),
		form: () => ({ visibility: 'two' })
	},
	[`${page}?/fix`]: own({ title: 'Say by when money is back', why: '' }),
	[`${page}?/remove`]: own()
};
