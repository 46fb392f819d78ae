import { newId } from '../../src/lib/shared/ids';
import type { Reader, Rule } from './route-rules';

const whoeverSignedIn: Reader[] = [
	'agent of another team',
	'agent',
	'leader',
	'admin',
	'admin of another organisation'
];
/** Whose check-in it is. Being admin opens none. */
const itsOwner: Reader[] = ['agent'];
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

	'GET /settings/support': { for: anyAdmin },
	'POST /settings/support': {
		for: anyAdmin,
		form: () => ({ name0: 'Support line', reach0: '0800 111 0 111', note0: '', workingDays: '1' })
	}
};
