import { expect, it } from 'vitest';
import { rolesInWords, sameRoles } from './roles';

const names = new Map([
	['o', 'Orders'],
	['r', 'Returns']
]);

it('tells roles in one line, admin first', () => {
	const memberships = [
		{ teamId: 'r', role: 'agent' as const },
		{ teamId: 'o', role: 'leader' as const }
	];
	expect(rolesInWords({ isAdmin: true, memberships }, names)).toBe(
		'Admin, Agent in Returns, Leader in Orders'
	);
	expect(rolesInWords({ isAdmin: false, memberships: [] }, names)).toBe('No role yet');
});

it('knows the same roles in another order', () => {
	const orders = { teamId: 'o', role: 'leader' as const };
	const returns = { teamId: 'r', role: 'agent' as const };
	const roles = { isAdmin: false, memberships: [orders, returns] };
	expect(sameRoles(roles, { isAdmin: false, memberships: [returns, orders] })).toBe(true);
	expect(sameRoles(roles, { isAdmin: true, memberships: [returns, orders] })).toBe(false);
	expect(sameRoles(roles, { isAdmin: false, memberships: [orders, { ...returns, role: 'leader' }] })).toBe(
		false
	);
});
