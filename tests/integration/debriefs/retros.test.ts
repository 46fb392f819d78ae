import { and, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import {
	agreeOnAction,
	makeFixOfAction,
	settleAction
} from '../../../src/lib/features/debriefs/actions/commands.server';
import { actionsDue } from '../../../src/lib/features/debriefs/actions/queries.server';
import { joinAsGuest, openGuestLink } from '../../../src/lib/features/debriefs/retros/commands/guests.server';
import {
	addCard,
	rewordCard,
	takeCardAway
} from '../../../src/lib/features/debriefs/retros/commands/cards.server';
import {
	mergeGroups,
	moveCard,
	noteGroup
} from '../../../src/lib/features/debriefs/retros/commands/groups.server';
import {
	answerCheck,
	goToPhase,
	handOverLead,
	noteLeft,
	setTimer,
	takeLead
} from '../../../src/lib/features/debriefs/retros/commands/meeting.server';
import { closeRetro } from '../../../src/lib/features/debriefs/retros/commands/retros.server';
import { placeDots } from '../../../src/lib/features/debriefs/retros/commands/votes.server';
import { filledGroups } from '../../../src/lib/features/debriefs/retros/board';
import { followRetro } from '../../../src/lib/features/debriefs/retros/commands/following.server';
import { boardOf, guestSeat } from '../../../src/lib/features/debriefs/retros/queries.server';
import {
	retroCards,
	retroEvents,
	retroParticipants,
	retros,
	retroVotes
} from '../../../src/lib/features/debriefs/retros/tables.server';
import { newId } from '../../../src/lib/shared/ids';
import { testDatabase } from '../../support/database';
import { fabrikam, northwind, NOW } from '../../support/team';
import { goOnTo, retroOfOrders } from './at-table';

const COLUMN = 'helped-harder-1';

async function table(given: Record<string, string> = {}) {
	const db = await testDatabase();
	const team = await northwind(db);
	const { id, seat } = await retroOfOrders(team, given);
	const { lena, aisha, bo, chen, marco } = team.as as Record<string, (typeof team.as)[string]>;
	const write = (context: typeof lena, text: string, secret = '') =>
		addCard(context!, { ...seat, secret }, { key: newId(), columnId: COLUMN, text });
	return {
		db,
		team,
		id,
		seat,
		write,
		lena: lena!,
		aisha: aisha!,
		bo: bo!,
		chen: chen!,
		marco: marco!
	};
}

/** Everything that the database holds of a retro, as somebody who steals it would read it. */
async function dump(db: Awaited<ReturnType<typeof testDatabase>>, organisationId: string): Promise<string> {
	const tables = [retroCards, retroEvents, retroVotes, retroParticipants, retros];
	const rows = await Promise.all(
		tables.map((each) => db.select().from(each).where(eq(each.organisationId, organisationId)))
	);
	return JSON.stringify(rows);
}

test('a retro goes from cards to actions, which come first at the next one', async () => {
	const { team, id, seat, write, lena, aisha, bo } = await table();
	await goOnTo(lena, seat, 'write');
	const [late, parcels] = [await write(aisha, 'Late parcels'), await write(bo, 'Parcels were late again')];
	await write(lena, 'The new script');

	await goOnTo(lena, seat, 'group');
	await mergeGroups(aisha, seat, { key: newId(), groupId: parcels!, intoId: late! });
	await goOnTo(lena, seat, 'vote');
	await placeDots(aisha, seat, { key: newId(), groupId: late!, dots: 2 });
	await placeDots(bo, seat, { key: newId(), groupId: late!, dots: 1 });
	expect((await boardOf(bo, seat)).groups.map(({ dots }) => dots)).toEqual([null, null]);
	expect(await boardOf(bo, seat)).toMatchObject({ placed: 3, ownDots: { [late!]: 1 } });

	await goOnTo(lena, seat, 'discuss');
	const board = await boardOf(bo, seat);
	expect(board.discussedGroupId).toBe(late);
	expect(filledGroups(board).map(({ dots, cards }) => [dots, cards.length])).toEqual([
		[3, 2],
		[0, 1]
	]);
	await noteGroup(bo, seat, { key: newId(), groupId: late!, version: 1, notes: 'The depot closes at noon.' });
	await agreeOnAction(bo, seat, {
		key: newId(),
		title: 'Ask the depot',
		ownerId: aisha.actor.userId,
		dueOn: '2026-11-20'
	});
	await goOnTo(lena, seat, 'close');
	await answerCheck(aisha, seat, 5);
	await expect(answerCheck(aisha, seat, 1)).rejects.toMatchObject({ code: 'conflict' });
	expect((await boardOf(lena, seat)).checks).toEqual([]);
	await closeRetro(lena, seat);

	const closed = await boardOf(aisha, seat);
	expect(closed).toMatchObject({ isClosed: true, checks: [{ score: 5, answers: 1 }] });
	expect(filledGroups(closed)[0]).toMatchObject({ dots: 3, notes: 'The depot closes at noon.' });
	await expect(write(aisha, 'Too late')).rejects.toMatchObject({ code: 'conflict' });

	const [action] = await actionsDue(aisha);
	expect(action).toMatchObject({ title: 'Ask the depot', retroId: id, state: 'open' });
	const later = { ...team, as: { ...team.as, lena: { ...lena, now: new Date(NOW.getTime() + 86_400_000) } } };
	const next = await retroOfOrders(later, { title: 'December' });
	const read = () => boardOf(later.as.lena!, next.seat);
	expect((await read()).earlierActions).toMatchObject([{ title: 'Ask the depot', state: 'open' }]);
	await settleAction(later.as.lena!, action!.id, { state: 'done', version: 1, retroId: next.id });
	await expect(
		settleAction(aisha, action!.id, { state: 'dropped', version: 1, retroId: null })
	).rejects.toMatchObject({ code: 'conflict' });
	expect((await read()).earlierActions).toMatchObject([{ state: 'done' }]);
	const fixId = await makeFixOfAction(aisha, action!.id);
	expect(await makeFixOfAction(lena, action!.id)).toBe(fixId);
});

describe('a hidden card', () => {
	test('leaves the server to its author alone until the cards are shown, in answers and in events', async () => {
		const { seat, write, lena, aisha, bo } = await table();
		await goOnTo(lena, seat, 'write');
		const before = (await boardOf(bo, seat)).lastEvent;
		const card = await write(aisha, 'Something delicate');
		expect((await boardOf(aisha, seat)).cards).toMatchObject([{ text: 'Something delicate', isOwn: true }]);
		const others = await boardOf(bo, seat);
		expect(others.cards).toEqual([]);
		expect(others.written).toEqual({ [COLUMN]: 1 });
		await expect(
			rewordCard(bo, seat, { key: '', cardId: card!, version: 1, text: 'Mine' })
		).rejects.toMatchObject({ code: 'not-found' });

		const hears = async (context: typeof lena) => {
			const following = await followRetro(context, seat);
			return (await following.read(before, 100)).map((event) => following.show!(event));
		};
		expect(JSON.stringify(await hears(aisha))).toContain('Something delicate');
		expect(JSON.stringify(await hears(bo))).not.toContain('delicate');
		expect(JSON.stringify(await hears(lena))).not.toContain('delicate');

		await goOnTo(lena, seat, 'group');
		expect((await boardOf(bo, seat)).cards).toMatchObject([{ authorName: 'Aisha', isOwn: false }]);
		const { version } = await boardOf(lena, seat);
		await goToPhase(lena, seat, { to: 'write', version });
		expect((await boardOf(bo, seat)).cards).toEqual([]);
	});

	test('is written once however often it arrives', async () => {
		const { seat, lena, aisha } = await table({ collectsBefore: 'on' });
		const card = { key: newId(), columnId: COLUMN, text: 'Once' };
		await Promise.all([addCard(aisha, seat, card), addCard(aisha, seat, card)]);
		expect((await boardOf(aisha, seat)).written).toEqual({ [COLUMN]: 1 });
		expect((await boardOf(lena, seat)).cards).toEqual([]);
	});
});

describe('an anonymous retro', () => {
	test('holds nothing that leads from a card to a person, or to another card of the same person', async () => {
		const { db, team, seat, write, lena, aisha, bo } = await table({ isAnonymous: 'on' });
		await goOnTo(lena, seat, 'write');
		const secrets = { aisha: 'a'.repeat(43), bo: 'b'.repeat(43) };
		await expect(write(aisha, 'Without a secret')).rejects.toMatchObject({ code: 'conflict' });
		const first = await write(aisha, 'First of Aisha', secrets.aisha);
		await write(aisha, 'Second of Aisha', secrets.aisha);
		await write(bo, 'Of Bo', secrets.bo);
		const own = await boardOf(aisha, { ...seat, secret: secrets.aisha });
		expect(own.cards.map(({ text }) => text).sort()).toEqual(['First of Aisha', 'Second of Aisha']);
		expect((await boardOf(aisha, seat)).cards).toEqual([]);
		await rewordCard(
			aisha,
			{ ...seat, secret: secrets.aisha },
			{ key: '', cardId: first!, version: 1, text: 'Better' }
		);

		await goOnTo(lena, seat, 'group');
		const shown = await boardOf(lena, seat);
		expect(shown.cards).toHaveLength(3);
		expect(shown.cards.every(({ authorName, isOwn }) => authorName === null && !isOwn)).toBe(true);

		const participants = await db
			.select({ id: retroParticipants.id, userId: retroParticipants.userId })
			.from(retroParticipants)
			.where(eq(retroParticipants.organisationId, team.organisationId));
		const cards = await db
			.select()
			.from(retroCards)
			.where(eq(retroCards.organisationId, team.organisationId));
		const traces = participants.flatMap(({ id, userId }) => [id, userId ?? id]);
		expect(traces.filter((trace) => JSON.stringify(cards).includes(trace))).toEqual([]);
		expect(new Set(cards.map(({ authorKey }) => authorKey)).size).toBe(3);
		const everything = await dump(db, team.organisationId);
		expect(everything).not.toContain(secrets.aisha);
		expect(everything).not.toContain(secrets.bo);
	});

	test('stays anonymous for good', async () => {
		const { db, team, id } = await table({ isAnonymous: 'on' });
		const { organisationId } = team;
		const changing = db.transaction(organisationId, async (inside) => {
			await inside
				.update(retros)
				.set({ isAnonymous: false })
				.where(and(eq(retros.organisationId, organisationId), eq(retros.id, id)));
		});
		await expect(changing).rejects.toThrow();
	});
});

describe('bad input', () => {
	test('gets a sentence and loses nothing: a vote too many, a late vote, a card come between, a wrong column', async () => {
		const { seat, write, lena, aisha, bo } = await table({ ownCardsCount: '' });
		await goOnTo(lena, seat, 'write');
		const own = (await write(aisha, 'Mine'))!;
		const other = (await write(bo, 'Of Bo'))!;
		await expect(addCard(aisha, seat, { key: '', columnId: 'nowhere', text: 'x' })).rejects.toMatchObject({
			code: 'invalid'
		});
		await goOnTo(lena, seat, 'group');
		await rewordCard(bo, seat, { key: newId(), cardId: own, version: 1, text: 'In Bo’s words' });
		const refused = rewordCard(aisha, seat, { key: newId(), cardId: own, version: 1, text: 'In my words' });
		await expect(refused).rejects.toMatchObject({ code: 'conflict' });
		await expect(refused.catch(({ fields }) => Promise.reject(fields.text))).rejects.toMatch(
			/In Bo’s words.*In my words/
		);
		await expect(placeDots(aisha, seat, { key: '', groupId: other, dots: 1 })).rejects.toMatchObject({
			code: 'conflict'
		});
		await goOnTo(lena, seat, 'vote');
		const give = (groupId: string, dots: number) => placeDots(aisha, seat, { key: '', groupId, dots });
		await expect(give(own, 1)).rejects.toMatchObject({ message: expect.stringContaining('own cards') });
		await expect(give(other, 3)).rejects.toMatchObject({ message: expect.stringContaining('at most') });
		await give(other, 2);
		await expect(takeCardAway(aisha, seat, { key: '', cardId: own })).rejects.toMatchObject({
			code: 'conflict'
		});
		expect((await boardOf(aisha, seat)).ownDots).toEqual({ [other]: 2 });
	});
});

describe('the lead', () => {
	test('is handed over, and taken over from whoever is away', async () => {
		const { seat, lena, aisha, bo, marco } = await table();
		const { version, people } = await boardOf(lena, seat);
		await expect(goToPhase(aisha, seat, { to: 'write', version })).rejects.toMatchObject({
			code: 'conflict'
		});
		await expect(setTimer(aisha, seat, 5)).rejects.toMatchObject({ code: 'conflict' });
		await expect(takeLead(aisha, seat)).rejects.toMatchObject({ code: 'conflict' });
		await noteLeft(lena, seat);
		expect((await boardOf(aisha, seat)).mayTakeOver).toBe(true);
		await takeLead(aisha, seat);
		await setTimer(aisha, seat, 5);
		await setTimer(aisha, seat, 1);
		expect((await boardOf(bo, seat)).timer?.endsAt).toBe(NOW.getTime() + 6 * 60_000);
		await handOverLead(aisha, seat, people.find(({ name }) => name === 'Marco')!.id);
		expect(await boardOf(marco, seat)).toMatchObject({ mayLead: true });
		expect(await boardOf(aisha, seat)).toMatchObject({ mayLead: false });
	});
});

describe('a guest', () => {
	test('writes, groups and votes without an account, at this retro alone and until it ends', async () => {
		const { db, seat, lena, chen, team } = await table();
		const visitor = { db, now: NOW, address: '127.0.0.1' };
		const link = await openGuestLink(lena, seat);
		const { token } = await joinAsGuest(visitor, link, 'Rosa from the depot');
		const sit = (retroId = seat.retroId) => guestSeat(visitor, retroId, token, '');
		const rosa = (await sit())!;
		await goOnTo(lena, seat, 'write');
		await addCard(rosa.context, rosa.seat, { key: '', columnId: COLUMN, text: 'Ramp two is closed' });
		await goOnTo(lena, seat, 'vote');
		const { cards } = await boardOf(rosa.context, rosa.seat);
		expect(cards).toMatchObject([{ isOwn: true, authorName: 'Rosa from the depot' }]);
		await placeDots(rosa.context, rosa.seat, { key: '', groupId: cards[0]!.id, dots: 1 });
		await expect(takeLead(rosa.context, rosa.seat)).rejects.toMatchObject({ code: 'conflict' });

		const other = await retroOfOrders(team, { title: 'Another' });
		expect(await sit(other.id)).toBeNull();
		await expect(boardOf(rosa.context, { ...rosa.seat, retroId: other.id })).rejects.toMatchObject({
			code: 'not-found'
		});
		await goOnTo(lena, seat, 'close');
		await closeRetro(lena, seat);
		expect(await sit()).toBeNull();
		await expect(joinAsGuest(visitor, link, 'Late')).rejects.toMatchObject({ code: 'not-found' });
		await expect(boardOf(chen, seat)).rejects.toMatchObject({ code: 'not-found' });
		await expect(boardOf((await fabrikam(db)).as.zoe!, seat)).rejects.toMatchObject({ code: 'not-found' });
	});
});

test('events are numbered without a gap, however many write at once', async () => {
	const { db, team, seat, write, lena, aisha, bo, id } = await table();
	await goOnTo(lena, seat, 'write');
	await Promise.all(Array.from({ length: 12 }, (_, at) => write(at % 2 ? aisha : bo, `Card ${at}`)));
	await goOnTo(lena, seat, 'group');
	const [one, two] = (await boardOf(lena, seat)).cards;
	await moveCard(aisha, seat, { key: '', cardId: one!.id, groupId: two!.groupId });
	await moveCard(aisha, seat, { key: '', cardId: one!.id, groupId: null });
	const rows = await db
		.select({ number: retroEvents.number })
		.from(retroEvents)
		.where(and(eq(retroEvents.organisationId, team.organisationId), eq(retroEvents.retroId, id)));
	const { lastEvent, groups, cards } = await boardOf(lena, seat);
	expect(rows.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
		Array.from({ length: lastEvent }, (_, at) => at + 1)
	);
	expect(new Set(cards.map(({ groupId }) => groupId))).toEqual(new Set(groups.map((group) => group.id)));
});
