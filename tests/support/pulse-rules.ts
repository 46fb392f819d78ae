import { SETTINGS_VERSION } from './pulse-world';
import type { Reader, Rule } from './route-rules';

/** Who belongs to the team Orders, or sees every team. */
const itsTeam: Reader[] = ['agent', 'leader', 'admin'];
const itsLeaders: Reader[] = ['leader', 'admin'];
/** Whom a round asks: everybody who is in a team. */
const whoIsAsked: Reader[] = ['agent of another team', 'agent', 'leader'];
const whoeverSignedIn: Reader[] = [
	'admin of another organisation',
	'agent of another team',
	'agent',
	'leader',
	'admin'
];
const itsAdmin: Reader[] = ['admin'];
const anyAdmin: Reader[] = ['admin', 'admin of another organisation'];

/** Who may do what about the team pulse. */
export const pulseRules: Record<string, Rule> = {
	'GET /wellbeing': { for: whoeverSignedIn },
	'GET /wellbeing/promise': { for: whoeverSignedIn },
	'GET /wellbeing/rounds/[day]/answer': { for: whoIsAsked, about: (world) => world.openPulse() },
	'POST /wellbeing/rounds/[day]/answer': {
		for: ['agent', 'leader'],
		// Who is asked in another team only is told to answer for that one.
		toldWhyNot: { 'agent of another team': 400 },
		about: (world) => world.openPulse(),
		form: (_world, { team }) => ({ team: team!, 'answer-mood': '4', comment: '' })
	},
	'GET /wellbeing/teams/[team]': { for: itsTeam, about: (world) => world.closedPulse() },
	'GET /wellbeing/teams/[team]/results.csv': { for: itsTeam, about: (world) => world.closedPulse() },
	'GET /wellbeing/teams/[team]/rounds/[day]': { for: itsTeam, about: (world) => world.closedPulse() },
	'GET /wellbeing/teams/[team]/notes': { for: itsLeaders, about: (world) => world.closedPulse() },
	'POST /wellbeing/teams/[team]/notes': {
		for: itsLeaders,
		about: (world) => world.closedPulse(),
		form: () => ({ said: 'Breaks are too short', done: 'Ten minutes more from Monday on' })
	},
	'GET /wellbeing/teams/[team]/notes/[note]/withdrawal': {
		for: whoeverSignedIn,
		about: (world) => world.pulseNote()
	},
	'POST /wellbeing/teams/[team]/notes/[note]/withdrawal': {
		for: itsLeaders,
		about: (world) => world.pulseNote()
	},
	'GET /wellbeing/teams/[team]/settings': { for: itsLeaders, about: (world) => world.closedPulse() },
	'POST /wellbeing/teams/[team]/settings': {
		for: itsLeaders,
		about: (world) => world.pulseOfTeam(),
		form: () => ({
			version: SETTINGS_VERSION,
			cadence: 'week',
			scoreFloor: '5',
			commentFloor: '10'
		})
	},
	'GET /wellbeing/questions': { for: anyAdmin },
	'POST /wellbeing/questions': {
		for: itsAdmin,
		toldWhyNot: { 'admin of another organisation': 409 },
		about: (world) => world.ownQuestion(),
		form: () => ({
			version: SETTINGS_VERSION,
			asked: ['mood', 'energy', 'supported', 'workload']
		})
	},
	'GET /wellbeing/questions/new': { for: anyAdmin },
	'POST /wellbeing/questions/new': {
		for: itsAdmin,
		toldWhyNot: { 'admin of another organisation': 409 },
		about: (world) => world.ownQuestion(),
		form: () => ({
			version: SETTINGS_VERSION,
			kind: 'yes-no',
			wording: 'Was there time to learn?',
			words: ''
		})
	},
	'GET /wellbeing/questions/[key]': { for: itsAdmin, about: (world) => world.ownQuestion() },
	'POST /wellbeing/questions/[key]': {
		for: itsAdmin,
		about: (world) => world.ownQuestion(),
		form: () => ({ version: SETTINGS_VERSION, wording: 'Was there time to rest?', words: '' })
	},
	'GET /wellbeing/questions/[key]/archiving': {
		for: whoeverSignedIn,
		to: '/wellbeing/questions',
		about: (world) => world.ownQuestion()
	},
	'POST /wellbeing/questions/[key]/archiving': {
		for: itsAdmin,
		about: (world) => world.ownQuestion(),
		form: () => ({ version: SETTINGS_VERSION, archived: 'yes' })
	},
	'GET /wellbeing/schedule': { for: anyAdmin },
	'POST /wellbeing/schedule': {
		for: itsAdmin,
		toldWhyNot: { 'admin of another organisation': 409 },
		about: (world) => world.ownQuestion(),
		form: () => ({
			version: SETTINGS_VERSION,
			opensOnWeekday: '1',
			opensAtHour: '9',
			daysOpen: '5',
			closesAtHour: '18'
		})
	}
};
