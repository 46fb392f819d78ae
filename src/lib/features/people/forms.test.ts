import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { invitationForm, organisationForm, signInForm } from './forms';
import { membershipValue } from './roles';

const problems = (schema: v.GenericSchema, value: unknown) => {
	const result = v.safeParse(schema, value);
	return result.success
		? {}
		: Object.fromEntries(result.issues.map((issue) => [v.getDotPath(issue) ?? '', issue.message]));
};

describe('the form of the organisation', () => {
	const good = { organisationName: 'Northwind', timeZone: 'Europe/Berlin', locale: 'en-GB', currency: 'EUR' };

	it('takes what this machine knows', () => {
		expect(v.parse(organisationForm, good)).toEqual(good);
	});

	it('says which of them it does not know', () => {
		const bad = { organisationName: ' ', timeZone: 'Mars/Olympus', locale: 'not a locale', currency: 'XQZ' };
		expect(Object.keys(problems(organisationForm, bad))).toEqual(Object.keys(bad));
	});
});

describe('the form of an invitation', () => {
	it('reads one role or several, and leaves out the teams without one', () => {
		const memberships = ['', membershipValue('t1', 'agent'), membershipValue('t2', 'leader')];
		expect(v.parse(invitationForm, { email: ' Bo@Northwind.Example ', memberships })).toEqual({
			email: 'bo@northwind.example',
			isAdmin: false,
			memberships: [
				{ teamId: 't1', role: 'agent' },
				{ teamId: 't2', role: 'leader' }
			]
		});
		const one = v.parse(invitationForm, {
			email: 'bo@northwind.example',
			isAdmin: 'on',
			memberships: 't1:leader'
		});
		expect(one).toMatchObject({ isAdmin: true, memberships: [{ teamId: 't1', role: 'leader' }] });
	});

	it('refuses roles that do not exist', () => {
		const value = { email: 'bo@northwind.example', memberships: 't1:owner' };
		expect(problems(invitationForm, value)).toEqual({ memberships: 'A role is not one of the choices.' });
	});
});

describe('the form of the sign-in', () => {
	it('keeps the password as it is typed', () => {
		const password = '  spaces count  ';
		expect(v.parse(signInForm, { email: 'a@b.example', password })).toMatchObject({ password, next: null });
	});

	it('asks for what is missing', () => {
		expect(problems(signInForm, {})).toEqual({
			email: 'Your e-mail address is missing.',
			password: 'The password is missing.'
		});
	});
});
