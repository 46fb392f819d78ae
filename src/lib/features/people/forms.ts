import * as v from 'valibot';
import { isApiScope } from '$lib/shared/api-scopes';
import { isTimeZone } from '$lib/shared/days';

import {
	choice,
	emailAddress,
	many,
	optionalDay,
	requiredChoice,
	requiredLine,
	text,
	ticked
} from '$lib/shared/fields';
import { LONGEST_PASSWORD } from './password-rules';
import { isMembership, membershipOf } from './roles';

/** A password as it was typed; whether a new one will do is `passwordProblem`'s to say. */
const password = (label: string) =>
	v.pipe(
		text(label, LONGEST_PASSWORD),
		v.check((typed) => typed !== '', `${label} is missing.`)
	);

const organisationFields = {
	organisationName: requiredLine('The name of the organisation', 100),
	timeZone: v.pipe(
		requiredChoice('The time zone'),
		v.check(isTimeZone, 'The time zone is not one that this server knows.')
	),
	locale: v.pipe(
		requiredChoice('How dates and numbers are written'),
		v.check(isLocale, 'The way to write dates and numbers is not one that this server knows.')
	),
	currency: v.pipe(
		requiredChoice('The currency'),
		v.check((code) => currencies().includes(code), 'The currency is not one that this server knows.')
	)
};

const newPerson = {
	name: requiredLine('Your name', 100),
	password: password('The password')
};

export const setUpForm = v.object({
	token: requiredChoice('The token'),
	...organisationFields,
	teamName: requiredLine('The name of the first team', 120),
	name: newPerson.name,
	email: emailAddress('Your e-mail address'),
	password: newPerson.password
});

export const signInForm = v.object({
	email: emailAddress('Your e-mail address'),
	password: password('The password'),
	next: choice('The page to go back to')
});

export const forgottenPasswordForm = v.object({ email: emailAddress('Your e-mail address') });

export const newPasswordForm = v.object({ password: password('The new password') });

export const acceptInvitationForm = v.object(newPerson);

export const profileForm = v.object({ name: requiredLine('Your name', 100) });

export const changePasswordForm = v.object({
	currentPassword: password('The current password'),
	newPassword: password('The new password')
});

export const changeEmailForm = v.object({
	currentPassword: password('The current password'),
	email: emailAddress('The new e-mail address')
});

/** Another person's address, by an admin. */
export const emailForm = v.object({ email: emailAddress('The new e-mail address') });

export const sessionForm = v.object({ session: requiredChoice('The session') });

/** A role in each team, one field a team; empty where the person is not in it. */
const roleFields = {
	isAdmin: ticked(),
	memberships: v.pipe(
		v.optional(v.union([v.string(), v.array(v.string())]), []),
		v.transform((posted) => [posted].flat().filter((value) => value !== '')),
		v.check((values) => values.length <= 500, 'These are more teams than one person can be in.'),
		v.check((values) => values.every(isMembership), 'A role is not one of the choices.'),
		v.transform((values) => values.map(membershipOf))
	)
};

export const invitationForm = v.object({ email: emailAddress('The e-mail address'), ...roleFields });

export const rolesForm = v.object(roleFields);

export const teamForm = v.object({ name: requiredLine('The name of the team', 120) });

export const organisationForm = v.object(organisationFields);

/** A key for the HTTP API. */
export const apiKeyForm = v.object({
	name: requiredLine('The name of the key', 100),
	userId: requiredChoice('The person it acts for'),
	scopes: v.pipe(
		many('Scopes'),
		v.check((chosen) => chosen.length > 0, 'Choose at least one thing the key may do.'),
		v.check((chosen) => chosen.every(isApiScope), 'One of these is nothing a key can be allowed to do.'),
		v.transform((chosen) => chosen.filter(isApiScope))
	),
	expiresOn: optionalDay('The last day')
});

export const apiKeyRevocationForm = v.object({ key: requiredChoice('The key') });

export const nothing = v.object({});

/** The currencies this machine knows, by their codes. */
export function currencies(): string[] {
	return Intl.supportedValuesOf('currency');
}

function isLocale(tag: string): boolean {
	try {
		return Intl.DateTimeFormat.supportedLocalesOf(tag).length === 1;
	} catch {
		return false;
	}
}
