import { newId } from '../../src/lib/shared/ids';
import type { Reader, Rule } from './route-rules';

const whoeverSignedIn: Reader[] = [
	'agent of another team',
	'agent',
	'leader',
	'admin',
	'admin of another organisation'
];
const everybody: Reader[] = ['nobody', ...whoeverSignedIn];
/** Whose check-in or request it is. Being admin opens none. */
const itsOwner: Reader[] = ['agent'];
/** Who was asked. */
const itsHelper: Reader[] = ['leader'];
const itsTwo: Reader[] = ['agent', 'leader'];
const itsAdmin: Reader[] = ['admin'];
const anyAdmin: Reader[] = ['admin', 'admin of another organisation'];

/** Who may do what about check-ins, support and reminders. */
export const supportRules: Record<string, Rule> = {
	'GET /wellbeing/check-ins': { for: whoeverSignedIn },
	'POST /wellbeing/check-ins': { for: whoeverSignedIn, form: () => ({ id: newId(), mood: '3' }) },
	'GET /wellbeing/check-ins/export.csv': { for: whoeverSignedIn },
	'GET /wellbeing/check-ins/export.json': { for: whoeverSignedIn },
	'GET /wellbeing/check-ins/deletion': { for: whoeverSignedIn, to: '/wellbeing/check-ins' },
	// Each deletes their own alone.
	'POST /wellbeing/check-ins/deletion': { for: whoeverSignedIn },
	'GET /wellbeing/check-ins/[id]/deletion': {
		for: whoeverSignedIn,
		to: '/wellbeing/check-ins',
		about: (world) => world.checkedIn()
	},
	'POST /wellbeing/check-ins/[id]/deletion': { for: itsOwner, about: (world) => world.checkedIn() },

	'GET /support': { for: whoeverSignedIn },
	'GET /wellbeing/support': { for: whoeverSignedIn },
	'GET /wellbeing/support/new': { for: whoeverSignedIn },
	'POST /wellbeing/support/new': {
		for: ['agent of another team', 'agent', 'leader', 'admin'],
		about: (world) => world.bystander(),
		form: (_world, { id }) => ({ id: newId(), helperId: id!, kind: 'listening', words: '' }),
		// Others do not hear who offers help here.
		refusedWith: { 'admin of another organisation': 400 }
	},
	'GET /wellbeing/support/offer': { for: whoeverSignedIn },
	'POST /wellbeing/support/offer': { for: whoeverSignedIn, form: () => ({ role: 'hr', about: '' }) },
	'GET /wellbeing/support/offer/withdrawal': { for: whoeverSignedIn, to: '/wellbeing/support/offer' },
	'POST /wellbeing/support/offer/withdrawal': { for: whoeverSignedIn },
	'GET /wellbeing/support/[id]': { for: itsTwo, about: (world) => world.supportRequest() },
	'GET /wellbeing/support/[id]/opening': { for: itsTwo, about: (world) => world.supportRequest() },
	'POST /wellbeing/support/[id]/opening': { for: itsHelper, about: (world) => world.supportRequest() },
	// Here it is Aisha who was asked.
	'GET /wellbeing/support/[id]/answer': { for: itsOwner, about: (world) => world.openedRequest() },
	'POST /wellbeing/support/[id]/answer': {
		for: itsOwner,
		about: (world) => world.openedRequest(),
		form: () => ({ version: '2', agrees: 'yes', words: '' })
	},
	'GET /wellbeing/support/[id]/closing': { for: itsTwo, about: (world) => world.supportRequest() },
	'POST /wellbeing/support/[id]/closing': { for: itsOwner, about: (world) => world.supportRequest() },

	'GET /settings/reminders': { for: whoeverSignedIn },
	'POST /settings/reminders': { for: whoeverSignedIn, form: () => ({ quietFrom: '18', quietUntil: '8' }) },
	'GET /unsubscribe/[token]': { for: everybody, about: (world) => world.unsubscribing() },
	'POST /unsubscribe/[token]': { for: everybody, about: (world) => world.unsubscribing() },

	'GET /settings/support/offers/[id]/removal': {
		for: whoeverSignedIn,
		to: '/settings/support',
		about: (world) => world.helper()
	},
	'POST /settings/support/offers/[id]/removal': { for: itsAdmin, about: (world) => world.helper() },
	'GET /settings/support': { for: anyAdmin },
	'POST /settings/support': {
		for: anyAdmin,
		form: () => ({ name0: 'Support line', reach0: '0800 111 0 111', note0: '', workingDays: '1' })
	}
};
