import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { agreeOnAction } from '../../../src/lib/features/debriefs/actions/commands.server';
import { filledGroups } from '../../../src/lib/features/debriefs/retros/board';
import { addCard } from '../../../src/lib/features/debriefs/retros/commands/cards.server';
import { followRetro } from '../../../src/lib/features/debriefs/retros/commands/following.server';
import {
	mergeGroups,
	moveCard,
	noteGroup
} from '../../../src/lib/features/debriefs/retros/commands/groups.server';
import { joinAsGuest, openGuestLink } from '../../../src/lib/features/debriefs/retros/commands/guests.server';
import { goToPhase, setTimer } from '../../../src/lib/features/debriefs/retros/commands/meeting.server';
import {
	callOffRetro,
	changePlan,
	closeRetro
} from '../../../src/lib/features/debriefs/retros/commands/retros.server';
import { placeDots } from '../../../src/lib/features/debriefs/retros/commands/votes.server';
import { cardForm } from '../../../src/lib/features/debriefs/retros/forms';
import {
	boardOf,
	guestSeat,
	retrosOfActor,
	themesOfTeam
} from '../../../src/lib/features/debriefs/retros/queries.server';
import { newId } from '../../../src/lib/shared/ids';
import { testDatabase } from '../../support/database';
import { northwind, NOW } from '../../support/team';
import { goOnTo, retroOfOrders } from './at-table';

const COLUMN = 'helped-harder-1';

async function meeting(given: Record<string, string> = {}) {
	const db = await testDatabase();
	const team = await northwind(db);
	const { id, seat } = await retroOfOrders(team, given);
	const { lena, aisha, bo } = team.as as Record<'lena' | 'aisha' | 'bo', (typeof team.as)[string]>;
	const write = async (context: typeof lena, text: string) =>
		(await addCard(context, seat, { key: newId(), columnId: COLUMN, text }))!;
	return { db, team, id, seat, lena, aisha, bo, write, visitor: { db, now: NOW, address: '127.0.0.1' } };
}

const outcomes = (attempts: Promise<unknown>[]) =>
	Promise.allSettled(attempts).then((settled) =>
		settled.map((each) => (each.status === 'fulfilled' ? 'taken' : (each.reason as Error).message)).sort()
	);

test('dots that two tabs give at once are never more than one has, and a late one changes nothing', async () => {
	const { seat, lena, aisha, write } = await meeting();
	await goOnTo(lena, seat, 'write');
	const groups = [await write(lena, 'One'), await write(lena, 'Two')];
	await goOnTo(lena, seat, 'vote');
	const give = (groupId: string) => placeDots(aisha, seat, { key: newId(), groupId, dots: 2 });
	expect(await outcomes(groups.map(give))).toEqual([
		expect.stringMatching(/^Each has 3 dots, and yours are all given\./),
		'taken'
	]);
	const { ownDots } = await boardOf(aisha, seat);
	expect(Object.values(ownDots)).toEqual([2]);

	await goOnTo(lena, seat, 'discuss');
	await expect(give(groups[0]!)).rejects.toMatchObject({
		message: 'The vote is not open. Ask whoever leads to go back to it.'
	});
	expect(filledGroups(await boardOf(lena, seat)).map(({ dots }) => dots)).toEqual([2, 0]);
});

test('a card of 20,000 characters is refused in a sentence', () => {
	const { issues } = v.safeParse(cardForm, { columnId: COLUMN, text: 'x'.repeat(20_000) });
	expect(issues?.map(({ message }) => message)).toEqual(['The card is longer than 1000 characters.']);
});

test('a meeting that is moved on from two tabs at once goes one step further', async () => {
	const { seat, lena } = await meeting();
	const { version } = await boardOf(lena, seat);
	const press = (to: string) => goToPhase(lena, seat, { to, version });
	expect(await outcomes([press('last-time'), press('last-time')])).toEqual(['taken', 'taken']);
	expect((await boardOf(lena, seat)).phase).toBe('last-time');
	const now = (await boardOf(lena, seat)).version;
	expect(await outcomes(['write', 'group'].map((to) => goToPhase(lena, seat, { to, version: now })))).toEqual(
		['The retro is at “Write” by now.', 'taken']
	);
	expect((await boardOf(lena, seat)).phase).toBe('write');
});

test('a card that was written without a connection is taken in the step that the others are in by then', async () => {
	const { seat, lena, aisha, write } = await meeting();
	await goOnTo(lena, seat, 'vote');
	const late = await write(aisha, 'Written on the train');
	expect(filledGroups(await boardOf(lena, seat)).map(({ id }) => id)).toEqual([late]);
	await goOnTo(lena, seat, 'close');
	await closeRetro(lena, seat);
	await expect(write(aisha, 'Too late')).rejects.toMatchObject({
		message: 'This retro is closed. What was written stays as it is.'
	});
});

test('a link that a hundred use at once seats as many as fit, and tells the others', async () => {
	const { seat, lena, visitor } = await meeting();
	const link = await openGuestLink(lena, seat);
	const told = await outcomes(
		Array.from({ length: 100 }, (_, place) => joinAsGuest(visitor, link, `Guest ${place}`))
	);
	expect(told.filter((each) => each === 'taken')).toHaveLength(50);
	expect(new Set(told)).toEqual(new Set(['taken', 'There are 50 guests already, which is as many as fit.']));
});

test('a retro that is called off in the middle ends for all, keeps hidden what was hidden, and keeps what was agreed on', async () => {
	const { team, seat, lena, aisha, bo, write, visitor } = await meeting();
	const { token } = await joinAsGuest(visitor, await openGuestLink(lena, seat), 'Rosa');
	await goOnTo(lena, seat, 'discuss');
	await agreeOnAction(aisha, seat, { key: '', title: 'Ask the depot', ownerId: null, dueOn: null });
	const { version } = await boardOf(lena, seat);
	await goToPhase(lena, seat, { to: 'write', version });
	await write(aisha, 'Something delicate');
	await expect(callOffRetro(aisha, seat)).rejects.toMatchObject({ code: 'conflict' });

	await callOffRetro(lena, seat);
	await callOffRetro(lena, seat);
	const board = await boardOf(bo, seat);
	expect(board).toMatchObject({ isClosed: true, phase: 'write', cards: [] });
	expect(board.actions).toMatchObject([{ title: 'Ask the depot', state: 'open' }]);
	expect((await boardOf(aisha, seat)).cards).toMatchObject([{ text: 'Something delicate' }]);
	expect(await guestSeat(visitor, seat.retroId, token, '')).toBeNull();
	await expect(setTimer(lena, seat, 5)).rejects.toMatchObject({ message: 'This retro is closed.' });
	await expect(followRetro(bo, seat)).resolves.toBeDefined();
	expect((await themesOfTeam(bo, team.teams.Orders!)).retros).toBe(0);
});

test('a retro at its last step is closed and not called off', async () => {
	const { seat, lena } = await meeting();
	await goOnTo(lena, seat, 'close');
	await expect(callOffRetro(lena, seat)).rejects.toMatchObject({
		message: 'The retro is at its last step by now: close it there.'
	});
});

test('a plan is changed by whoever leads until the retro has begun, and not over another change', async () => {
	const { seat, lena, aisha } = await meeting({ scheduledOn: '2026-11-20', scheduledAt: '10:00' });
	const { version } = await boardOf(lena, seat);
	const plan = { version, title: 'Later', scheduledOn: '2026-11-24', scheduledAt: '09:30' };
	await expect(changePlan(aisha, seat, plan)).rejects.toMatchObject({ code: 'conflict' });
	await expect(changePlan(lena, seat, { ...plan, scheduledOn: '2026-11-16' })).rejects.toMatchObject({
		fields: { scheduledOn: 'This day is over.' }
	});
	await changePlan(lena, seat, plan);
	expect(await boardOf(lena, seat)).toMatchObject({
		title: 'Later',
		scheduledFor: Date.parse('2026-11-24T08:30:00Z')
	});
	await expect(changePlan(lena, seat, plan)).rejects.toMatchObject({
		message: 'Somebody has changed the plan meanwhile. Please look again.'
	});
	await goOnTo(lena, seat, 'write');
	const begun = { ...plan, version: (await boardOf(lena, seat)).version };
	await expect(changePlan(lena, seat, begun)).rejects.toMatchObject({
		message: 'The retro has begun, so its plan stays as it is.'
	});
});

test('whatever is put together or taken apart, every card is in one group, no group is empty, and no dot or note is lost', async () => {
	const { seat, lena, aisha, bo, write } = await meeting({ dotsEach: '6', dotsPerGroup: '6' });
	await goOnTo(lena, seat, 'write');
	for (let place = 0; place < 5; place++) await write(place % 2 ? aisha : bo, `Card ${place}`);
	await goOnTo(lena, seat, 'vote');
	const written = (await boardOf(lena, seat)).cards;
	for (const [place, { id }] of written.entries()) {
		await placeDots(place % 2 ? aisha : bo, seat, { key: '', groupId: id, dots: 1 });
	}
	await goOnTo(lena, seat, 'discuss');
	for (const { id } of written) {
		await noteGroup(bo, seat, { key: '', groupId: id, version: 1, notes: `Notes on ${id}.` });
	}
	const { version } = await boardOf(lena, seat);
	await goToPhase(lena, seat, { to: 'group', version });

	const step = fc.record({ card: fc.nat(4), goal: fc.option(fc.nat(4)), isWhole: fc.boolean() });
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 8 }), async (steps) => {
			for (const { card, goal, isWhole } of steps) {
				const { cards } = await boardOf(lena, seat);
				const [from, into] = [cards[card]!, goal === null ? null : cards[goal]!.groupId];
				const regrouping =
					isWhole && into !== null && into !== from.groupId
						? mergeGroups(aisha, seat, { key: '', groupId: from.groupId!, intoId: into })
						: moveCard(bo, seat, { key: '', cardId: from.id, groupId: into });
				await regrouping;
			}
			const { cards, groups, placed } = await boardOf(lena, seat);
			expect(cards.map(({ id }) => id)).toEqual(written.map(({ id }) => id));
			expect(new Set(cards.map(({ groupId }) => groupId))).toEqual(new Set(groups.map(({ id }) => id)));
			expect(placed).toBe(written.length);
			const notes = groups.map((group) => group.notes).join('\n');
			for (const { id } of written) expect(notes).toContain(`Notes on ${id}.`);
		}),
		{ numRuns: 3 }
	);
});

test('closed retros are listed page by page, each once, the last closed first', async () => {
	const { team, lena } = await meeting();
	for (let day = 0; day < 31; day++) {
		const { seat } = await retroOfOrders(team, { title: `Day ${day}` });
		await callOffRetro({ ...lena, now: new Date(NOW.getTime() + day * 1000) }, seat);
	}
	const first = await retrosOfActor(lena);
	expect(first.open).toHaveLength(1);
	const second = await retrosOfActor(lena, first.next);
	expect([...first.closed, ...second.closed].map(({ title }) => title)).toEqual(
		Array.from({ length: 31 }, (_, day) => `Day ${30 - day}`)
	);
	expect(second.next).toBeNull();
});
