import { chance } from '$drizzle/seed/chance';
import type { Avoidable, EscalationRecord } from '$lib/features/escalations/escalation';
import { recordEscalations } from '$lib/features/escalations/recording.server';
import { markRollUpsCurrent } from '$lib/features/escalations/roll-ups.server';
import { taxonomyEntries } from '$lib/features/escalations/tables.server';
import { shippedTaxonomyEntries, type TaxonomyKind } from '$lib/features/escalations/taxonomy';
import { fixCycles, fixes } from '$lib/features/fixes/tables.server';
import { shownPartOf } from '$lib/features/people/api-keys';
import {
	apiKeys,
	brands,
	memberships,
	organisations,
	sessions,
	teams,
	users
} from '$lib/features/people/tables.server';
import { hashToken } from '$lib/server/auth/token';
import type { Database } from '$lib/server/db/connection';
import type { Context } from '$lib/server/context';
import { addDays, dayOf, mondayOf } from '$lib/shared/days';
import { apiScopeList } from '$lib/shared/api-scopes';
import { newId } from '$lib/shared/ids';

const BATCH = 10_000;
const YEARS = 3;
const habits = { locale: 'en-GB', timeZone: 'Europe/Berlin', currency: 'EUR' };

/** Whom the measurements sign in as, by the value of their session cookie. */
export const cookies = { admin: 'bench-admin-0123456789', leader: 'bench-leader-0123456789' };

/** The key with which the measurements ask the HTTP API. */
export const apiKey = 'ek_live_bench_0123456789abcdef0123456789abcdef';

/** What the addresses of the measured pages need to name. */
export interface Loaded {
	organisationId: string;
	teamId: string;
	channelId: string;
	escalationId: string;
	/** A fix with a trial of twelve weeks over the whole organisation, due for study. */
	fixId: string;
}

/** Fills an empty database with a large organisation: 20 teams, 200 agents, 12 channels, 3 brands, three years. */
export async function load(db: Database, records: number, now: Date): Promise<Loaded> {
	const organisationId = newId();
	const luck = chance(records);
	const rows = (names: string[]) =>
		names.map((name) => ({ organisationId, id: newId(), name, createdAt: now }));
	const teamRows = rows(Array.from({ length: 20 }, (_, place) => `Team ${place + 1}`));
	const brandRows = rows(['Northwind', 'Tailspin', 'Fabrikam']);
	const userRows = Array.from({ length: 200 }, (_, place) => ({
		organisationId,
		id: newId(),
		email: `agent${place}@bench.example`,
		name: `Agent ${place}`,
		passwordHash: '',
		isAdmin: place === 0,
		createdAt: now
	}));
	const shipped = shippedTaxonomyEntries();
	const moreChannels = Array.from({ length: 7 }, (_, place) => ({
		id: newId(),
		kind: 'channel' as const,
		key: null,
		name: `Marketplace ${place + 1}`,
		parentId: null,
		position: 10 + place
	}));
	const entries = [...shipped, ...moreChannels];
	const idsOf = (kind: TaxonomyKind) => entries.filter((entry) => entry.kind === kind).map(({ id }) => id);
	const lists = {
		cause: idsOf('cause'),
		reason: idsOf('reason'),
		'first-line': idsOf('first-line'),
		outcome: idsOf('outcome'),
		channel: idsOf('channel')
	};
	const actor = {
		userId: userRows[0]!.id,
		organisationId,
		name: 'Bench',
		isAdmin: true,
		teams: new Map(),
		habits
	};

	await db.transaction(organisationId, async (inside) => {
		await inside.insert(organisations).values({ organisationId, name: 'Bench', ...habits, createdAt: now });
		await inside.insert(teams).values(teamRows);
		await inside.insert(brands).values(brandRows);
		await inside
			.insert(taxonomyEntries)
			.values(entries.map((entry) => ({ ...entry, organisationId, createdAt: now })));
		await markRollUpsCurrent(inside, organisationId);
		await inside.insert(users).values(userRows);
		await inside.insert(memberships).values(
			userRows.slice(1).map(({ id }, place) => ({
				organisationId,
				userId: id,
				teamId: teamRows[place % 20]!.id,
				role: place < 20 ? ('leader' as const) : ('agent' as const)
			}))
		);
		await inside.insert(sessions).values(
			Object.values(cookies).map((cookie, place) => ({
				organisationId,
				id: hashToken(cookie),
				userId: userRows[place]!.id,
				createdAt: now,
				expiresAt: new Date(now.getTime() + 29 * 86_400_000),
				device: 'bench'
			}))
		);
		await inside.insert(apiKeys).values({
			organisationId,
			id: newId(),
			name: 'Bench',
			userId: userRows[0]!.id,
			keyHash: hashToken(apiKey),
			shownPart: shownPartOf(apiKey),
			scopes: apiScopeList,
			createdBy: userRows[0]!.id,
			createdAt: now
		});
	});

	const days = YEARS * 365;
	const firstDay = addDays(dayOf(now, habits.timeZone), 1 - days);
	const recordOn = (place: number): EscalationRecord => {
		const id = newId();
		const day = addDays(firstDay, Math.floor((place / records) * days));
		const at = new Date(`${day}T${String(luck.between(7, 18)).padStart(2, '0')}:${luck.between(10, 59)}:00Z`);
		const isResolved = luck.percent(97);
		// The first of a list is the most frequent, as real causes are.
		const skewed = (ids: string[]) =>
			ids[Math.min(luck.between(0, ids.length - 1), luck.between(0, ids.length - 1))]!;
		const causes = luck.percent(25) ? [skewed(lists.cause), luck.pick(lists.cause)] : [skewed(lists.cause)];
		return {
			id,
			teamId: luck.pick(teamRows).id,
			brandId: skewed(brandRows.map((brand) => brand.id)),
			channelId: skewed(lists.channel),
			reasonId: skewed(lists.reason),
			firstLineId: skewed(lists['first-line']),
			outcomeId: isResolved ? skewed(lists.outcome) : null,
			causeIds: [...new Set(causes)],
			severity: luck.between(1, 4),
			tier: luck.between(1, 3),
			summary: `Parcel ${place} is late and the customer asks for the shipping back`,
			customerReference: `C-${luck.between(1, 50_000)}`,
			orderReference: `O-${place}`,
			avoidable: luck.percent(60)
				? luck.pick(['no', 'authority', 'information', 'upstream'] satisfies Avoidable[])
				: null,
			authorityLimit: 2000,
			amount: null,
			occurredAt: at,
			occurredOn: day,
			occurredHour: at.getUTCHours(),
			loggedAt: at,
			loggedBy: luck.pick(userRows).id,
			state: isResolved ? 'resolved' : 'open',
			resolvedAt: isResolved ? at : null,
			resolvedOn: isResolved ? day : null,
			followUpDueOn: null,
			importId: null,
			sourceKey: `logged:${id}`,
			sourceReference: null
		};
	};
	let last = '';
	for (let start = 0; start < records; start += BATCH) {
		const batch = Array.from({ length: Math.min(BATCH, records - start) }, (_, place) =>
			recordOn(start + place)
		);
		last = batch.at(-1)!.id;
		await db.transaction(organisationId, (inside) =>
			recordEscalations({ db: inside, actor, now }, batch).then(() => {})
		);
	}
	const fixId = await tryAFix({ db, actor, now }, lists.cause[0]!);
	return { organisationId, teamId: teamRows[0]!.id, channelId: lists.channel[0]!, escalationId: last, fixId };
}

/** A fix for the whole organisation whose trial of one cause is due for study. */
async function tryAFix({ db, actor, now }: Context, causeId: string): Promise<string> {
	const { organisationId, userId } = actor;
	const checkOn = mondayOf(dayOf(now, actor.habits.timeZone));
	const startOn = addDays(checkOn, -7 * 12);
	const baselineFrom = addDays(startOn, -7 * 12);
	const [id, weeks] = [newId(), Array.from({ length: 12 }, (_, place) => addDays(baselineFrom, 7 * place))];
	await db.transaction(organisationId, async (inside) => {
		const said = { title: 'Write before they ask', why: 'Customers ask where it is.', measure: '' };
		await inside.insert(fixes).values({
			organisationId,
			id,
			...said,
			causeId,
			status: 'in-trial',
			createdBy: userId,
			createdAt: now
		});
		await inside.insert(fixCycles).values({
			organisationId,
			id: newId(),
			fixId: id,
			number: 1,
			state: 'running',
			ownerId: userId,
			measureKey: `cause:${causeId}`,
			measureName: 'Escalations with the cause',
			baselineFrom,
			baselineTo: addDays(startOn, -1),
			baseline: { weeks: weeks.map((monday) => ({ monday, count: 500, of: null })), frozenOn: startOn },
			predictedDrop: 30,
			startOn,
			checkOn,
			startedAt: now
		});
	});
	return id;
}
