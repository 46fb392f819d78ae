import * as v from 'valibot';
import { eq } from 'drizzle-orm';
import { changeMany } from '../../src/lib/features/escalations/changes/commands.server';
import { resolveEscalation } from '../../src/lib/features/escalations/commands/escalations.server';
import { planFollowUp } from '../../src/lib/features/escalations/commands/follow-ups.server';
import { logEscalation } from '../../src/lib/features/escalations/commands/logging.server';
import { draftReply, suggestWording } from '../../src/lib/features/escalations/commands/replies.server';
import { followUpForm, logForm, resolutionForm } from '../../src/lib/features/escalations/forms';
import { linkEscalations } from '../../src/lib/features/escalations/links/commands.server';
import { linksOf } from '../../src/lib/features/escalations/links/queries.server';
import { taxonomyEntries } from '../../src/lib/features/escalations/tables.server';
import { deleteView, saveView } from '../../src/lib/features/escalations/views/commands.server';
import { suggestFix } from '../../src/lib/features/fixes/commands/fixes.server';
import { acceptSuggestion } from '../../src/lib/features/fixes/commands/suggestions.server';
import { fixForm } from '../../src/lib/features/fixes/forms';
import { markChange } from '../../src/lib/features/insights/charts/commands.server';
import { suggestionToDecide } from '../../src/lib/features/insights/suggestions/queries.server';
import { makeApiKey } from '../../src/lib/features/people/commands/api-keys.server';
import { imports } from '../../src/lib/features/imports/tables.server';
import {
	suggestWording as suggestPageWording,
	writePage
} from '../../src/lib/features/playbook/commands.server';
import { pageForm } from '../../src/lib/features/playbook/forms';
import {
	beginSession,
	giveReply,
	joinSession
} from '../../src/lib/features/playbook/practice/commands.server';
import { addBrand } from '../../src/lib/features/people/commands/brands.server';
import { invite } from '../../src/lib/features/people/commands/invitations.server';
import { makeResetLink } from '../../src/lib/features/people/commands/passwords.server';
import { createTeam } from '../../src/lib/features/people/commands/teams.server';
import {
	apiKeys,
	brands,
	invitations,
	memberships,
	teams,
	users,
	emailChanges
} from '../../src/lib/features/people/tables.server';
import { hashPassword } from '../../src/lib/server/auth/password';
import { hashToken } from '../../src/lib/server/auth/token';
import { addDays, dayOf } from '../../src/lib/shared/days';
import { newId } from '../../src/lib/shared/ids';
import { sameOrigin, send, type Form } from './attacker';
import type { TeamApp } from './browser';
import { debriefsOf } from './debrief-world';
import { incidentsOf } from './incident-world';
import { pulseOf } from './pulse-world';
import { retrosOf } from './retro-world';
import { kudosOf } from './kudos-world';
import { startSession } from './sign-in';
import { supportOfTeam } from './support-world';
import { writeTrial } from './trial';

/** In every text that belongs to a team, so that one glance tells whether somebody was shown it. */
export const TEAM_MARK = 'Marked-team-7c1e';

/** In every text that belongs to the organisation. */
export const ORGANISATION_MARK = 'Marked-organisation-7c1e';

/** An id that nothing has. */
export const NOTHING = '01890000-0000-7000-8000-000000000000';

/** Read as the sender's address where the app is told that a proxy puts it there. */
const addressed = { 'x-test-address': '10.9.9.9' };

/** A small export of a helpdesk. */
export function caseFile(name: string): File {
	const lines = [
		'Number,Opened,Subject',
		`1,2026-01-05,${TEAM_MARK} late`,
		`2,2026-01-06,${TEAM_MARK} broken`
	];
	return new File([lines.join('\r\n')], name, { type: 'text/csv' });
}

/** Makes, through the app's own commands, what requests can be about: things of Northwind's team Orders. */
export function worldOf(app: TeamApp) {
	const { db, northwind } = app;
	const { aisha, ada } = northwind.as as Record<'aisha' | 'ada', (typeof northwind.as)[string]>;
	const today = dayOf(aisha.now, aisha.actor.habits.timeZone);

	async function escalation(causeIds?: string[], occurredOn?: string): Promise<{ id: string }> {
		const input = v.parse(logForm, {
			id: newId(),
			teamId: northwind.teams.Orders,
			reasonId: northwind.entry('reason', 'refund'),
			causeIds: causeIds ?? [(await listEntry()).id],
			occurredOn,
			summary: `${TEAM_MARK} parcel`,
			customerReference: `${TEAM_MARK} customer`
		});
		return { id: await logEscalation(aisha, input) };
	}

	async function resolvedEscalation(): Promise<{ id: string }> {
		const { id } = await escalation();
		const outcomeId = northwind.entry('outcome', 'apology');
		await resolveEscalation(aisha, id, v.parse(resolutionForm, { version: '1', outcomeId }));
		return { id };
	}

	async function escalationWithFollowUp(): Promise<{ id: string }> {
		const { id } = await escalation();
		await planFollowUp(aisha, id, v.parse(followUpForm, { version: '1', dueOn: today }));
		return { id };
	}

	/** A reply of Aisha's, as far as it has come; Lena is asked to read it. */
	async function reply(state: 'draft' | 'waiting' | 'suggested'): Promise<{ id: string; reply: string }> {
		const { id } = await escalation();
		const lena = northwind.as.lena!;
		const readerId = state === 'draft' ? null : lena.actor.userId;
		const texts = { id: newId(), wording: `${TEAM_MARK} reply` };
		const made = await draftReply(aisha, id, { ...texts, readerId });
		if (state === 'suggested') {
			const suggestion = `${TEAM_MARK} other wording`;
			await suggestWording(lena, id, made, { version: 1, suggestion, note: '' });
		}
		return { id, reply: made };
	}

	async function linkedEscalation(): Promise<{ id: string; link: string }> {
		const [{ id }, { id: other }] = [await escalation(), await escalation()];
		await linkEscalations(aisha, id, {
			other,
			address: '',
			kind: 'same-order',
			note: `${TEAM_MARK} note`
		});
		const [link] = await linksOf(aisha, id);
		return { id, link: link!.id };
	}

	/** A change that Aisha made to several escalations. */
	async function change(): Promise<{ id: string }> {
		const ids = [(await escalation()).id, (await escalation()).id];
		const { id } = await changeMany(aisha, { ids, field: 'severity', value: '4' });
		return { id };
	}

	/** A view of the list that everybody in Orders sees. */
	async function sharedView(): Promise<{ id: string; team: string }> {
		const team = northwind.teams.Orders!;
		const view = { name: `${TEAM_MARK} ${newId()}`, teamId: team, isDefault: false, search: 'state=open' };
		return { id: await saveView(northwind.as.lena!, view), team };
	}

	async function deletedView(): Promise<{ id: string }> {
		const { id } = await sharedView();
		await deleteView(northwind.as.lena!, id);
		return { id };
	}

	/** A page of the playbook, of the whole organisation. */
	async function playbookPage(): Promise<{ slug: string }> {
		const title = `${ORGANISATION_MARK} page ${newId()}`;
		const text = `${ORGANISATION_MARK} text\n\n> I am sorry.`;
		return { slug: await writePage(ada, v.parse(pageForm, { title, kind: 'script', text })) };
	}

	/** A page for which Aisha has suggested other words. */
	async function suggestedWording(): Promise<{ slug: string; id: string }> {
		const { slug } = await playbookPage();
		const wording = { text: `${ORGANISATION_MARK} better`, why: `${ORGANISATION_MARK} why`, version: 1 };
		return { slug, id: await suggestPageWording(aisha, slug, wording) };
	}

	/** A session in which Aisha answers and Lena plays the customer, as far as it has come. */
	async function practiceSession(state: 'open' | 'begun' | 'ended'): Promise<{ code: string }> {
		const lena = northwind.as.lena!;
		const code = await beginSession(aisha, 'late-order', 'agent');
		if (state === 'open') return { code };
		await joinSession(lena, code);
		const way = state === 'ended' ? [...'bba'] : [];
		for (const [turn, letter] of way.entries()) await giveReply(lena, code, { letter, turn });
		return { code };
	}

	async function brand(): Promise<{ id: string }> {
		const name = `${ORGANISATION_MARK} brand ${newId()}`;
		await addBrand(ada, { name });
		const [made] = await db.select({ id: brands.id }).from(brands).where(eq(brands.name, name));
		return made!;
	}

	async function listEntry(name = 'cause'): Promise<{ kind: string; id: string }> {
		const entry = {
			organisationId: northwind.organisationId,
			id: newId(),
			kind: 'cause' as const,
			key: null,
			name: `${ORGANISATION_MARK} ${name} ${newId()}`,
			parentId: null,
			position: 1000,
			createdAt: ada.now,
			archivedAt: null
		};
		await db.transaction(northwind.organisationId, (inside) => inside.insert(taxonomyEntries).values(entry));
		return { kind: 'cause', id: entry.id };
	}

	/** Something that nobody else measures: a new cause, in Orders. */
	async function measure(): Promise<{ measure: string }> {
		const { id } = await listEntry();
		return { measure: `cause:${id}@team:${northwind.teams.Orders!}` };
	}

	async function chartMark(): Promise<{ id: string }> {
		const change = { ...(await measure()), day: today, why: `${TEAM_MARK} mail` };
		return { id: await markChange(northwind.as.lena!, change) };
	}

	/** A cause that came up again and again in Orders, which is enough for a suggestion about it. */
	async function suggestion(): Promise<{ key: string; team: string }> {
		const { id: causeId } = await listEntry('Late delivery');
		for (let week = 1; week <= 6; week++) {
			for (let turn = 0; turn < 3; turn++) await escalation([causeId], addDays(today, -7 * week));
		}
		return { key: `late-delivery:${causeId}`, team: northwind.teams.Orders! };
	}

	async function decision(): Promise<{ id: string }> {
		const { key, team } = await suggestion();
		const found = await suggestionToDecide(ada, key, { team, until: null });
		const { decisionId } = await acceptSuggestion(ada, { suggestion: found });
		return { id: decisionId };
	}

	async function fix(): Promise<{ id: string }> {
		const texts = { title: `${TEAM_MARK} fix`, why: 'It would spare asking twice', measure: '' };
		const teamId = northwind.teams.Orders!;
		return { id: await suggestFix(aisha, v.parse(fixForm, { ...texts, teamId })) };
	}

	/** A fix whose trial has started. */
	async function startedTrial(): Promise<{ id: string }> {
		const { id } = await fix();
		await writeTrial(northwind.as.lena!, id);
		return { id };
	}

	/** A file that has been taken in over HTTP, because the app keeps files beside its database. */
	async function importOfFile(): Promise<{ id: string }> {
		const body = {
			source: `${ORGANISATION_MARK} helpdesk`,
			teamId: northwind.teams.Orders!,
			file: caseFile(`${newId()}.csv`)
		};
		const { headers } = await post('/imports', body);
		return { id: headers.location!.slice('/imports/'.length) };
	}

	/** Where a file has come from. */
	async function source(): Promise<{ id: string }> {
		const { id: importId } = await importOfFile();
		const [found] = await db.select({ id: imports.sourceId }).from(imports).where(eq(imports.id, importId));
		return found!;
	}

	async function checkedImport(): Promise<{ id: string }> {
		const { id } = await importOfFile();
		await post(`/imports/${id}?/check`, {});
		return { id };
	}

	async function post(path: string, body: Form, context = ada) {
		const session = await startSession(context);
		return send(app, { method: 'POST', path, session, headers: { ...sameOrigin, ...addressed }, body });
	}

	async function team(): Promise<{ id: string }> {
		const name = `${ORGANISATION_MARK} team ${newId()}`;
		await createTeam(ada, { name });
		const [made] = await db.select({ id: teams.id }).from(teams).where(eq(teams.name, name));
		return made!;
	}

	/** A person of Northwind who is in Orders and whose password is known. */
	async function account(): Promise<{ id: string; email: string; password: string }> {
		const id = newId();
		const email = `${id}@northwind.example`;
		const password = `correct horse ${id}`;
		const { organisationId } = northwind;
		const passwordHash = await hashPassword(password);
		await db.transaction(organisationId, async (inside) => {
			const person = { organisationId, id, email, name: `${ORGANISATION_MARK} person`, passwordHash };
			await inside.insert(users).values({ ...person, isAdmin: false, createdAt: ada.now });
			await inside
				.insert(memberships)
				.values({ organisationId, userId: id, teamId: northwind.teams.Orders!, role: 'agent' });
		});
		return { id, email, password };
	}

	async function resetLink(): Promise<{ token: string }> {
		const link = await makeResetLink(ada, { userId: (await account()).id });
		return { token: link.slice(link.lastIndexOf('/') + 1) };
	}

	/** A new address that a person gave, as the link to it was mailed. */
	async function emailLink(): Promise<{ token: string }> {
		const { organisationId } = ada.actor;
		const token = newId();
		const { id: userId } = await account();
		await db.transaction(organisationId, async (inside) => {
			await inside.insert(emailChanges).values({
				organisationId,
				id: newId(),
				userId,
				email: `${token}@northwind.example`,
				tokenHash: hashToken(token),
				createdAt: ada.now,
				expiresAt: new Date(Date.now() + 86_400_000)
			});
		});
		return { token };
	}

	async function apiKey(): Promise<{ key: string }> {
		const name = `${ORGANISATION_MARK} key ${newId()}`;
		await makeApiKey(ada, {
			name,
			userId: (await account()).id,
			scopes: ['insights:read'],
			expiresOn: null
		});
		const [made] = await db.select({ id: apiKeys.id }).from(apiKeys).where(eq(apiKeys.name, name));
		return { key: made!.id };
	}

	async function invitation(): Promise<{ token: string; invitation: string }> {
		const email = `${newId()}@northwind.example`;
		const { link } = await invite(ada, { email, isAdmin: false, memberships: [] });
		const [made] = await db
			.select({ id: invitations.id })
			.from(invitations)
			.where(eq(invitations.email, email));
		return { token: link.slice(link.lastIndexOf('/') + 1), invitation: made!.id };
	}

	/** A session of somebody else's. */
	async function session(): Promise<{ session: string }> {
		const actor = { ...ada.actor, userId: (await account()).id };
		return { session: hashToken(await startSession({ ...ada, actor })) };
	}

	return {
		...debriefsOf(app, TEAM_MARK),
		...kudosOf(app, ORGANISATION_MARK),
		...incidentsOf(app, TEAM_MARK, (path, body) => post(path, body, aisha)),
		...supportOfTeam(app, TEAM_MARK),
		...pulseOf(app, TEAM_MARK),
		...retrosOf(app, TEAM_MARK, ORGANISATION_MARK),
		northwind,
		today,
		nextWeek: addDays(today, 7),
		escalation,
		resolvedEscalation,
		escalationWithFollowUp,
		reply,
		linkedEscalation,
		change,
		sharedView,
		deletedView,
		playbookPage,
		suggestedWording,
		practiceSession,
		brand,
		listEntry,
		measure,
		chartMark,
		account,
		resetLink,
		emailLink,
		apiKey,
		invitation,
		session,
		suggestion,
		decision,
		fix,
		startedTrial,
		importOfFile,
		checkedImport,
		source,
		team
	};
}

export type World = ReturnType<typeof worldOf>;
