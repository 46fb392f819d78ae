import { and, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { beginDebrief } from '../../../src/lib/features/debriefs/cases/commands.server';
import { logEscalation } from '../../../src/lib/features/escalations/commands/logging.server';
import { logForm } from '../../../src/lib/features/escalations/forms';
import { suggestFix } from '../../../src/lib/features/fixes/commands/fixes.server';
import { fixForm } from '../../../src/lib/features/fixes/forms';
import { logIncident } from '../../../src/lib/features/incidents/commands/logging.server';
import { incidentForm } from '../../../src/lib/features/incidents/forms';
import {
	deleteReply,
	reactToKudos,
	replyToKudos
} from '../../../src/lib/features/kudos/commands/answers.server';
import { giveKudos, withdrawKudos } from '../../../src/lib/features/kudos/commands/giving.server';
import {
	addValue,
	archiveValue,
	moveValue,
	renameValue
} from '../../../src/lib/features/kudos/commands/values.server';
import { makeWallLink, revokeWallLink } from '../../../src/lib/features/kudos/commands/walls.server';
import { filtersFrom, placeFrom } from '../../../src/lib/features/kudos/filters';
import { kudosForm, type KudosForm } from '../../../src/lib/features/kudos/forms';
import {
	coverageOfTeam,
	feedOf,
	findKudos,
	kudosFormFor,
	kudosReceivedLately,
	openWall,
	valuesOf,
	wallLinks
} from '../../../src/lib/features/kudos/queries.server';
import { kudos, kudosRecipients, kudosWalls } from '../../../src/lib/features/kudos/tables.server';
import { shippedValues } from '../../../src/lib/features/kudos/values';
import { archiveTeam } from '../../../src/lib/features/people/commands.server';
import { auditEntries, memberships } from '../../../src/lib/features/people/tables.server';
import type { Context } from '../../../src/lib/server/context';
import { newId } from '../../../src/lib/shared/ids';
import { testDatabase } from '../../support/database';
import { fabrikam, northwind, NOW } from '../../support/team';

type Person = 'ada' | 'lena' | 'marco' | 'aisha' | 'bo' | 'chen';

async function teams() {
	const db = await testDatabase();
	const organisation = await northwind(db);
	const as = organisation.as as Record<Person, Context>;
	return { db, ...organisation, as, id: (person: Person) => as[person].actor.userId };
}

const filled = (given: Partial<Record<keyof KudosForm, unknown>>): KudosForm =>
	v.parse(kudosForm, {
		id: newId(),
		reason: 'Stayed with a caller for an hour',
		valueIds: [shippedValues[0]!.id],
		...given
	});

const later = (context: Context, minutes: number): Context => ({
	...context,
	now: new Date(context.now.getTime() + minutes * 60_000)
});

const feed = (context: Context, search = '', place: string | null = null, most?: number) =>
	feedOf(context, filtersFrom(new URLSearchParams(search)), placeFrom(place), most);

const refusal = (thanks: Promise<unknown>) =>
	thanks.then(
		() => ({}),
		(problem: { fields?: Record<string, string> }) => problem.fields ?? problem
	);

describe('giving kudos', () => {
	test('reaches people by name and whole teams, without the author, each once', async () => {
		const { as, id, teams: teamIds, db, organisationId } = await teams();
		const given = filled({ to: [id('bo'), `team:${teamIds.Orders}`] });
		await giveKudos(as.aisha, given);
		const rows = await db
			.select({ userId: kudosRecipients.userId, isNamed: kudosRecipients.isNamed })
			.from(kudosRecipients)
			.where(and(eq(kudosRecipients.organisationId, organisationId), eq(kudosRecipients.kudosId, given.id)));
		expect(new Map(rows.map(({ userId, isNamed }) => [userId, isNamed]))).toEqual(
			new Map([
				[id('bo'), true],
				[id('lena'), false],
				[id('marco'), false]
			])
		);
		const [seen] = (await feed(as.marco)).kudos;
		expect(seen).toMatchObject({
			author: { name: 'Aisha', isReader: false },
			people: [{ name: 'Bo', isReader: false }],
			teams: ['Orders'],
			isForReader: true,
			values: [shippedValues[0]!.name],
			mayWithdraw: false
		});
		expect((await feed(as.chen)).kudos[0]?.isForReader).toBe(false);
	});

	test('happens once however often the form is sent, and one cannot send for somebody else', async () => {
		const { as, id } = await teams();
		const given = filled({ to: [id('bo')] });
		await Promise.all([giveKudos(as.aisha, given), giveKudos(as.aisha, given)]);
		await giveKudos(as.aisha, given);
		expect((await feed(as.bo)).kudos).toHaveLength(1);
		await expect(giveKudos(as.lena, given)).rejects.toMatchObject({ code: 'not-found' });
	});

	test('is refused in a sentence for oneself, for nobody, for strangers and without a value', async () => {
		const { as, id, db } = await teams();
		const other = await fabrikam(db);
		const sound = filled({ to: [id('bo')] });
		const ask = (given: Partial<KudosForm>) => refusal(giveKudos(as.aisha, { ...sound, ...given }));
		expect(await ask({ to: [id('aisha'), id('bo')] })).toEqual({
			to: 'Kudos are for colleagues: choose somebody other than yourself.'
		});
		expect(await ask({ to: [] })).toEqual({ to: 'Say whom you want to thank.' });
		expect(await ask({ to: [], typed: 'Zebedee' })).toEqual({
			to: '“Zebedee” is nobody here. Choose a name from the list.'
		});
		for (const stranger of [other.as.yuri!.actor.userId, newId(), 'x']) {
			expect(await ask({ to: [stranger] })).toMatchObject({
				to: expect.stringContaining('not here any more')
			});
		}
		for (const team of [other.teams.Desk!, newId()]) {
			expect(await ask({ to: [`team:${team}`] })).toMatchObject({ to: expect.stringContaining('teams') });
		}
		expect(await ask({ to: [id('bo')], valueIds: [] })).toEqual({ valueIds: 'Choose at least one value.' });
		expect(await ask({ to: [id('bo')], valueIds: [newId()] })).toHaveProperty('valueIds');
		expect(await ask({ to: [id('bo')], about: 'our last call' })).toHaveProperty('about');
		expect((await feed(as.aisha)).kudos).toEqual([]);
	});

	test('takes a name that was typed in full, and refuses a team that was archived or holds nobody else', async () => {
		const { as, teams: teamIds } = await teams();
		await giveKudos(as.aisha, filled({ typed: ' bO ' }));
		expect((await feed(as.bo, 'show=received')).kudos).toHaveLength(1);
		await archiveTeam(as.ada, { teamId: teamIds.Returns! });
		expect(await refusal(giveKudos(as.aisha, filled({ to: [`team:${teamIds.Returns}`] })))).toHaveProperty(
			'to'
		);
	});
});

describe('what kudos are about', () => {
	test('is a link for those who may open it, and leaves no trace for the others, nor on the wall', async () => {
		const { db, as, id, teams: teamIds, entry } = await teams();
		const escalation = await logEscalation(
			as.aisha,
			v.parse(logForm, {
				id: newId(),
				teamId: teamIds.Orders,
				reasonId: entry('reason', 'refund'),
				summary: 'Secret parcel'
			})
		);
		const about = `https://care.example/escalations/${escalation}?x=1`;
		const given = filled({ to: [id('chen'), id('bo')], about });
		await giveKudos(as.aisha, given);
		const link = { href: `/escalations/${escalation}`, label: 'Secret parcel' };
		expect((await findKudos(as.bo, given.id)).subject).toEqual(link);
		expect((await kudosReceivedLately(as.bo))[0]?.subject).toEqual(link);

		const plain = filled({ to: [id('chen'), id('bo')] });
		await giveKudos(as.aisha, plain);
		const [without, withLink] = await Promise.all([
			findKudos(as.chen, plain.id),
			findKudos(as.chen, given.id)
		]);
		expect({ ...withLink, id: '' }).toEqual({ ...without, id: '' });
		const token = await makeWallLink(as.ada, { name: 'Kitchen' });
		const everything = JSON.stringify([
			await feed(as.chen),
			await openWall({ db, now: NOW, address: '' }, token)
		]);
		expect(everything).not.toContain('Secret');
		expect(everything).not.toContain(escalation);

		const refused = await refusal(giveKudos(as.chen, filled({ to: [id('bo')], about })));
		const unknown = `/escalations/${newId()}`;
		expect(refused).toHaveProperty('about');
		expect(await refusal(giveKudos(as.chen, filled({ to: [id('bo')], about: unknown })))).toEqual(refused);
		expect((await kudosFormFor(as.chen, `/escalations/${escalation}`)).about).toBeNull();
		expect((await kudosFormFor(as.bo, `/escalations/${escalation}`)).about?.label).toBe('Secret parcel');
	});

	test('can be a fix, which those of other teams see nothing of', async () => {
		const { as, id, teams: teamIds } = await teams();
		const fix = await suggestFix(
			as.aisha,
			v.parse(fixForm, { title: 'Call back', why: 'They wait', teamId: teamIds.Orders })
		);
		const given = filled({ to: [id('bo')], about: `/fixes/${fix}` });
		await giveKudos(as.aisha, given);
		expect((await findKudos(as.bo, given.id)).subject?.label).toBe('Call back');
		expect((await findKudos(as.chen, given.id)).subject).toBeNull();
	});

	test('can be a debrief, for the two who wrote it alone until they share it', async () => {
		const { as, id, teams: teamIds } = await teams();
		const debrief = await beginDebrief(
			as.aisha,
			{ title: 'Nine days', teamId: teamIds.Orders!, rest: 'now' },
			null
		);
		const given = filled({ to: [id('bo')], about: `/debriefs/cases/${debrief}` });
		await giveKudos(as.aisha, given);
		expect((await findKudos(as.aisha, given.id)).subject).toEqual({
			href: `/debriefs/cases/${debrief}`,
			label: 'Nine days'
		});
		for (const other of [as.bo, as.lena, as.ada]) {
			expect((await findKudos(other, given.id)).subject).toBeNull();
		}
	});
});

describe('the feed', () => {
	test('pages through everybody’s, mine and those of a team or for a value, the latest first', async () => {
		const { as, id, teams: teamIds } = await teams();
		for (const minute of [0, 1, 2, 3]) {
			await giveKudos(later(as.aisha, minute), filled({ to: [id('bo')], reason: `to Bo ${minute}` }));
		}
		const [, second] = shippedValues;
		await giveKudos(later(as.bo, 4), filled({ to: [id('lena')], valueIds: [second!.id], reason: 'to Lena' }));
		const reasons = ({ kudos: shown }: Awaited<ReturnType<typeof feed>>) => shown.map(({ reason }) => reason);
		for (const [who, search, expected] of [
			[as.chen, '', ['to Lena', 'to Bo 3', 'to Bo 2', 'to Bo 1', 'to Bo 0']],
			[as.bo, 'show=received', ['to Bo 3', 'to Bo 2', 'to Bo 1', 'to Bo 0']],
			[as.bo, 'show=given', ['to Lena']],
			[as.ada, `team=${teamIds.Returns}`, ['to Bo 3', 'to Bo 2', 'to Bo 1', 'to Bo 0']],
			[as.ada, `value=${second!.id}`, ['to Lena']],
			[as.lena, `show=received&value=${second!.id}&team=${teamIds.Orders}`, ['to Lena']]
		] as const) {
			const first = await feed(who, search, null, 2);
			const next = first.next ? await feed(who, search, first.next, 9) : null;
			expect([...reasons(first), ...(next ? reasons(next) : [])]).toEqual(expected);
		}
		expect(reasons(await feed(as.bo, 'team=nothing&show=quite', 'made up'))).toEqual([]);
	});

	test('is open to the organisation alone, and stands on Today for two weeks', async () => {
		const { db, as, id } = await teams();
		const zoe = (await fabrikam(db)).as.zoe!;
		const given = filled({ to: [id('bo')] });
		await giveKudos(as.aisha, given);
		expect((await feed(zoe)).kudos).toEqual([]);
		const gone = { code: 'not-found' };
		await expect(findKudos(zoe, given.id)).rejects.toMatchObject(gone);
		await expect(withdrawKudos(zoe, given.id)).rejects.toMatchObject(gone);
		await expect(reactToKudos(zoe, given.id, { kind: 'heart', given: true })).rejects.toMatchObject(gone);
		await expect(replyToKudos(zoe, given.id, { id: newId(), words: 'Hm' })).rejects.toMatchObject(gone);
		expect(await kudosReceivedLately(as.bo)).toHaveLength(1);
		expect(await kudosReceivedLately(later(as.bo, 15 * 24 * 60))).toEqual([]);
		expect(await kudosReceivedLately(as.aisha)).toEqual([]);
	});
});

describe('answers', () => {
	test('are given and taken back, once each, and replies go with whoever wrote them or an admin', async () => {
		const { as, id } = await teams();
		const given = newId();
		await giveKudos(as.aisha, filled({ id: given, to: [id('bo')] }));
		const heart = { kind: 'heart', given: true } as const;
		await reactToKudos(as.bo, given, heart);
		await reactToKudos(as.bo, given, heart);
		await reactToKudos(as.chen, given, heart);
		const hearts = async () => (await findKudos(as.bo, given)).reactions.find(({ kind }) => kind === 'heart');
		expect(await hearts()).toMatchObject({ count: 2, isReaders: true, names: ['Bo', 'Chen'] });
		await reactToKudos(as.bo, given, { kind: 'heart', given: false });
		expect(await hearts()).toMatchObject({ count: 1, isReaders: false });

		const reply = { id: newId(), words: 'Any time' };
		await replyToKudos(as.bo, given, reply);
		await replyToKudos(as.bo, given, reply);
		expect((await findKudos(as.chen, given)).replies).toMatchObject([
			{ words: 'Any time', mayDelete: false }
		]);
		await expect(deleteReply(as.chen, given, reply.id)).rejects.toMatchObject({ code: 'not-found' });
		await expect(deleteReply(as.bo, newId(), reply.id)).rejects.toMatchObject({ code: 'not-found' });
		await deleteReply(as.ada, given, reply.id);
		expect((await findKudos(as.chen, given)).replies).toEqual([]);
	});

	test('go with kudos that their author or an admin withdraws, which is on the record; its words are gone', async () => {
		const { db, organisationId, as, id } = await teams();
		const [first, second] = [filled({ to: [id('bo')] }), filled({ to: [id('bo')] })];
		await giveKudos(as.aisha, first);
		await giveKudos(as.aisha, second);
		await reactToKudos(as.bo, first.id, { kind: 'joy', given: true });
		await replyToKudos(as.bo, first.id, { id: newId(), words: 'Thanks' });
		await expect(withdrawKudos(as.bo, first.id)).rejects.toMatchObject({ code: 'not-found' });
		await expect(withdrawKudos(as.lena, first.id)).rejects.toMatchObject({ code: 'not-found' });
		await withdrawKudos(as.ada, first.id);
		await withdrawKudos(as.aisha, second.id);
		await expect(withdrawKudos(as.aisha, second.id)).rejects.toMatchObject({ code: 'not-found' });
		expect((await feed(as.bo)).kudos).toEqual([]);
		expect((await feed(as.bo, 'show=received')).kudos).toEqual([]);
		// Sending the form once more does not bring them back.
		await giveKudos(as.aisha, second);
		await expect(findKudos(as.bo, second.id)).rejects.toMatchObject({ code: 'not-found' });
		const left = await db
			.select({ reason: kudos.reason })
			.from(kudos)
			.where(eq(kudos.organisationId, organisationId));
		expect(left).toEqual([{ reason: '' }, { reason: '' }]);
		const audited = await db
			.select({ actorId: auditEntries.actorId, subjectId: auditEntries.subjectId })
			.from(auditEntries)
			.where(
				and(eq(auditEntries.organisationId, organisationId), eq(auditEntries.action, 'kudos-withdrawn'))
			);
		expect(audited).toEqual([
			{ actorId: id('ada'), subjectId: id('aisha') },
			{ actorId: id('aisha'), subjectId: null }
		]);
	});
});

describe('the values', () => {
	test('are the shipped ones until an admin changes them, and never none', async () => {
		const { as, id } = await teams();
		const names = async () =>
			(await valuesOf(as.bo)).filter(({ archived }) => !archived).map(({ name }) => name);
		await expect(addValue(as.lena, { name: 'Ours' })).rejects.toMatchObject({ code: 'not-found' });
		const [first, second] = shippedValues;
		await moveValue(as.ada, second!.id, { direction: 'up' });
		await addValue(as.ada, { name: 'Ours' });
		await renameValue(as.ada, first!.id, { name: 'Kind' });
		expect(await names()).toEqual([
			second!.name,
			'Kind',
			...shippedValues.slice(2).map(({ name }) => name),
			'Ours'
		]);
		expect(await refusal(addValue(as.ada, { name: 'Kind' }))).toHaveProperty('name');
		expect(await refusal(renameValue(as.ada, second!.id, { name: 'Kind' }))).toHaveProperty('name');

		await giveKudos(as.aisha, filled({ to: [id('bo')] }));
		for (const { id: valueId, name } of await valuesOf(as.ada)) {
			if (name !== 'Ours') await archiveValue(as.ada, valueId, { archived: true });
		}
		const ours = (await valuesOf(as.ada)).find(({ name }) => name === 'Ours')!;
		expect(await refusal(archiveValue(as.ada, ours.id, { archived: true }))).toHaveProperty('name');
		expect((await feed(as.bo)).kudos[0]?.values).toEqual(['Kind']);
		expect(await refusal(giveKudos(as.aisha, filled({ to: [id('bo')] })))).toHaveProperty('valueIds');
		expect((await kudosFormFor(as.bo, null)).values.map(({ label }) => label)).toEqual(['Ours']);
	});
});

describe('the wall', () => {
	test('opens by its link until that is revoked, and shows what may stand there', async () => {
		const { db, organisationId, as, id, teams: teamIds } = await teams();
		await giveKudos(as.aisha, filled({ to: [id('bo'), `team:${teamIds.Returns}`], reason: 'On it' }));
		await giveKudos(as.aisha, filled({ to: [id('bo')], reason: 'Off it', offWall: 'on' }));
		await giveKudos(later(as.aisha, -40 * 24 * 60), filled({ to: [id('bo')], reason: 'Long ago' }));
		await expect(makeWallLink(as.lena, { name: 'Mine' })).rejects.toMatchObject({ code: 'not-found' });
		const token = await makeWallLink(as.ada, { name: 'Kitchen' });
		const visitor = { db, now: NOW, address: '' };
		expect(await openWall(visitor, token)).toMatchObject([
			{ author: 'Aisha', recipients: 'Bo and the team Returns', reason: 'On it' }
		]);
		const [stored] = await db
			.select({ id: kudosWalls.id, tokenHash: kudosWalls.tokenHash })
			.from(kudosWalls)
			.where(eq(kudosWalls.organisationId, organisationId));
		expect(stored?.tokenHash).not.toContain(token);
		await expect(openWall(visitor, stored!.tokenHash)).rejects.toMatchObject({ code: 'not-found' });
		await expect(wallLinks(as.lena)).rejects.toMatchObject({ code: 'not-found' });
		expect(await wallLinks(as.ada)).toMatchObject([{ name: 'Kitchen', createdByName: 'Ada' }]);
		await expect(revokeWallLink(as.lena, stored!.id)).rejects.toMatchObject({ code: 'not-found' });
		await revokeWallLink(as.ada, stored!.id);
		await expect(openWall(visitor, token)).rejects.toMatchObject({ code: 'not-found' });
		await expect(revokeWallLink(as.ada, stored!.id)).rejects.toMatchObject({ code: 'not-found' });
	});
});

describe('what leaders are told', () => {
	test('is how far thanks reach in their team, from five people on', async () => {
		const { as, id, teams: teamIds } = await teams();
		const period = { from: '2026-10-01', to: '2026-12-31' };
		await giveKudos(as.aisha, filled({ to: [id('bo'), id('lena')] }));
		await giveKudos(as.bo, filled({ to: [id('aisha')] }));
		await giveKudos(later(as.lena, -90 * 24 * 60), filled({ to: [id('marco')] }));
		expect(await coverageOfTeam(as.lena, teamIds.Orders!, period)).toEqual({
			people: 4,
			thanked: null,
			thanking: null,
			reciprocity: null,
			hardest: null
		});
		await expect(coverageOfTeam(as.aisha, teamIds.Orders!, period)).rejects.toMatchObject({
			code: 'not-found'
		});
		await expect(coverageOfTeam(as.lena, teamIds.Returns!, period)).rejects.toMatchObject({
			code: 'not-found'
		});
	});

	test('says in words whether those who met the hardest work were thanked, once there are five of them', async () => {
		const { db, organisationId, as, id, teams: teamIds, entry } = await teams();
		const period = { from: '2026-10-01', to: '2026-12-31' };
		await db.transaction(organisationId, async (inside) => {
			await inside.insert(memberships).values(
				(['chen', 'ada'] as const).map((person) => ({
					organisationId,
					teamId: teamIds.Orders!,
					userId: id(person),
					role: 'agent' as const
				}))
			);
		});
		const meet = (person: Person, severity: string) =>
			logEscalation(
				person === 'chen' ? { ...as.chen, actor: { ...as.chen.actor, isAdmin: true } } : as[person],
				v.parse(logForm, {
					id: newId(),
					teamId: teamIds.Orders,
					reasonId: entry('reason', 'refund'),
					summary: 'Hard',
					severity
				})
			);
		for (const person of ['aisha', 'bo', 'chen'] as const) await meet(person, '4');
		await meet('lena', '3');
		await meet('marco', '2');
		await giveKudos(as.lena, filled({ to: [id('aisha'), id('bo')] }));
		await giveKudos(as.aisha, filled({ to: [id('lena')] }));
		const told = () => coverageOfTeam(as.lena, teamIds.Orders!, period);
		expect(await told()).toEqual({
			people: 6,
			thanked: { count: 3, of: 6 },
			thanking: { count: 2, of: 6 },
			reciprocity: null,
			hardest: null
		});
		await logIncident(
			as.marco,
			v.parse(incidentForm, {
				id: newId(),
				teamId: teamIds.Orders,
				category: 'threat',
				severity: '3'
			})
		);
		expect((await told()).hardest).toBe('most');
		await giveKudos(as.ada, filled({ to: [id('marco'), id('chen')] }));
		expect(await told()).toMatchObject({ hardest: 'all', reciprocity: { count: 2, of: 5 } });
		expect(
			(await coverageOfTeam(as.ada, teamIds.Orders!, { from: '2026-01-01', to: '2026-03-31' })).hardest
		).toBe(null);
	});
});
