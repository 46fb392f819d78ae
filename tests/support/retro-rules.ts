import { newId } from '../../src/lib/shared/ids';
import type { Phase } from '../../src/lib/features/debriefs/retros/phase';
import type { Reader, Rule } from './route-rules';
import type { World } from './world';

const itsTeam: Reader[] = ['agent', 'leader', 'admin'];
const itsOrganisation: Reader[] = ['agent of another team', 'agent', 'leader', 'admin'];
const whoeverSignedIn: Reader[] = [...itsOrganisation, 'admin of another organisation'];
const everybody: Reader[] = ['nobody', ...whoeverSignedIn];
/** Lena leads each retro; who sits at the table with her is told so. */
const itsLead: Pick<Rule, 'for' | 'toldWhyNot'> = { for: ['leader'], toldWhyNot: { agent: 409, admin: 409 } };

type Retro = Awaited<ReturnType<World['retroAt']>>;

const at = (phase: Phase) => (world: World) => world.retroAt(phase);

/** What is done at a board, in a step in which it can be. */
const deeds: Record<
	string,
	{ phase: Phase; form: (retro: Retro) => Record<string, string>; isForLead?: true }
> = {
	addCard: { phase: 'write', form: ({ columnId }) => ({ columnId, text: 'Another' }) },
	rewordCard: {
		phase: 'group',
		form: ({ card }) => ({ cardId: card, version: '1', text: `Better ${newId()}` })
	},
	takeCardAway: { phase: 'group', form: ({ card }) => ({ cardId: card }) },
	moveCard: { phase: 'group', form: ({ card, other }) => ({ cardId: card, groupId: other }) },
	mergeGroups: { phase: 'group', form: ({ card, other }) => ({ groupId: card, intoId: other }) },
	renameGroup: { phase: 'group', form: ({ card }) => ({ groupId: card, version: '1', title: 'Late' }) },
	noteGroup: { phase: 'discuss', form: ({ card }) => ({ groupId: card, version: '1', notes: 'So' }) },
	placeDots: { phase: 'vote', form: ({ card }) => ({ groupId: card, dots: '1' }) },
	park: { phase: 'write', form: () => ({ text: 'Later' }) },
	unpark: { phase: 'write', form: ({ parked }) => ({ id: parked }) },
	agree: { phase: 'discuss', form: () => ({ title: 'Ask the depot' }) },
	sayDone: { phase: 'write', form: () => ({ isDone: 'on' }) },
	answerCheck: { phase: 'close', form: () => ({ score: '4' }) },
	goToPhase: { phase: 'write', form: ({ version }) => ({ to: 'group', version }), isForLead: true },
	discussGroup: { phase: 'discuss', form: ({ other }) => ({ groupId: other }), isForLead: true },
	setTimer: { phase: 'write', form: () => ({ minutes: '5' }), isForLead: true },
	handOverLead: { phase: 'write', form: ({ person }) => ({ participantId: person }), isForLead: true },
	takeLead: { phase: 'write', form: () => ({}) }
};

const boardRules = Object.fromEntries(
	Object.entries(deeds).flatMap(([name, { phase, form, isForLead }]): [string, Rule][] => [
		[
			`POST /retros/[id]?/${name}`,
			{
				...(isForLead ? itsLead : { for: itsTeam }),
				// Only who wrote a card, or who leads, takes it away.
				...(name === 'takeCardAway' && { for: ['agent', 'leader'], toldWhyNot: { admin: 409 } }),
				about: at(phase),
				form: (_world, about) => form(about as unknown as Retro)
			}
		],
		// A guest comes with a cookie for this board; nobody here has one.
		[
			`POST /join/at/[id]?/${name}`,
			{
				for: everybody,
				status: 404,
				about: at(phase),
				form: (_world, about) => form(about as unknown as Retro)
			}
		]
	])
);

/** Who may do what about retros, at their boards, and about what was agreed on. */
export const retroRules: Record<string, Rule> = {
	...boardRules,
	'GET /retros': { for: whoeverSignedIn },
	'GET /retros/new': { for: whoeverSignedIn },
	'POST /retros/new': {
		for: itsTeam,
		about: ({ northwind }) => ({ team: northwind.teams.Orders! }),
		form: (_world, { team }) => ({ title: 'Friday', teamId: team!, templateId: 'sailboat' })
	},
	'GET /retros/templates/new': { for: whoeverSignedIn },
	'POST /retros/templates/new': {
		for: whoeverSignedIn,
		form: (world) => ({ ...world.newTemplate(), columns: 'Wind\nAnchor' })
	},
	'GET /retros/templates': { for: whoeverSignedIn },
	'GET /retros/templates/[id]': { for: itsOrganisation, about: (world) => world.ownTemplate() },
	'POST /retros/templates/[id]': {
		for: itsOrganisation,
		to: '/retros/templates',
		about: (world) => world.ownTemplate(),
		form: (_world, { name }) => ({
			name: `${name} anew`,
			columns: 'Wind\nRocks',
			was: `${name}\nWind\nAnchor`
		})
	},
	'GET /retros/templates/[id]/archiving': {
		for: whoeverSignedIn,
		to: '/retros/templates',
		about: (world) => world.ownTemplate()
	},
	'POST /retros/templates/[id]/archiving': {
		for: itsOrganisation,
		to: '/retros/templates',
		about: (world) => world.ownTemplate(),
		form: () => ({ isArchived: 'on' })
	},
	'GET /retros/themes': {
		for: itsTeam,
		about: ({ northwind }) => ({ team: northwind.teams.Orders! }),
		search: ({ team }) => `?team=${team}`
	},
	'GET /retros/[id]': { for: itsTeam, about: at('group') },
	'GET /retros/[id]/live': { for: itsTeam, about: at('group') },
	'GET /retros/[id]/guests': { for: itsTeam, about: at('write') },
	'POST /retros/[id]/guests?/open': { ...itsLead, about: at('write') },
	'POST /retros/[id]/guests?/close': { ...itsLead, about: at('write') },
	'GET /retros/[id]/invitations': { for: itsTeam, about: at('write') },
	'POST /retros/[id]/invitations': {
		...itsLead,
		about: at('write'),
		form: ({ northwind }) => ({ userIds: northwind.as.ada!.actor.userId })
	},
	'GET /retros/[id]/plan': { for: itsTeam, about: at('waiting') },
	'POST /retros/[id]/plan': {
		...itsLead,
		about: at('waiting'),
		form: (_world, { version }) => ({ version: version!, title: 'Another title' })
	},
	'GET /retros/[id]/calling-off': { for: itsTeam, about: at('write') },
	'POST /retros/[id]/calling-off': { ...itsLead, about: at('write') },
	'GET /retros/[id]/facts': { for: itsTeam, about: at('write') },
	// Nothing that this retro could be shown was logged, or another than what was asked for.
	'POST /retros/[id]/facts?/pin': {
		for: itsTeam,
		status: 400,
		about: at('write'),
		form: () => ({ kind: 'nothing' })
	},
	'POST /retros/[id]/facts?/unpin': {
		for: itsTeam,
		about: at('write'),
		form: (_world, { pin }) => ({ id: pin! })
	},
	'GET /retros/[id]/export/[file]': { for: itsTeam, about: (world) => world.exportedRetro() },
	'GET /retros/[id]/closing': { for: itsTeam, about: at('write') },
	// Who does not lead is led back, and told why it is not theirs to close.
	'POST /retros/[id]/closing': { for: itsTeam, about: at('close') },
	'GET /retros/actions/[id]': { for: itsTeam, about: (world) => world.actionOfRetro() },
	'POST /retros/actions/[id]': {
		for: itsTeam,
		about: (world) => world.actionOfRetro(),
		form: () => ({ state: 'done', version: '1' })
	},
	'GET /retros/actions/[id]/fix': { for: itsTeam, about: (world) => world.actionOfRetro() },
	'POST /retros/actions/[id]/fix': { for: itsTeam, about: (world) => world.actionOfRetro() },
	'GET /join/[token]': { for: everybody, about: (world) => world.guestLink() },
	'POST /join/[token]': {
		for: everybody,
		about: (world) => world.guestLink(),
		form: () => ({ name: 'Rosa' })
	},
	'GET /join/at/[id]': { for: everybody, status: 404, about: at('write') },
	'GET /join/at/[id]/live': { for: everybody, status: 404, about: at('write') }
};
