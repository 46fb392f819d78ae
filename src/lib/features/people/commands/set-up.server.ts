import { startEscalations } from '$lib/features/escalations/recording.server';
import { startPlaybook } from '$lib/features/playbook/starting.server';
import { hashPassword } from '$lib/server/auth/password';
import { isSetupToken } from '$lib/server/auth/setup-token';
import type { SessionCookie } from '$lib/server/auth/lucia';
import type { VisitorContext } from '$lib/server/context';
import { newId } from '$lib/shared/ids';
import { invalid, openToAnyone, Problem } from '$lib/shared/problem';
import { programOf } from '../actor';
import { countAttempt, giveBack } from '../attempts.server';
import { auditAs } from '../audit.server';
import { passwordProblem } from '../password-rules';
import { hasOrganisation } from '../queries/accounts.server';
import { startSession } from '../sign-in.server';
import { memberships, organisations, teams, users } from '../tables.server';

export interface SetUpInput {
	/** The token that the console showed. */
	token: string;
	organisationName: string;
	timeZone: string;
	locale: string;
	currency: string;
	/** The first team, which the first admin leads. */
	teamName: string;
	name: string;
	email: string;
	password: string;
	device: string;
}

/**
 * Creates the organisation, its first team, its first admin, and the lists and the playbook it starts with, once.
 * @returns the cookie that signs the admin in
 * @throws Problem `conflict` once an organisation exists
 */
export async function setUp(visitor: VisitorContext, input: SetUpInput): Promise<SessionCookie> {
	openToAnyone('nobody can be signed in yet; whoever runs the install reads the token on its console');
	const attempt = await countAttempt(visitor, 'link');
	if (!isSetupToken(input.token)) throw invalid({ token: 'This is not the token that the console shows.' });
	await giveBack(visitor, attempt);
	const problem = passwordProblem(input.password, input);
	if (problem) throw invalid({ password: problem });

	const passwordHash = await hashPassword(input.password);
	const { db, now } = visitor;
	return db.transaction('set-up', async (inside) => {
		if (await hasOrganisation(inside))
			throw new Problem('conflict', 'Evenkeel is set up already. Please sign in.');
		const [organisationId, userId, teamId] = [newId(), newId(), newId()];
		const { organisationName, timeZone, locale, currency, teamName, name, email, device } = input;
		await inside
			.insert(organisations)
			.values({ organisationId, name: organisationName, timeZone, locale, currency, createdAt: now });
		await inside
			.insert(users)
			.values({ organisationId, id: userId, email, name, passwordHash, isAdmin: true, createdAt: now });
		await inside.insert(teams).values({ organisationId, id: teamId, name: teamName, createdAt: now });
		await inside.insert(memberships).values({ organisationId, teamId, userId, role: 'leader' });
		await startEscalations(inside, organisationId, now);
		const actor = programOf(organisationId, { timeZone, locale, currency });
		await startPlaybook({ db: inside, actor, now });
		const admin = { organisationId, actorId: userId, subjectId: null, at: now };
		await auditAs(inside, admin, 'organisation-set-up', { name: organisationName });
		return startSession(inside, { organisationId, userId, device }, now);
	});
}
