import type { EscalationRecord } from '../../src/lib/features/escalations/escalation';
import {
	insertEvents,
	recordEscalations,
	type NewEvent
} from '../../src/lib/features/escalations/recording.server';
import { markRollUpsCurrent } from '../../src/lib/features/escalations/roll-ups.server';
import { taxonomyEntries } from '../../src/lib/features/escalations/tables.server';
import { shippedTaxonomyEntries, type TaxonomyKind } from '../../src/lib/features/escalations/taxonomy';
import { programOf, type Actor, type TeamRole } from '../../src/lib/features/people/actor';
import { shownPartOf } from '../../src/lib/features/people/api-keys';
import { accountOf } from '../../src/lib/features/people/queries/accounts.server';
import {
	apiKeys,
	brands,
	memberships,
	organisations,
	teams,
	users
} from '../../src/lib/features/people/tables.server';
import { startPlaybook } from '../../src/lib/features/playbook/starting.server';
import { hashPassword } from '../../src/lib/server/auth/password';
import { hashToken } from '../../src/lib/server/auth/token';
import type { Database } from '../../src/lib/server/db/connection';
import { apiScopeList } from '../../src/lib/shared/api-scopes';
import { addDays, dayOf, mondayOf } from '../../src/lib/shared/days';
import { newId } from '../../src/lib/shared/ids';
import { hourOf, instantOf } from '../../src/lib/shared/zoned';
import { chance, type Chance } from './chance';
import { countContacts } from './contacts';
import { linkAndShare, withRepeats } from './customers';
import { lookBack } from './debriefs';
import { tryFixes } from './fixes';
import { handleRecords, layDownChain, type Cast, type Stage } from './handling';
import { meetIncidents } from './incidents';
import { thankEachOther } from './kudos';
import { usePlaybook } from './playbook';
import { takeThePulse } from './pulse';
import { lookBackTogether } from './retros';
import { stories, type Story } from './stories';
import { lookAfterPeople } from './support';

const WEEKS = 53;
const habits = { locale: 'en-GB', timeZone: 'Europe/Berlin', currency: 'EUR' };

/** Whom the demo lets in. Their passwords are public, so it listens on this machine alone. */
export const demoSignIns = [
	{ role: 'leader', email: 'lena@northwind.example', password: 'demo-leader-keel' },
	{ role: 'agent', email: 'aisha@northwind.example', password: 'demo-agent-keel' },
	{ role: 'admin', email: 'ada@northwind.example', password: 'demo-admin-keel' }
] as const;

/** The demo admin's key for the HTTP API; as public as the passwords. */
export const demoKey = 'ek_live_demo-northwind-admin-keel';

const people: { name: string; email: string; isAdmin?: boolean; teams: Record<string, TeamRole> }[] = [
	{ name: 'Ada Brandt', email: 'ada@northwind.example', isAdmin: true, teams: {} },
	{ name: 'Lena Okafor', email: 'lena@northwind.example', teams: { Orders: 'leader', Returns: 'leader' } },
	{ name: 'Marco Ruiz', email: 'marco@northwind.example', teams: { Returns: 'leader', Orders: 'agent' } },
	{ name: 'Aisha Rahman', email: 'aisha@northwind.example', teams: { Orders: 'agent' } },
	{ name: 'Bo Lindqvist', email: 'bo@northwind.example', teams: { Orders: 'agent', Returns: 'agent' } },
	{ name: 'Chen Wei', email: 'chen@northwind.example', teams: { Returns: 'agent' } },
	{ name: 'Dora Novak', email: 'dora@northwind.example', teams: { Orders: 'agent' } },
	{ name: 'Emil Sørensen', email: 'emil@northwind.example', teams: { Orders: 'agent' } },
	{ name: 'Farah Haddad', email: 'farah@northwind.example', teams: { Returns: 'agent' } },
	{ name: 'Giulia Conti', email: 'giulia@northwind.example', teams: { Returns: 'agent' } }
];

/** Whether the database holds the demo already. */
export async function isSeeded(db: Database): Promise<boolean> {
	return (await accountOf(db, demoSignIns[0].email)) !== null;
}

/**
 * Gives an empty database a small team and a year of its escalations.
 * @throws Error where somebody is in the database already; nothing is changed then
 */
export async function seedDemo(db: Database, now: Date): Promise<void> {
	const organisationId = newId();
	const passwordHashes = new Map<string, string>(
		await Promise.all(
			demoSignIns.map(async ({ email, password }) => [email, await hashPassword(password)] as const)
		)
	);
	const { stage, records } = await db.transaction('seed', async (inside) => {
		const [somebody] = await inside.select({ id: users.id }).from(users).limit(1);
		if (somebody)
			throw new Error('The demo is only put into an empty database, and this one has people in it.');

		const named = (names: string[]) =>
			names.map((name) => ({ organisationId, id: newId(), name, createdAt: now }));
		const atFirst = new Date(now.getTime() - 400 * 86_400_000);
		const teamRows = named(['Orders', 'Returns']);
		const brandRows = named(['Northwind', 'Tailspin Kids']);
		const userRows = people.map(({ name, email, isAdmin = false }) => ({
			organisationId,
			id: newId(),
			email,
			name,
			passwordHash: passwordHashes.get(email) ?? '',
			isAdmin,
			createdAt: atFirst
		}));
		const entries = shippedTaxonomyEntries();
		const teamId = (name: string) => teamRows.find((team) => team.name === name)!.id;

		await inside
			.insert(organisations)
			.values({ organisationId, name: 'Northwind Care', ...habits, createdAt: now });
		await inside.insert(teams).values(teamRows);
		await inside.insert(brands).values(brandRows);
		await inside
			.insert(taxonomyEntries)
			.values(entries.map((entry) => ({ ...entry, organisationId, createdAt: now })));
		await markRollUpsCurrent(inside, organisationId);
		await inside.insert(users).values(userRows);
		await startPlaybook({ db: inside, actor: programOf(organisationId, habits), now: atFirst });
		await inside.insert(memberships).values(
			people.flatMap(({ email, teams: roles }) =>
				Object.entries(roles).map(([team, role]) => ({
					organisationId,
					teamId: teamId(team),
					userId: userRows.find((user) => user.email === email)!.id,
					role
				}))
			)
		);

		const entryId = (kind: TaxonomyKind, key: string) =>
			entries.find((entry) => entry.kind === kind && entry.key === key)!.id;
		const records = yearOfRecords({
			now,
			entry: entryId,
			teamId,
			brandIds: brandRows.map(({ id }) => id),
			agentsOf: (team) =>
				people.flatMap((person, place) => (person.teams[team] === 'agent' ? [userRows[place]!.id] : []))
		});
		const actorOf = (userId: string): Actor => {
			const person = people[userRows.findIndex(({ id }) => id === userId)]!;
			const roles = Object.entries(person.teams).map(([team, role]) => [teamId(team), role] as const);
			const { name, isAdmin = false } = person;
			return { userId, organisationId, name, isAdmin, teams: new Map(roles), habits };
		};
		const actor = actorOf(userRows[0]!.id);
		await recordEscalations({ db: inside, actor, now }, records);
		const nameOf = new Map(entries.map(({ id, name }) => [id, name]));
		await insertEvents(
			{ db: inside, actor, now },
			records.flatMap((record) => laterEvents(record, nameOf))
		);
		const stage: Stage = {
			now,
			cast: Object.fromEntries(userRows.map(({ id, name }) => [name.split(' ')[0]!, id])) as Cast,
			as: (userId, minutesAgo) => ({
				db,
				actor: actorOf(userId),
				now: new Date(now.getTime() - minutesAgo * 60_000)
			}),
			teamId,
			entry: entryId
		};
		return { stage, records };
	});
	await layDownChain(stage);
	await handleRecords(stage, records);
	await linkAndShare(stage, records);
	await countContacts(stage);
	await meetIncidents(stage);
	await lookAfterPeople(stage);
	await takeThePulse(stage);
	await usePlaybook(stage);
	await thankEachOther(stage);
	await lookBack(stage);
	await lookBackTogether(stage);
	await tryFixes(stage);
}

/** Makes the demo admin's key where it is not there yet, as in a demo of an earlier version. */
export async function ensureDemoKey(db: Database, now: Date): Promise<void> {
	const admin = demoSignIns.find(({ role }) => role === 'admin')!;
	const account = await accountOf(db, admin.email);
	if (!account) return;
	const { organisationId, id: userId } = account;
	await db.transaction(organisationId, (inside) =>
		inside
			.insert(apiKeys)
			.values({
				organisationId,
				id: newId(),
				name: 'Demo',
				userId,
				keyHash: hashToken(demoKey),
				shownPart: shownPartOf(demoKey),
				scopes: apiScopeList,
				createdBy: userId,
				createdAt: now
			})
			.onConflictDoNothing()
	);
}

/** What came after logging, for the timelines. */
function laterEvents(record: EscalationRecord, nameOf: Map<string, string>): NewEvent[] {
	const by = { escalationId: record.id, actorId: record.loggedBy! };
	const events: NewEvent[] = [];
	if (record.followUpDueOn) {
		events.push({
			...by,
			at: record.loggedAt,
			kind: 'follow-up-planned',
			details: { dueOn: record.followUpDueOn }
		});
	}
	if (record.resolvedAt && record.outcomeId) {
		const details = { outcome: nameOf.get(record.outcomeId) ?? '', amount: record.amount, note: null };
		events.push({ ...by, at: record.resolvedAt, kind: 'resolved', details });
	}
	return events;
}

interface World {
	now: Date;
	entry: (kind: TaxonomyKind, key: string) => string;
	teamId: (name: string) => string;
	brandIds: string[];
	agentsOf: (team: string) => string[];
}

function yearOfRecords(world: World): EscalationRecord[] {
	const luck = chance(20_260_101);
	const today = dayOf(world.now, habits.timeZone);
	const thisMonday = mondayOf(today);
	const records: EscalationRecord[] = [];
	for (let weeksAgo = WEEKS; weeksAgo >= 0; weeksAgo--) {
		for (const story of stories) {
			const expected = story.aWeek * (story.trend?.(weeksAgo) ?? 1);
			for (let left = luck.count(expected); left > 0; left--) {
				const day = addDays(addDays(thisMonday, -7 * weeksAgo), Number(luck.weighted(weekdays)));
				const at = instantOf(
					day,
					`${String(luck.between(8, 19)).padStart(2, '0')}:${luck.between(10, 59)}`,
					habits.timeZone
				);
				if (at < world.now) records.push(recordOf(world, luck, story, day, at));
			}
		}
	}
	return withRepeats(records.sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime()));
}

const weekdays = { 0: 20, 1: 17, 2: 16, 3: 15, 4: 15, 5: 10, 6: 7 };
const channels = { phone: 42, email: 28, chat: 24, social: 6 };

function recordOf(world: World, luck: Chance, story: Story, day: string, at: Date): EscalationRecord {
	const ageInDays = (world.now.getTime() - at.getTime()) / 86_400_000;
	const resolvedAt = new Date(at.getTime() + luck.between(20, 60 * 24 * 4) * 60_000);
	const isResolved = resolvedAt < world.now && luck.percent(ageInDays > 14 ? 99 : 85);
	const outcome = luck.weighted(story.outcomes);
	const costs = ['refund', 'exception', 'discount', 'partial'].includes(outcome);
	const isJudged = isResolved && luck.percent(80);
	const isFollowUpDue = !isResolved && ageInDays < 14 && luck.percent(40);
	const id = newId();
	return {
		id,
		teamId: world.teamId(story.team),
		brandId: luck.percent(75) ? world.brandIds[0]! : world.brandIds[1]!,
		channelId: world.entry('channel', luck.weighted(channels)),
		reasonId: world.entry('reason', luck.weighted(story.reasons)),
		firstLineId: world.entry('first-line', luck.weighted(story.firstLine)),
		outcomeId: isResolved ? world.entry('outcome', outcome) : null,
		causeIds: story.causes
			.filter((_, place) => place === 0 || luck.percent(60))
			.map((key) => world.entry('cause', key)),
		severity: Number(luck.weighted({ 1: 20, 2: 50, 3: 25, 4: 5 })),
		tier: luck.percent(85) ? 2 : 3,
		summary: luck.pick(story.summaries).replace('{n}', String(luck.between(2, 9))),
		customerReference: `C-${luck.between(1000, 4999)}`,
		orderReference: luck.percent(80) ? `NW-${luck.between(100_000, 999_999)}` : '',
		avoidable: isJudged ? luck.weighted(story.avoidable as Record<'no' | 'authority', number>) : null,
		authorityLimit: 2000,
		amount: isResolved && costs ? luck.between(5, 90) * 100 : null,
		occurredAt: at,
		occurredOn: day,
		occurredHour: hourOf(at, habits.timeZone),
		loggedAt: at,
		loggedBy: luck.pick(world.agentsOf(story.team)),
		state: isResolved ? 'resolved' : 'open',
		resolvedAt: isResolved ? resolvedAt : null,
		resolvedOn: isResolved ? dayOf(resolvedAt, habits.timeZone) : null,
		followUpDueOn: isFollowUpDue ? addDays(dayOf(world.now, habits.timeZone), luck.between(-2, 4)) : null,
		importId: null,
		sourceKey: `logged:${id}`,
		sourceReference: null
	};
}
