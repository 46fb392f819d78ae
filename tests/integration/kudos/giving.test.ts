import { and, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { beginDebrief } from '../../../src/lib/features/debriefs/cases/commands.server';
import { logEscalation } from '../../../src/lib/features/escalations/commands/logging.server';
import { logForm } from '../../../src/lib/features/escalations/forms';
import { suggestFix } from '../../../src/lib/features/fixes/commands/fixes.server';
import { fixForm } from '../../../src/lib/features/fixes/forms';
import { giveKudos } from '../../../src/lib/features/kudos/commands/giving.server';
import { makeWallLink } from '../../../src/lib/features/kudos/commands/walls.server';
import type { KudosForm } from '../../../src/lib/features/kudos/forms';
import {
	coverageOfTeam,
	findKudos,
	kudosFormFor,
	kudosReceivedLately,
	openWall
} from '../../../src/lib/features/kudos/queries.server';
import { kudosRecipients } from '../../../src/lib/features/kudos/tables.server';
import { shippedValues } from '../../../src/lib/features/kudos/values';
import { archiveTeam, deactivatePerson } from '../../../src/lib/features/people/commands.server';
import { newId } from '../../../src/lib/shared/ids';
import { fabrikam, NOW } from '../../support/team';
import { feed, filled, refusal, teams } from './given';

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

	test('does not reach a colleague whose account was closed meanwhile, by name or with a team', async () => {
		const { as, id, teams: teamIds } = await teams();
		const thanked = filled({ to: [id('bo')], reason: 'Before' });
		await giveKudos(as.aisha, thanked);
		await deactivatePerson(as.ada, { userId: id('bo') });
		expect(await refusal(giveKudos(as.aisha, filled({ to: [id('bo')] })))).toEqual({
			to: 'One of the people you chose is not here any more; please choose again.'
		});
		expect(await refusal(giveKudos(as.aisha, filled({ typed: 'Bo' })))).toEqual({
			to: '“Bo” is nobody here. Choose a name from the list.'
		});
		const offered = (await kudosFormFor(as.aisha, null)).recipients.map(({ label }) => label);
		expect(offered).not.toContain('Bo');
		await giveKudos(as.aisha, filled({ to: [`team:${teamIds.Orders}`], reason: 'After' }));
		const told = await coverageOfTeam(as.ada, teamIds.Orders!, { from: '2026-10-01', to: '2026-12-31' });
		expect(told.people).toBe(3);
		// What they were thanked for stays theirs.
		expect((await findKudos(as.lena, thanked.id)).people).toEqual([{ name: 'Bo', isReader: false }]);
		expect((await feed(as.bo, 'show=received')).kudos.map(({ reason }) => reason)).toEqual(['Before']);
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
