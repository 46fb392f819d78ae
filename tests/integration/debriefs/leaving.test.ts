import { expect, onTestFinished, test } from 'vitest';
import { agreeOnAction } from '../../../src/lib/features/debriefs/actions/commands.server';
import { actionsDue } from '../../../src/lib/features/debriefs/actions/queries.server';
import { addCard } from '../../../src/lib/features/debriefs/retros/commands/cards.server';
import { exportRetro } from '../../../src/lib/features/debriefs/retros/commands/export.server';
import { followRetro } from '../../../src/lib/features/debriefs/retros/commands/following.server';
import { handOverLead, noteSeen } from '../../../src/lib/features/debriefs/retros/commands/meeting.server';
import { closeRetro, invitePeople } from '../../../src/lib/features/debriefs/retros/commands/retros.server';
import {
	boardOf,
	eventsAfter,
	retrosForToday,
	retrosOfActor,
	retrosToMailAbout
} from '../../../src/lib/features/debriefs/retros/queries.server';
import { programOf, type TeamRole } from '../../../src/lib/features/people/actor';
import { changeRoles } from '../../../src/lib/features/people/commands/people.server';
import type { Context } from '../../../src/lib/server/context';
import { accessChannelOf } from '../../../src/lib/server/realtime/access';
import { eventStream } from '../../../src/lib/server/realtime/event-stream';
import { testDatabase } from '../../support/database';
import { northwind } from '../../support/team';
import { goOnTo, retroOfOrders } from './at-table';

const COLUMN = 'helped-harder-1';

async function retro(given: Record<string, string> = {}) {
	const team = await northwind(await testDatabase());
	const { id, seat } = await retroOfOrders(team, given);
	const { ada, lena, aisha, bo, chen } = team.as as Record<'ada' | 'lena' | 'aisha' | 'bo' | 'chen', Context>;
	/** Has the admin say in which teams somebody is from now on. @returns them as they are then */
	const putIn = async ({ actor, ...rest }: Context, roles: Record<string, TeamRole>): Promise<Context> => {
		const memberships = Object.entries(roles).map(([teamId, role]) => ({ teamId, role }));
		await changeRoles(ada, { userId: actor.userId, isAdmin: false, memberships });
		return { ...rest, actor: { ...actor, teams: new Map(Object.entries(roles)) } };
	};
	return { team, id, seat, ada, lena, aisha, bo, chen, putIn };
}

/** Whether somebody is let in, and where they come upon the retro. */
async function reach(context: Context, seat: Parameters<typeof boardOf>[1]) {
	const isLetIn = (work: Promise<unknown>) =>
		work.then(
			() => true,
			(problem: { code: string }) => (problem.code === 'not-found' ? false : Promise.reject(problem))
		);
	const { open, closed } = await retrosOfActor(context);
	return {
		board: await isLetIn(boardOf(context, seat)),
		live: await isLetIn(followRetro(context, seat)),
		file: await isLetIn(exportRetro(context, seat)),
		list: [...open, ...closed].some(({ id }) => id === seat.retroId),
		today: (await retrosForToday(context)).some(({ id }) => id === seat.retroId)
	};
}

const everywhere = { board: true, live: true, file: true, list: true, today: true };
const nowhere = { board: false, live: false, file: false, list: false, today: false };

test('whoever has left the team reaches its retros no more, neither open nor closed, and whoever was invited from outside does', async () => {
	const { team, seat, lena, aisha, chen, putIn } = await retro();
	await invitePeople(lena, seat, [chen.actor.userId]);
	await goOnTo(lena, seat, 'discuss');
	await addCard(aisha, seat, { key: '', columnId: COLUMN, text: 'Late parcels' });
	const agreed = { title: 'Ask the depot', ownerId: aisha.actor.userId, dueOn: null };
	await agreeOnAction(aisha, seat, { key: '', ...agreed });
	for (const each of [aisha, chen]) expect(await reach(each, seat)).toEqual(everywhere);
	expect(await actionsDue(aisha)).toHaveLength(1);

	const gone = await putIn(aisha, { [team.teams.Returns!]: 'leader' });
	expect(await reach(gone, seat)).toEqual(nowhere);
	expect(await actionsDue(gone)).toEqual([]);
	const card = { key: '', columnId: COLUMN, text: 'One more' };
	await expect(addCard(gone, seat, card)).rejects.toMatchObject({ code: 'not-found' });
	expect(await reach(chen, seat)).toEqual(everywhere);

	await goOnTo(lena, seat, 'close');
	await closeRetro(lena, seat);
	expect(await reach(gone, seat)).toEqual(nowhere);
	expect(await reach(chen, seat)).toEqual({ ...everywhere, today: false });
});

test('whoever has left the team may be invited again, to one retro', async () => {
	const { team, seat, lena, aisha, putIn } = await retro();
	const other = await retroOfOrders(team, { title: 'Another' });
	await goOnTo(lena, seat, 'write');
	const gone = await putIn(aisha, {});
	expect(await reach(gone, seat)).toEqual(nowhere);
	await invitePeople(lena, seat, [gone.actor.userId, gone.actor.userId]);
	expect(await reach(gone, seat)).toEqual(everywhere);
	expect(await reach(gone, other.seat)).toEqual(nowhere);
});

test('a leader who has left the team leads its retros no more, and others take over; one from outside leads on', async () => {
	const { team, seat, lena, aisha, chen, putIn } = await retro();
	await invitePeople(lena, seat, [chen.actor.userId]);
	const placeOf = async (name: string) =>
		(await boardOf(lena, seat)).people.find((person) => person.name === name)!.id;
	const [aishas, chens] = [await placeOf('Aisha'), await placeOf('Chen')];
	await putIn(aisha, {});
	await expect(handOverLead(lena, seat, aishas)).rejects.toMatchObject({
		message: 'They have left the team. Please choose somebody else to lead.'
	});
	await handOverLead(lena, seat, chens);
	expect((await boardOf(chen, seat)).mayLead).toBe(true);

	const another = await retroOfOrders(team, { title: 'Another' });
	const gone = await putIn(lena, { [team.teams.Returns!]: 'leader' });
	expect(await reach(gone, another.seat)).toEqual(nowhere);
	const later = { ...team.as.bo!, now: new Date(team.as.bo!.now.getTime() + 60_000) };
	expect((await boardOf(later, another.seat)).mayTakeOver).toBe(true);
});

test('whoever has left the team is written to no more about its retros', async () => {
	const { team, lena, aisha, chen, seat, putIn } = await retro({
		scheduledOn: '2026-11-18',
		scheduledAt: '09:00'
	});
	await invitePeople(lena, seat, [chen.actor.userId]);
	await putIn(aisha, {});
	const program = { ...lena, actor: programOf(team.organisationId, lena.actor.habits) };
	const [mail] = await retrosToMailAbout(program);
	const nameOf = new Map(Object.entries(team.as).map(([name, { actor }]) => [actor.userId, name]));
	expect(mail!.userIds.map((userId) => nameOf.get(userId)).sort()).toEqual(['bo', 'chen', 'lena', 'marco']);
});

test('a live board ends for whoever is taken out of the team, before anything that comes after', async () => {
	const { seat, lena, aisha, putIn } = await retro();
	await goOnTo(lena, seat, 'group');
	await noteSeen(aisha, seat);
	let present = aisha;
	const gone = new AbortController();
	onTestFinished(() => gone.abort());
	const stream = eventStream(await followRetro(aisha, seat), {
		db: aisha.db,
		signal: gone.signal,
		accessChannel: accessChannelOf(aisha.actor),
		after: (await boardOf(aisha, seat)).lastEvent,
		mayFollow: () => followRetro(present, seat).catch(() => null)
	});
	const listened = (async () => {
		const decoder = new TextDecoder();
		let text = '';
		for await (const part of stream) text += decoder.decode(part);
		return text;
	})();
	present = { ...aisha, actor: { ...aisha.actor, teams: new Map() } };
	await putIn(aisha, {});
	await addCard(lena, seat, { key: '', columnId: COLUMN, text: 'Said among the team' });
	const heard = await listened;
	expect(heard).toContain('no-longer-open');
	expect(heard).not.toContain('Said among the team');
});

test('whoever has left the team is not listed at its open retros any more, and keeps their name on what they wrote', async () => {
	const { seat, lena, aisha, bo, chen, putIn } = await retro();
	await invitePeople(lena, seat, [chen.actor.userId]);
	await goOnTo(lena, seat, 'discuss');
	await addCard(aisha, seat, { key: '', columnId: COLUMN, text: 'Late parcels' });
	const listed = async () => (await boardOf(lena, seat)).people.map(({ name }) => name);
	const invited = ['Aisha', 'Bo', 'Chen', 'Lena', 'Marco'];
	expect(await listed()).toEqual(invited);
	await putIn(aisha, {});
	await putIn(chen, {});
	expect(await listed()).toEqual(invited.slice(1));

	const { lastEvent } = await boardOf(lena, seat);
	await noteSeen(bo, seat);
	await goOnTo(lena, seat, 'actions');
	const news = (await eventsAfter(lena, seat.retroId, lastEvent, 100)).map(({ forAll }) => forAll);
	const people = news.flatMap((each) => (each?.kind === 'people' ? [each.people] : []));
	expect(people.at(-1)!.map(({ name }) => name)).toEqual(invited.slice(1));
	expect((await boardOf(lena, seat)).cards).toMatchObject([{ authorName: 'Aisha' }]);

	await goOnTo(lena, seat, 'close');
	await closeRetro(lena, seat);
	expect(await listed()).toEqual(invited);
});
