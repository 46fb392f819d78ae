import { expect, it } from 'vitest';
import { auditFilterFrom, auditFilterToSearch, detailsInWords } from './audit';

it('reads from an address what can be read, and leaves out the rest', () => {
	expect(
		auditFilterFrom(new URLSearchParams('action=sign-in&person=+Bo+&from=2026-11-01&to=2026-11-30'))
	).toEqual({
		action: 'sign-in',
		person: 'Bo',
		from: '2026-11-01',
		to: '2026-11-30'
	});
	expect(auditFilterFrom(new URLSearchParams('action=toString&person=%00&from=2026-02-30&to=x'))).toEqual({
		action: null,
		person: '',
		from: null,
		to: null
	});
});

it('comes back from an address as it was', () => {
	const filter = { action: 'roles-changed' as const, person: 'a&b=c', from: '2026-11-01', to: null };
	expect(auditFilterFrom(auditFilterToSearch(filter))).toEqual(filter);
	expect(auditFilterToSearch({ action: null, person: '', from: null, to: null }).toString()).toBe('');
});

it('tells the details in one line, without what nobody can read', () => {
	expect(
		detailsInWords({ before: 'Agent', after: 'Leader', team: '0192', address: null, others: true })
	).toBe('before: Agent · now: Leader · all but the present one: yes');
});
