import type { ApiScope } from '../../src/lib/shared/api-scopes';
import { newId } from '../../src/lib/shared/ids';
import { apiRules } from './api-rules';
import { debriefRules } from './debrief-rules';
import { fixRules } from './fix-rules';
import type { Form } from './attacker';
import { incidentRules } from './incident-rules';
import { pulseRules } from './pulse-rules';
import { retroRules } from './retro-rules';
import { supportRules } from './support-rules';
import { kudosRules } from './kudos-rules';
import { caseFile, NOTHING, type World } from './world';

/** Who tries: for each, somebody of the teams, or nobody at all. */
export const readers = {
	nobody: null,
	'admin of another organisation': 'zoe',
	'agent of another team': 'chen',
	agent: 'aisha',
	leader: 'lena',
	admin: 'ada'
} as const;

export type Reader = keyof typeof readers;

export const everybody = Object.keys(readers) as Reader[];

const whoeverSignedIn = everybody.filter((reader) => reader !== 'nobody');
const itsTeam: Reader[] = ['agent', 'leader', 'admin'];
const itsLeaders: Reader[] = ['leader', 'admin'];
/** Everybody in the organisation, whichever team they are in. */
const itsOrganisation: Reader[] = ['agent of another team', 'agent', 'leader', 'admin'];
/** Who drafted a reply, and whom they asked to read it. */
const itsAuthor: Reader[] = ['agent'];
const itsReader: Reader[] = ['leader'];
const itsAdmin: Reader[] = ['admin'];
/** Whoever leads a team or is an admin, of whichever organisation. */
const anyLeader: Reader[] = ['leader', 'admin', 'admin of another organisation'];
/** Whoever leads any team of the organisation. */
const anyLeaderHere: Reader[] = ['leader', 'admin'];
/** Every admin has settings of their own at the same address. */
const anyAdmin: Reader[] = ['admin', 'admin of another organisation'];

/** What a request is about, by the name it has in the address or in the form. */
export type About = Record<string, string>;

export interface Rule {
	/** Who gets it. Nobody is sent to sign in; everybody else gets what they would get were there no such thing. */
	for: readonly Reader[];
	/** Where they are sent, if this is about being sent somewhere. */
	to?: string;
	/** What they get, where that is no success. */
	status?: number;
	/** The scope that a key needs; whoever asks then comes with a key in place of a session. */
	scope?: ApiScope;
	/** What others get, where that is no 404. */
	refusedWith?: Partial<Record<Reader, number>>;
	/** Who may see what it is about, and is told in a sentence why it is not theirs to do; with which status. */
	toldWhyNot?: Partial<Record<Reader, number>>;
	/** Makes what the request is about. */
	about?: (world: World) => Promise<About> | About;
	/** What the address ends in. */
	search?: (about: About) => string;
	/** A form that would be taken from whoever may send it. */
	form?: (world: World, about: About) => Form;
	/** The same for the API: a body in JSON. */
	json?: (world: World, about: About) => unknown;
}

/** Who may do what, by the name of each operation. A route that is missing here fails the walk. */
export const rules: Record<string, Rule> = {
	...apiRules,
	...debriefRules,
	...incidentRules,
	...kudosRules,
	...pulseRules,
	...retroRules,
	...supportRules,
	'GET /health': { for: everybody },

	'GET /setup': { for: everybody, to: '/sign-in' },
	'POST /setup': {
		for: everybody,
		to: '/sign-in',
		form: () => ({
			token: 'guessed',
			organisationName: 'Another',
			teamName: 'One',
			timeZone: 'Europe/Berlin',
			locale: 'en-GB',
			currency: 'EUR',
			name: 'Mallory',
			email: 'mallory@elsewhere.example',
			password: 'a long enough password'
		})
	},
	'GET /sign-in': { for: everybody },
	'POST /sign-in': {
		for: everybody,
		to: '/',
		about: (world) => world.account(),
		form: (_world, { email, password }) => ({ email: email!, password: password!, next: '' })
	},
	'POST /sign-out': { for: everybody, to: '/sign-in?signed-out' },
	'GET /forgot-password': { for: everybody },
	'POST /forgot-password': { for: everybody, form: () => ({ email: `${newId()}@northwind.example` }) },
	'GET /reset-password/[token]': { for: everybody, about: (world) => world.resetLink() },
	'POST /reset-password/[token]': {
		for: everybody,
		to: '/sign-in',
		about: (world) => world.resetLink(),
		form: () => ({ password: 'another long enough password' })
	},
	'GET /confirm-email/[token]': { for: everybody, about: (world) => world.emailLink() },
	'POST /confirm-email/[token]': {
		for: everybody,
		to: '/sign-in',
		about: (world) => world.emailLink()
	},
	'GET /invitation/[token]': { for: everybody, about: (world) => world.invitation() },
	'POST /invitation/[token]': {
		for: everybody,
		to: '/',
		about: (world) => world.invitation(),
		form: () => ({ name: 'Newcomer', password: 'another long enough password' })
	},

	'GET /': { for: whoeverSignedIn },
	'POST /appearance': { for: whoeverSignedIn, form: () => ({ theme: 'dark', back: '/escalations' }) },

	'GET /escalations': { for: whoeverSignedIn },
	'GET /escalations/export.csv': { for: whoeverSignedIn },
	'GET /escalations/new': { for: whoeverSignedIn },
	'POST /escalations/new': {
		for: itsTeam,
		about: ({ northwind }) => ({ team: northwind.teams.Orders! }),
		form: ({ northwind }, { team }) => ({
			id: newId(),
			teamId: team!,
			reasonId: northwind.entry('reason', 'refund'),
			summary: 'Asked twice for a refund'
		})
	},
	'GET /escalations/[id]': { for: itsTeam, about: (world) => world.escalation() },
	'GET /escalations/[id]/resolution': { for: itsTeam, about: (world) => world.escalation() },
	'POST /escalations/[id]/resolution?/resolve': {
		for: itsTeam,
		about: (world) => world.escalation(),
		form: ({ northwind }) => ({ version: '1', outcomeId: northwind.entry('outcome', 'apology') })
	},
	'POST /escalations/[id]/resolution?/reopen': {
		for: itsTeam,
		about: (world) => world.resolvedEscalation(),
		form: () => ({ version: '2' })
	},
	'GET /escalations/of-customer': { for: whoeverSignedIn },
	'GET /escalations/changes': { for: whoeverSignedIn },
	'GET /escalations/changes/new': { for: whoeverSignedIn },
	'POST /escalations/changes/new?/preview': {
		for: whoeverSignedIn,
		about: (world) => world.escalation(),
		form: (_world, { id }) => ({ ids: id!, field: 'severity', value: '4' })
	},
	// What is not theirs to open is left out, and then nothing is left to change.
	'POST /escalations/changes/new?/make': {
		for: whoeverSignedIn,
		status: 400,
		form: () => ({ ids: NOTHING, field: 'severity', value: '4' })
	},
	'GET /escalations/changes/[id]': { for: itsTeam, about: (world) => world.change() },
	'GET /escalations/changes/[id]/undoing': { for: itsTeam, about: (world) => world.change() },
	'POST /escalations/changes/[id]/undoing': { for: itsTeam, about: (world) => world.change() },
	'GET /escalations/views': { for: whoeverSignedIn },
	'GET /escalations/views/new': { for: whoeverSignedIn },
	'POST /escalations/views/new': {
		for: itsLeaders,
		about: ({ northwind }) => ({ team: northwind.teams.Orders! }),
		form: (_world, { team }) => ({ name: `View ${newId()}`, teamId: team!, search: 'state=open' })
	},
	'GET /escalations/views/[id]': { for: itsLeaders, about: (world) => world.sharedView() },
	'POST /escalations/views/[id]': {
		for: itsLeaders,
		about: (world) => world.sharedView(),
		form: (_world, { team }) => ({ name: `View ${newId()}`, teamId: team! })
	},
	'GET /escalations/views/[id]/default': {
		for: whoeverSignedIn,
		to: '/escalations/views',
		about: (world) => world.sharedView()
	},
	'POST /escalations/views/[id]/default': {
		for: itsTeam,
		about: (world) => world.sharedView(),
		form: () => ({ isDefault: '' })
	},
	'GET /escalations/views/[id]/deletion': {
		for: whoeverSignedIn,
		to: '/escalations/views',
		about: (world) => world.sharedView()
	},
	'POST /escalations/views/[id]/deletion?/delete': {
		for: itsLeaders,
		about: (world) => world.sharedView()
	},
	'POST /escalations/views/[id]/deletion?/undo': {
		for: itsLeaders,
		about: async (world) => world.deletedView()
	},
	'GET /escalations/[id]/links': { for: itsTeam, about: (world) => world.escalation() },
	'POST /escalations/[id]/links': {
		for: itsTeam,
		about: async (world) => ({ ...(await world.escalation()), other: (await world.escalation()).id }),
		form: (_world, { other }) => ({ other: other!, kind: 'same-order' })
	},
	'GET /escalations/[id]/links/[link]': { for: itsTeam, about: (world) => world.linkedEscalation() },
	'POST /escalations/[id]/links/[link]': { for: itsTeam, about: (world) => world.linkedEscalation() },
	'GET /escalations/[id]/follow-up': { for: itsTeam, about: (world) => world.escalation() },
	'POST /escalations/[id]/follow-up?/plan': {
		for: itsTeam,
		about: (world) => world.escalation(),
		form: ({ nextWeek }) => ({ version: '1', dueOn: nextWeek })
	},
	'POST /escalations/[id]/follow-up?/finish': {
		for: itsTeam,
		about: (world) => world.escalationWithFollowUp(),
		form: () => ({ version: '2', answer: 'satisfied', result: 'She has her parcel' })
	},
	'POST /escalations/[id]/follow-up?/draft': {
		for: itsTeam,
		about: (world) => world.escalationWithFollowUp(),
		form: () => ({ version: '2', message: 'Has your parcel come?' })
	},
	'GET /escalations/[id]/hand-up': { for: itsTeam, about: (world) => world.escalation() },
	'POST /escalations/[id]/hand-up': {
		for: itsTeam,
		about: (world) => world.escalation(),
		form: ({ northwind }) => ({
			version: '1',
			tier: '3',
			firstLineId: northwind.entry('first-line', 'knowledge')
		})
	},
	'GET /escalations/[id]/hand-down': { for: itsTeam, about: (world) => world.escalation() },
	'POST /escalations/[id]/hand-down': {
		for: itsTeam,
		about: (world) => world.escalation(),
		form: () => ({ version: '1', tier: '1', reason: 'It may be granted' })
	},
	'GET /escalations/[id]/taking': { for: itsTeam, about: (world) => world.escalation() },
	'POST /escalations/[id]/taking': { for: itsTeam, about: (world) => world.escalation() },
	'GET /escalations/[id]/correction': { for: itsTeam, about: (world) => world.escalation() },
	'POST /escalations/[id]/correction': {
		for: itsTeam,
		about: (world) => world.escalation(),
		form: ({ northwind, today }) => ({
			version: '1',
			teamId: northwind.teams.Orders!,
			reasonId: northwind.entry('reason', 'return'),
			summary: 'Asked three times',
			severity: '2',
			tier: '2',
			occurredOn: today
		})
	},
	'GET /escalations/[id]/cool-off': { for: itsTeam, about: (world) => world.escalation() },
	'POST /escalations/[id]/cool-off?/begin': {
		for: itsTeam,
		about: (world) => world.escalation(),
		form: () => ({ length: 'hour' })
	},
	// Nobody took a pause from it, so nobody can come back; who may not read it is not told so.
	'POST /escalations/[id]/cool-off?/end': {
		for: itsTeam,
		status: 409,
		about: (world) => world.escalation()
	},
	'GET /escalations/[id]/replies/new': { for: itsTeam, about: (world) => world.escalation() },
	'POST /escalations/[id]/replies/new': {
		for: itsTeam,
		about: (world) => world.escalation(),
		form: () => ({ id: newId(), wording: 'We are sorry' })
	},
	'GET /escalations/[id]/replies/[reply]': { for: itsTeam, about: (world) => world.reply('draft') },
	'POST /escalations/[id]/replies/[reply]?/draft': {
		for: itsAuthor,
		about: (world) => world.reply('draft'),
		form: () => ({ version: '1', wording: 'We are very sorry' })
	},
	'POST /escalations/[id]/replies/[reply]?/takeBack': {
		for: itsAuthor,
		about: (world) => world.reply('waiting'),
		form: () => ({ version: '1' })
	},
	'POST /escalations/[id]/replies/[reply]?/approve': {
		for: itsReader,
		about: (world) => world.reply('waiting'),
		form: () => ({ version: '1' })
	},
	'POST /escalations/[id]/replies/[reply]?/suggest': {
		for: itsReader,
		about: (world) => world.reply('waiting'),
		form: () => ({ version: '1', suggestion: 'We are sorry, and here is what we do' })
	},
	'POST /escalations/[id]/replies/[reply]?/settle': {
		for: itsAuthor,
		about: (world) => world.reply('suggested'),
		form: () => ({ version: '2', wording: 'We are sorry' })
	},

	'GET /insights': { for: whoeverSignedIn },
	'GET /insights/causes.csv': { for: whoeverSignedIn },
	'GET /insights/reasons.csv': { for: whoeverSignedIn },
	'GET /insights/trend.csv': { for: whoeverSignedIn },
	'GET /insights/hand-ups': { for: whoeverSignedIn },
	'GET /insights/hand-ups/[file].csv': { for: whoeverSignedIn, about: () => ({ file: 'outcomes' }) },
	'GET /insights/compare': { for: whoeverSignedIn },
	'GET /insights/compare/[file].csv': { for: whoeverSignedIn, about: () => ({ file: 'causes' }) },
	'GET /insights/signals': { for: whoeverSignedIn },
	'GET /insights/signals/[file].csv': { for: whoeverSignedIn, about: () => ({ file: 'causes' }) },
	'GET /insights/chart': { for: whoeverSignedIn },
	'GET /insights/chart.csv': { for: whoeverSignedIn },
	'GET /insights/chart/marks/new': {
		for: itsLeaders,
		about: (world) => world.measure(),
		search: ({ measure }) => `?${new URLSearchParams({ measure: measure! })}`
	},
	'POST /insights/chart/marks/new': {
		for: itsLeaders,
		to: '/insights/chart',
		about: (world) => world.measure(),
		form: ({ today }, { measure }) => ({ measure: measure!, day: today, why: 'New mail' })
	},
	'GET /insights/chart/marks/[id]/taking-back': {
		for: whoeverSignedIn,
		to: '/insights/chart',
		about: (world) => world.chartMark()
	},
	'POST /insights/chart/marks/[id]/taking-back': {
		for: itsLeaders,
		to: '/insights/chart',
		about: (world) => world.chartMark(),
		form: () => ({ back: '' })
	},
	'GET /insights/teams': { for: whoeverSignedIn },
	'GET /insights/teams/[file].csv': { for: whoeverSignedIn, about: () => ({ file: 'weeks' }) },
	'GET /insights/timing': { for: whoeverSignedIn },
	'GET /insights/timing/[file].csv': { for: whoeverSignedIn, about: () => ({ file: 'hours' }) },
	'GET /insights/words': { for: whoeverSignedIn },
	'GET /insights/words.csv': { for: whoeverSignedIn },

	'GET /imports': { for: anyLeader },
	'POST /imports': {
		for: itsLeaders,
		about: ({ northwind }) => ({ team: northwind.teams.Orders! }),
		form: (_world, { team }) => ({ source: 'Helpdesk', teamId: team!, file: caseFile('cases.csv') })
	},
	'GET /imports/[id]': { for: itsLeaders, about: (world) => world.importOfFile() },
	'GET /imports/[id]/progress': { for: itsLeaders, about: (world) => world.importOfFile() },
	'GET /imports/[id]/rejected.csv': { for: itsLeaders, about: (world) => world.checkedImport() },
	'POST /imports/[id]?/format': {
		for: itsLeaders,
		about: (world) => world.importOfFile(),
		form: () => ({ encoding: 'utf-8', delimiter: ',', hasHeader: 'on' })
	},
	'POST /imports/[id]?/columns': {
		for: itsLeaders,
		about: (world) => world.importOfFile(),
		form: () => ({ 'column-occurred': '1', 'style-occurred': 'year-month-day', 'column-summary': '2' })
	},
	'POST /imports/[id]?/values': { for: itsLeaders, about: (world) => world.importOfFile() },
	'POST /imports/[id]?/check': { for: itsLeaders, about: (world) => world.importOfFile() },
	'POST /imports/[id]?/run': { for: itsLeaders, about: (world) => world.checkedImport() },
	// It has not stopped, so it cannot be carried on; who may not lead the team is not told so.
	'POST /imports/[id]?/continue': {
		for: itsLeaders,
		status: 409,
		about: (world) => world.checkedImport()
	},
	'POST /imports/[id]?/discard': { for: itsLeaders, about: (world) => world.importOfFile() },

	// Nothing of it was brought in, so there is nothing to take out; who may not lead the team is not told so.
	'GET /imports/[id]/undo': { for: itsLeaders, about: (world) => world.checkedImport() },
	'POST /imports/[id]/undo': { for: itsLeaders, status: 409, about: (world) => world.checkedImport() },
	'GET /imports/sources': { for: anyLeader },
	'GET /imports/sources/[id]': { for: anyLeaderHere, about: (world) => world.source() },
	'GET /imports/sources/[id]/template.json': {
		for: [],
		about: (world) => world.source()
	},
	'POST /imports/sources/[id]?/rename': {
		for: anyLeaderHere,
		about: (world) => world.source(),
		form: () => ({ name: `Desk ${newId()}` })
	},
	'POST /imports/sources/[id]?/template': {
		for: anyLeaderHere,
		about: (world) => world.source(),
		form: () => ({ file: new File(['{"columns":{"summary":"Subject"}}'], 'mapping.json') })
	},
	'POST /imports/sources/[id]?/remove': { for: anyLeaderHere, about: (world) => world.source() },
	'GET /imports/volumes': { for: anyLeader },
	'POST /imports/volumes?/set': {
		for: itsLeaders,
		about: ({ northwind }) => ({ team: northwind.teams.Orders! }),
		form: ({ today }, { team }) => ({ teamId: team!, channelId: '', day: today, contacts: '12' })
	},
	'POST /imports/volumes?/remove': {
		for: itsLeaders,
		about: ({ northwind }) => ({ team: northwind.teams.Orders! }),
		form: ({ today }, { team }) => ({ teamId: team!, channelId: '', day: today })
	},
	'GET /imports/volumes/file': { for: anyLeader },
	'POST /imports/volumes/file?/upload': {
		for: anyLeader,
		form: () => ({ file: new File(['Day,Channel,Contacts\r\n2026-03-02,Phone,120'], 'contacts.csv') })
	},
	'POST /imports/volumes/file?/take': { for: [], status: 404 },
	'POST /imports/volumes/file?/discard': { for: anyLeader },

	'GET /fixes': { for: whoeverSignedIn },
	'GET /fixes/rules': { for: whoeverSignedIn },
	'GET /fixes/new': { for: whoeverSignedIn },
	'POST /fixes/new': {
		for: itsTeam,
		about: ({ northwind }) => ({ team: northwind.teams.Orders! }),
		form: (_world, { team }) => ({ title: 'Ask once', why: 'It spares a call', teamId: team! })
	},
	'GET /fixes/[id]': { for: itsTeam, about: (world) => world.startedTrial() },
	'GET /fixes/review': { for: anyLeader },
	'GET /fixes/review.md': { for: anyLeader },
	'GET /fixes/[id]/plan/notice': { for: itsLeaders, about: (world) => world.fix() },
	'GET /fixes/[id]/verdict.csv': { for: itsTeam, about: (world) => world.startedTrial() },
	...fixRules,
	...decidingRules('acceptance', {}),
	...decidingRules('dismissal', { reason: 'The carrier has changed' }),
	...decidingRules('snooze', { weeks: '4' }),
	'GET /suggestions/decisions/[id]/reopening': { for: itsLeaders, about: (world) => world.decision() },
	'POST /suggestions/decisions/[id]/reopening': { for: itsLeaders, about: (world) => world.decision() },

	'GET /playbook': { for: whoeverSignedIn },
	'GET /playbook/fitting': { for: whoeverSignedIn },
	'GET /playbook/new': { for: anyLeader },
	'POST /playbook/new': {
		for: anyLeader,
		form: () => ({ title: `Rain ${newId()}`, kind: 'script', text: '> I am sorry.' })
	},
	'GET /playbook/[slug]': { for: itsOrganisation, about: (world) => world.playbookPage() },
	'GET /playbook/[slug]/helped': {
		for: whoeverSignedIn,
		to: '/playbook',
		about: (world) => world.playbookPage()
	},
	'POST /playbook/[slug]/helped': {
		for: itsOrganisation,
		about: (world) => world.playbookPage(),
		form: () => ({ helped: 'yes' })
	},
	'GET /playbook/[slug]/archiving': {
		for: whoeverSignedIn,
		to: '/playbook',
		about: (world) => world.playbookPage()
	},
	'POST /playbook/[slug]/archiving': {
		for: itsLeaders,
		about: (world) => world.playbookPage(),
		form: () => ({ archived: 'yes' })
	},
	'GET /playbook/[slug]/edit': { for: itsLeaders, about: (world) => world.playbookPage() },
	'POST /playbook/[slug]/edit': {
		for: itsLeaders,
		about: (world) => world.playbookPage(),
		form: () => ({ version: '1', title: 'Rain', kind: 'script', text: '> I am very sorry.' })
	},
	'GET /playbook/[slug]/versions': { for: itsOrganisation, about: (world) => world.playbookPage() },
	'POST /playbook/[slug]/versions?/restore': {
		for: itsLeaders,
		about: (world) => world.playbookPage(),
		form: () => ({ version: '1', number: '1' })
	},
	'GET /playbook/[slug]/wordings/new': { for: itsOrganisation, about: (world) => world.playbookPage() },
	'POST /playbook/[slug]/wordings/new': {
		for: itsOrganisation,
		about: (world) => world.playbookPage(),
		form: () => ({ version: '1', text: '> I am very sorry.', why: 'It is warmer' })
	},
	'GET /playbook/[slug]/wordings/[id]': { for: itsLeaders, about: (world) => world.suggestedWording() },
	'POST /playbook/[slug]/wordings/[id]?/accept': {
		for: itsLeaders,
		about: (world) => world.suggestedWording(),
		form: () => ({ version: '1', text: '> I am very sorry.' })
	},
	'POST /playbook/[slug]/wordings/[id]?/decline': {
		for: itsLeaders,
		about: (world) => world.suggestedWording(),
		form: () => ({ answer: 'We keep it short' })
	},
	'GET /playbook/[slug]/wordings/[id]/withdrawal': {
		for: itsAuthor,
		about: (world) => world.suggestedWording()
	},
	'POST /playbook/[slug]/wordings/[id]/withdrawal': {
		for: itsAuthor,
		about: (world) => world.suggestedWording()
	},

	'GET /playbook/practice': { for: whoeverSignedIn },
	'GET /playbook/practice/log': { for: whoeverSignedIn },
	// Whatever is not in one's own log is not there to be taken out.
	'POST /playbook/practice/log': { for: whoeverSignedIn, form: () => ({ id: NOTHING }) },
	'GET /playbook/practice/[scenario]': { for: whoeverSignedIn, about: () => ({ scenario: 'late-order' }) },
	'POST /playbook/practice/[scenario]?/compare': {
		for: whoeverSignedIn,
		about: () => ({ scenario: 'late-order' }),
		form: () => ({ words: 'I am sorry' })
	},
	// It has not come to its end, so there is nothing to keep.
	'POST /playbook/practice/[scenario]?/keep': {
		for: whoeverSignedIn,
		status: 409,
		about: () => ({ scenario: 'late-order' }),
		form: () => ({ id: newId() })
	},
	'POST /playbook/practice/[scenario]?/begin': {
		for: whoeverSignedIn,
		about: () => ({ scenario: 'late-order' }),
		form: () => ({ part: 'agent' })
	},
	'GET /playbook/practice/together': { for: whoeverSignedIn },
	'POST /playbook/practice/together': { for: whoeverSignedIn, status: 400, form: () => ({ code: 'NONE' }) },
	'GET /playbook/practice/together/[code]': {
		for: ['agent', 'leader'],
		about: (world) => world.practiceSession('begun')
	},
	'GET /playbook/practice/together/[code]/events': {
		for: ['agent', 'leader'],
		about: (world) => world.practiceSession('begun')
	},
	'POST /playbook/practice/together/[code]?/join': {
		for: ['agent', 'leader'],
		about: (world) => world.practiceSession('begun')
	},
	'POST /playbook/practice/together/[code]?/reply': {
		for: ['agent', 'leader'],
		about: (world) => world.practiceSession('begun'),
		form: () => ({ letter: 'b', turn: '0' })
	},
	'POST /playbook/practice/together/[code]?/observe': {
		for: ['leader'],
		about: (world) => world.practiceSession('ended'),
		form: () => ({ helped: 'The pause', noticed: 'Your voice', nextTime: 'A time' })
	},
	'POST /playbook/practice/together/[code]?/keep': {
		for: ['agent', 'leader'],
		about: (world) => world.practiceSession('ended'),
		form: () => ({ rating: '4' })
	},
	'POST /playbook/practice/together/[code]?/close': {
		for: ['agent', 'leader'],
		about: (world) => world.practiceSession('begun')
	},

	'GET /settings': { for: whoeverSignedIn },
	'POST /settings?/name': { for: whoeverSignedIn, form: () => ({ name: 'Another name' }) },
	// It is another person's session, which is nobody's to end.
	'POST /settings?/end-session': {
		for: [],
		about: (world) => world.session(),
		form: (_world, { session }) => ({ session: session! })
	},
	'POST /settings?/end-others': { for: whoeverSignedIn },
	'GET /settings/password': { for: whoeverSignedIn },
	'POST /settings/password': {
		for: whoeverSignedIn,
		status: 400,
		form: () => ({ currentPassword: 'guessed', newPassword: 'another long enough password' })
	},
	'GET /settings/email': { for: whoeverSignedIn },
	'POST /settings/email': {
		for: whoeverSignedIn,
		status: 400,
		form: () => ({ currentPassword: 'guessed', email: `${newId()}@northwind.example` })
	},
	'POST /settings/people/[id]?/email': {
		for: itsAdmin,
		about: (world) => world.account(),
		form: () => ({ email: `${newId()}@northwind.example` })
	},
	'GET /settings/chain-of-command': { for: whoeverSignedIn },
	'GET /settings/chain-of-command/authority': { for: anyAdmin },
	'POST /settings/chain-of-command/authority': {
		for: anyAdmin,
		form: () => ({ agent: '50', leader: '' })
	},
	'GET /settings/chain-of-command/[tier]': { for: anyAdmin, about: () => ({ tier: '4' }) },
	'POST /settings/chain-of-command/[tier]?/save': {
		for: anyAdmin,
		about: () => ({ tier: '4' }),
		form: () => ({ name: 'Head of care', within: '2', unit: 'hours' })
	},
	'POST /settings/chain-of-command/[tier]?/remove': { for: anyAdmin, about: () => ({ tier: '4' }) },
	'GET /settings/organisation': { for: anyAdmin },
	'POST /settings/organisation': {
		for: anyAdmin,
		form: () => ({
			organisationName: 'Northwind Care',
			timeZone: 'Europe/Berlin',
			locale: 'en-GB',
			currency: 'EUR'
		})
	},
	'GET /settings/api-keys': { for: anyAdmin },
	'POST /settings/api-keys?/revoke': {
		for: itsAdmin,
		about: (world) => world.apiKey(),
		form: (_world, { key }) => ({ key: key! })
	},
	'GET /settings/api-keys/examples': { for: whoeverSignedIn },
	'GET /settings/api-keys/new': { for: anyAdmin },
	'POST /settings/api-keys/new': {
		for: itsAdmin,
		about: (world) => world.account(),
		form: (_world, { id }) => ({ name: 'Helpdesk', userId: id!, scopes: 'insights:read' })
	},
	'GET /settings/audit': { for: anyAdmin },
	'GET /settings/audit/export.csv': { for: anyAdmin },
	'GET /settings/people': { for: anyAdmin },
	'POST /settings/people?/revoke': {
		for: itsAdmin,
		about: (world) => world.invitation(),
		form: (_world, { invitation }) => ({ invitation: invitation! })
	},
	'GET /settings/people/invitation': { for: anyAdmin },
	'POST /settings/people/invitation': {
		for: anyAdmin,
		form: () => ({ email: `${newId()}@northwind.example` })
	},
	'GET /settings/people/[id]': { for: itsAdmin, about: (world) => world.account() },
	'POST /settings/people/[id]?/roles': { for: itsAdmin, about: (world) => world.account() },
	'POST /settings/people/[id]?/deactivate': { for: itsAdmin, about: (world) => world.account() },
	'POST /settings/people/[id]?/reactivate': { for: itsAdmin, about: (world) => world.account() },
	'POST /settings/people/[id]?/reset-link': { for: itsAdmin, about: (world) => world.account() },
	'GET /settings/teams': { for: anyAdmin },
	'POST /settings/teams': { for: anyAdmin, form: () => ({ name: `Team ${newId()}` }) },
	'GET /settings/teams/[id]': { for: itsAdmin, about: (world) => world.team() },
	'POST /settings/teams/[id]?/rename': {
		for: itsAdmin,
		about: (world) => world.team(),
		form: () => ({ name: `Team ${newId()}` })
	},
	'POST /settings/teams/[id]?/archive': {
		for: itsAdmin,
		about: (world) => world.team(),
		form: () => ({ archived: 'on' })
	},
	'GET /settings/brands': { for: anyAdmin },
	'POST /settings/brands': { for: anyAdmin, form: () => ({ name: `Brand ${newId()}` }) },
	'GET /settings/brands/[id]': { for: itsAdmin, about: (world) => world.brand() },
	'POST /settings/brands/[id]?/rename': {
		for: itsAdmin,
		about: (world) => world.brand(),
		form: () => ({ name: `Brand ${newId()}` })
	},
	'POST /settings/brands/[id]?/archive': {
		for: itsAdmin,
		about: (world) => world.brand(),
		form: () => ({ archived: 'on' })
	},
	'GET /settings/lists': { for: anyAdmin },
	'GET /settings/lists/[kind]': { for: anyAdmin, about: () => ({ kind: 'cause' }) },
	'POST /settings/lists/[kind]': {
		for: anyAdmin,
		about: () => ({ kind: 'cause' }),
		form: () => ({ name: `Cause ${newId()}` })
	},
	'GET /settings/lists/[kind]/[id]': { for: itsAdmin, about: (world) => world.listEntry() },
	'POST /settings/lists/[kind]/[id]?/rename': {
		for: itsAdmin,
		about: (world) => world.listEntry(),
		form: () => ({ name: `Cause ${newId()}` })
	},
	'POST /settings/lists/[kind]/[id]?/archive': {
		for: itsAdmin,
		about: (world) => world.listEntry(),
		form: () => ({ archived: 'on' })
	},
	'POST /settings/lists/[kind]/[id]?/move': {
		for: itsAdmin,
		about: (world) => world.listEntry(),
		form: () => ({ direction: 'up' })
	}
};

/** Answering a suggestion about one team. */
function decidingRules(answer: string, form: Record<string, string>): Record<string, Rule> {
	const rule: Rule = {
		for: itsLeaders,
		about: (world) => world.suggestion(),
		search: ({ team }) => `?team=${team}`,
		form: () => form
	};
	return { [`GET /suggestions/[key]/${answer}`]: rule, [`POST /suggestions/[key]/${answer}`]: rule };
}
