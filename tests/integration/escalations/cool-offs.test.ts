import { expect, test } from 'vitest';
import { beginCoolOff, endCoolOff } from '../../../src/lib/features/escalations/commands/cool-offs.server';
import {
	findEscalation,
	openCoolOffs,
	ownCoolOffsOver,
	timelineOf
} from '../../../src/lib/features/escalations/queries.server';
import { later, worldWithEscalations } from './logged';

test('a pause runs on the record, and is on its person’s Today once it is over', async () => {
	const { as, log } = await worldWithEscalations();
	const id = await log();
	await beginCoolOff(as.aisha, id, { length: 'hour' });
	expect(await openCoolOffs(as.lena, id)).toEqual([
		{ name: 'Aisha', isOwn: false, until: later(as.aisha, 60).now, endedAt: null }
	]);
	expect(await ownCoolOffsOver(later(as.aisha, 59))).toEqual([]);
	expect(await ownCoolOffsOver(later(as.aisha, 60))).toMatchObject([{ id }]);
	expect(await ownCoolOffsOver(later(as.lena, 60))).toEqual([]);
	expect(await findEscalation(as.aisha, id)).toMatchObject({ version: 1 });
});

test('a pause can be ended early, and the timeline tells both', async () => {
	const { as, log } = await worldWithEscalations();
	const id = await log();
	await beginCoolOff(as.aisha, id, { length: 'tomorrow' });
	await endCoolOff(later(as.aisha, 10), id);
	expect(await openCoolOffs(as.aisha, id)).toEqual([]);
	expect(await ownCoolOffsOver(later(as.aisha, 9999))).toEqual([]);
	expect((await timelineOf(as.aisha, id)).map(({ kind }) => kind)).toEqual([
		'logged',
		'cool-off-begun',
		'cool-off-ended'
	]);
	await expect(endCoolOff(as.aisha, id)).rejects.toMatchObject({ code: 'conflict' });
});

test('one pause at a time for each person, and another after it is over', async () => {
	const { as, log } = await worldWithEscalations();
	const id = await log();
	await beginCoolOff(as.aisha, id, { length: 'half-hour' });
	await beginCoolOff(as.bo, id, { length: 'half-hour' });
	await expect(beginCoolOff(later(as.aisha, 29), id, { length: 'hour' })).rejects.toMatchObject({
		code: 'conflict'
	});
	await beginCoolOff(later(as.aisha, 30), id, { length: 'hour' });
	expect((await openCoolOffs(as.aisha, id)).map(({ name }) => name).sort()).toEqual(['Aisha', 'Bo']);
	expect(await ownCoolOffsOver(later(as.aisha, 89))).toEqual([]);
	expect(await ownCoolOffsOver(later(as.aisha, 90))).toHaveLength(1);
});

test('nobody but the record’s readers can take one or learn of one', async () => {
	const { as, zoe, log } = await worldWithEscalations();
	const id = await log();
	await beginCoolOff(as.aisha, id, { length: 'hour' });
	for (const stranger of [as.chen, zoe]) {
		await expect(beginCoolOff(stranger, id, { length: 'hour' })).rejects.toMatchObject({ code: 'not-found' });
		await expect(endCoolOff(stranger, id)).rejects.toMatchObject({ code: 'not-found' });
		await expect(findEscalation(stranger, id)).rejects.toMatchObject({ code: 'not-found' });
	}
	await expect(endCoolOff(as.lena, id)).rejects.toMatchObject({ code: 'conflict' });
});
