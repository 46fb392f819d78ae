import type { Reader, Rule } from './route-rules';

const anyAdmin: Reader[] = ['admin', 'admin of another organisation'];

/** Who may do what about check-ins, support and reminders. */
export const supportRules: Record<string, Rule> = {
	'GET /settings/support': { for: anyAdmin },
	'POST /settings/support': {
		for: anyAdmin,
		form: () => ({ name0: 'Support line', reach0: '0800 111 0 111', note0: '', workingDays: '1' })
	}
};
