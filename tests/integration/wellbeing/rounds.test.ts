import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { closeRound, openRound } from '../../../src/lib/features/wellbeing/pulse/commands/rounds.server';
import { openRoundFor } from '../../../src/lib/features/wellbeing/pulse/queries.server';
import {
	pulseBoxes,
	pulseCounters,
	pulseReceipts,
	pulseResults,
	pulseRounds,
	pulseTeams
} from '../../../src/lib/features/wellbeing/pulse/tables.server';
import { testDatabase } from '../../support/database';
import { AFTER_ROUND, answer, crowd, program, ROUND, tallyOf } from '../../support/pulse';
import { fabrikam, northwind } from '../../support/team';

async function opened() {
	const db = await testDatabase();
	const organisation = await northwind(db);
	await openRound(program(db, organisation));
	return { db, organisation, orders: organisation.teams['Orders']!, returns: organisation.teams['Returns']! };
}

test('a round opens and closes once, however often it is asked for', async () => {
	const { db, organisation } = await opened();
	const again = await Promise.all([1, 2, 3].map(() => openRound(program(db, organisation))));
	expect(again).toEqual([null, null, null]);
	expect(await closeRound(program(db, organisation))).toBe(null);
	const closed = await Promise.all([1, 2, 3].map(() => closeRound(program(db, organisation, AFTER_ROUND))));
	expect(closed.filter(Boolean)).toHaveLength(1);
	expect(await db.select().from(pulseRounds)).toMatchObject([{ startsOn: ROUND, isClosed: true }]);
	expect(await openRound(program(db, organisation, AFTER_ROUND))).toBe(null);
});

test('nobody but the program turns rounds', async () => {
	const { db, organisation } = await opened();
	for (const context of Object.values(organisation.as)) {
		await expect(openRound(context)).rejects.toThrow('nothing at this address');
		await expect(closeRound({ ...context, now: AFTER_ROUND })).rejects.toThrow('nothing at this address');
	}
	expect(await db.select().from(pulseRounds)).toMatchObject([{ isClosed: false }]);
});

test('an answer is counted once, and a second one kindly refused', async () => {
	const { db, organisation, orders } = await opened();
	const { aisha } = organisation.as;
	await answer(aisha!, { mood: 4, energy: 2 }, { comment: 'Late parcels again.' });
	await expect(answer(aisha!, { mood: 1 })).rejects.toThrow('answered this round already');
	const { counts, comments } = await tallyOf(db, orders);
	expect(Object.entries(counts).filter(([, given]) => given.some((count) => count > 0))).toEqual([
		['mood', [0, 0, 0, 1, 0]],
		['energy', [0, 1, 0, 0, 0]]
	]);
	expect(comments).toEqual(['Late parcels again.']);
	expect((await openRoundFor(aisha!))?.hasAnswered).toBe(true);
});

test('what cannot be counted is refused in a sentence, and changes nothing', async () => {
	const { db, organisation, returns } = await opened();
	const { aisha, bo, ada } = organisation.as;
	const refusals: [() => Promise<void>, string][] = [
		[() => answer(aisha!, { mood: 6 }), 'Choose one of the 5 answers'],
		[() => answer(aisha!, { mood: 0 }), 'Choose one of the 5 answers'],
		[() => answer(aisha!, { 'unlogged-abuse': 2 }), 'Choose one of the 2 answers'],
		[() => answer(aisha!, {}), 'at least one question'],
		[() => answer(aisha!, { mood: 3 }, { team: returns }), 'Choose one of your own teams'],
		[() => answer(aisha!, { mood: 3 }, { team: 'nowhere' }), 'Choose one of your own teams'],
		[() => answer(ada!, { mood: 3 }, { team: returns }), 'Choose one of your own teams'],
		[() => answer({ ...bo!, now: AFTER_ROUND }, { mood: 3 }), 'has closed'],
		[() => answer(bo!, { mood: 3 }, { round: '2026-11-09' }), 'nothing at this address']
	];
	for (const [refused, sentence] of refusals) await expect(refused()).rejects.toThrow(sentence);
	const elsewhere = await fabrikam(db);
	await expect(answer(elsewhere.as['yuri']!, { mood: 3 })).rejects.toThrow('nothing at this address');
	await closeRound(program(db, organisation, AFTER_ROUND));
	await expect(answer(bo!, { mood: 3 })).rejects.toThrow('has closed');
	expect(await db.select().from(pulseReceipts)).toEqual([]);
});

test('two hundred answers at the same moment are counted to the unit, those given twice once', async () => {
	const { db, organisation, orders } = await opened();
	const people = await crowd(db, organisation, orders, 100);
	const settled = await Promise.allSettled(
		[...people, ...people].map((person, place) =>
			answer(person, { mood: (place % 5) + 1, 'unlogged-abuse': place % 2 })
		)
	);
	expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(100);
	const { counts } = await tallyOf(db, orders);
	expect(counts['mood']).toEqual([20, 20, 20, 20, 20]);
	expect(counts['unlogged-abuse']).toEqual([50, 50]);
	expect(await db.select().from(pulseReceipts)).toHaveLength(100);
	const boxes = await db.select().from(pulseBoxes).where(eq(pulseBoxes.teamId, orders));
	expect(boxes).toMatchObject([{ answers: 100 }]);
});

test('at its end a round publishes what may be shown, and forgets everything else', async () => {
	const { db, organisation, orders, returns } = await opened();
	const people = await crowd(db, organisation, orders, 12);
	for (const [place, person] of people.entries()) {
		await answer(person, { mood: (place % 3) + 2 }, { comment: place < 3 ? `Comment ${place}` : '' });
	}
	await answer(organisation.as['chen']!, { mood: 1 }, { comment: 'Only me here.' });
	await closeRound(program(db, organisation, AFTER_ROUND));
	const results = await db.select().from(pulseResults);
	const of = (teamId: string) => results.find((result) => result.teamId === teamId)!;
	expect(of(orders)).toMatchObject({ isPublished: true, answers: 12, members: 16 });
	expect(of(orders).cells!['mood']).toEqual({
		is: 'spread',
		answers: 12,
		mean: 3,
		counts: [0, 4, 4, 4, 0]
	});
	expect(of(orders).comments?.toSorted()).toEqual(['Comment 0', 'Comment 1', 'Comment 2']);
	expect(of(returns)).toMatchObject({ answers: null, comments: null });
	expect(of(returns).cells!['mood']).toMatchObject({ is: 'suppressed' });
	for (const table of [pulseCounters, pulseBoxes, pulseReceipts]) {
		expect(await db.select().from(table)).toEqual([]);
	}
	expect(JSON.stringify(await db.select().from(pulseRounds))).not.toContain('Only me here');
});

test('a floor that is raised while a round is open holds at once, and the database lets none be lowered', async () => {
	const { db, organisation, orders } = await opened();
	const { organisationId } = organisation;
	for (const person of await crowd(db, organisation, orders, 6)) await answer(person, { mood: 3 });
	const row = { organisationId, teamId: orders, cadence: 'week' as const, version: 1 };
	const write = (work: Parameters<typeof db.transaction<void>>[1]) => db.transaction(organisationId, work);
	await write(async (inside) => {
		await inside.insert(pulseTeams).values({ ...row, scoreFloor: 8, commentFloor: 12 });
	});
	for (const lower of [{ scoreFloor: 7 }, { commentFloor: 11 }]) {
		await expect(
			write(async (inside) => {
				await inside.update(pulseTeams).set(lower).where(eq(pulseTeams.organisationId, organisationId));
			})
		).rejects.toThrow();
	}
	await expect(
		write(async (inside) => {
			await inside.delete(pulseTeams).where(eq(pulseTeams.organisationId, organisationId));
		})
	).rejects.toThrow();
	await expect(
		write(async (inside) => {
			const other = { ...row, teamId: organisation.teams['Returns']! };
			await inside.insert(pulseTeams).values({ ...other, scoreFloor: 4, commentFloor: 10 });
		})
	).rejects.toThrow();
	await closeRound(program(db, organisation, AFTER_ROUND));
	const [result] = await db.select().from(pulseResults).where(eq(pulseResults.teamId, orders));
	expect(result).toMatchObject({ answers: null });
	expect(result!.cells!['mood']).toEqual({ is: 'suppressed', why: 'few', floor: 8 });
	await expect(
		write(async (inside) => {
			await inside
				.update(pulseResults)
				.set({ answers: 6 })
				.where(eq(pulseResults.organisationId, organisationId));
		})
	).rejects.toThrow();
});
