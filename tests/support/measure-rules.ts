import type { Reader, Rule } from './route-rules';

/** Who sees that something was decided about what Aisha met. */
const itsPeople: Reader[] = ['agent', 'leader', 'admin'];
/** Who was not part of it, sees what was said, and has not decided before. */
const itsJudge: Reader[] = ['leader'];
/** The one it happened to, and an admin who has not taken it on, or has decided before, are told why not in a sentence. */
const toldWhyNot = { agent: 409, admin: 409 };
const itsDeciders: Reader[] = ['leader', 'admin'];
const anyDecider: Reader[] = ['leader', 'admin', 'admin of another organisation'];
const anyAdmin: Reader[] = ['admin', 'admin of another organisation'];
const whoeverSignedIn: Reader[] = [
	'agent of another team',
	'agent',
	'leader',
	'admin',
	'admin of another organisation'
];

/** Who may do what about measures, appeals, the records of customers and the register. */
export const measureRules: Record<string, Rule> = {
	'GET /incidents/[id]/decision': { for: itsPeople, about: (world) => world.incident() },
	'POST /incidents/[id]/decision': {
		for: itsJudge,
		about: (world) => world.incident(),
		form: () => ({ version: '1', step: 'nothing', reason: 'It was a misunderstanding' }),
		toldWhyNot
	},
	'GET /incidents/[id]/taking': { for: itsPeople, about: (world) => world.incident() },
	'POST /incidents/[id]/taking': {
		for: itsDeciders,
		about: (world) => world.incident(),
		toldWhyNot: { agent: 303 }
	},
	'GET /incidents/measures/[id]': { for: itsPeople, about: (world) => world.decidedMeasure() },
	'GET /incidents/measures/[id]/approval': {
		for: itsPeople,
		about: (world) => world.endingToApprove()
	},
	'POST /incidents/measures/[id]/approval': {
		for: itsJudge,
		about: (world) => world.endingToApprove(),
		form: () => ({ version: '1', answer: 'agree', reason: 'Nothing milder fits' }),
		toldWhyNot
	},
	'GET /incidents/measures/[id]/review': { for: itsPeople, about: (world) => world.decidedMeasure() },
	'POST /incidents/measures/[id]/review': {
		// Who decided may review it too.
		for: itsDeciders,
		about: (world) => world.decidedMeasure(),
		form: () => ({ version: '1', answer: 'lift', reason: 'It has been quiet' }),
		toldWhyNot: { agent: 409 }
	},
	'GET /incidents/measures/[id]/appeals': { for: itsPeople, about: (world) => world.decidedMeasure() },
	'POST /incidents/measures/[id]/appeals': {
		for: itsPeople,
		about: (world) => world.decidedMeasure(),
		form: ({ today }) => ({ receivedOn: today, words: 'It was not me' })
	},
	'GET /incidents/measures/[id]/appeals/[appeal]': { for: itsPeople, about: (world) => world.appeal() },
	'POST /incidents/measures/[id]/appeals/[appeal]': {
		for: itsJudge,
		about: (world) => world.appeal(),
		form: () => ({ version: '1', answer: 'upheld', grounds: 'Looked at all of it again' }),
		toldWhyNot
	},

	'GET /incidents/customers': { for: anyDecider },
	'GET /incidents/customers/[id]': { for: itsDeciders, about: (world) => world.customers() },
	'GET /incidents/customers/[id]/merge': { for: itsDeciders, about: (world) => world.customers() },
	'POST /incidents/customers/[id]/merge': {
		for: itsDeciders,
		about: (world) => world.customers(),
		form: (_world, { reference }) => ({ reference: reference! })
	},
	'GET /incidents/customers/[id]/merge/undoing': {
		for: whoeverSignedIn,
		to: '/incidents/customers',
		about: (world) => world.mergedCustomer()
	},
	'POST /incidents/customers/[id]/merge/undoing': {
		for: itsDeciders,
		about: (world) => world.mergedCustomer()
	},
	'GET /incidents/customers/retention': { for: anyAdmin },
	'POST /incidents/customers/retention': { for: anyAdmin, form: () => ({ months: '24' }) },
	'GET /incidents/register': { for: anyDecider },
	'GET /incidents/register/register.csv': { for: anyDecider }
};
