import { expect, test } from 'vitest';
import { chooseAftercare, wasThere } from '../../../src/lib/features/incidents/commands/aftercare.server';
import {
	aftercareCounts,
	aftercareOf,
	askedOfActor,
	findIncident,
	helpersOf
} from '../../../src/lib/features/incidents/queries.server';
import type { Context } from '../../../src/lib/server/context';
import { Problem } from '../../../src/lib/shared/problem';
import { logged, world } from './logged';

const refusal = (work: Promise<unknown>) =>
	work.then(
		() => 'taken',
		(error: unknown) => (error instanceof Problem ? error.code : error)
	);
const choiceOf = async (context: Context, id: string) =>
	aftercareOf(context, await findIncident(context, id));

test('what somebody needs is seen by them and the one they asked, and by nobody else', async () => {
	const { team, as } = await world();
	const id = await logged(as.aisha, team, { need: 'colleague', askedId: as.bo.actor.userId });
	expect(await choiceOf(as.aisha, id)).toMatchObject({ choice: 'colleague', askedName: 'Bo' });
	expect(await choiceOf(as.lena, id)).toBeNull();
	expect(await choiceOf(as.ada, id)).toBeNull();
	expect(await askedOfActor(as.bo)).toMatchObject([{ id, name: 'Aisha', choice: 'colleague' }]);
	for (const context of [as.aisha, as.lena, as.marco, as.ada])
		expect(await askedOfActor(context)).toEqual([]);
	expect(await refusal(findIncident(as.bo, id))).toBe('not-found');
});

test('she may change her mind, and whoever was asked before hears no more of it', async () => {
	const { team, as } = await world();
	const id = await logged(as.aisha, team);
	expect(await choiceOf(as.aisha, id)).toMatchObject({ choice: null });
	await chooseAftercare(as.aisha, id, { need: 'colleague', askedId: as.bo.actor.userId });
	await chooseAftercare(as.aisha, id, { need: 'leader', askedId: null });
	expect(await askedOfActor(as.bo)).toEqual([]);
	expect(await askedOfActor(as.lena)).toMatchObject([{ id, name: 'Aisha' }]);
	expect(await refusal(wasThere(as.bo, id))).toBe('not-found');
	await wasThere(as.lena, id);
	expect(await askedOfActor(as.lena)).toEqual([]);
	await chooseAftercare(as.aisha, id, { need: 'nothing', askedId: null });
	expect(await choiceOf(as.aisha, id)).toMatchObject({ choice: 'nothing', askedId: null, metAt: null });
	expect(await refusal(chooseAftercare(as.lena, id, { need: 'break', askedId: null }))).toBe('not-found');
	expect(await refusal(chooseAftercare(as.bo, id, { need: 'break', askedId: null }))).toBe('not-found');
	expect(await refusal(chooseAftercare(as.aisha, id, { need: 'colleague', askedId: null }))).toBe('invalid');
});

test('a leader to whom it happened can ask an admin where nobody else leads the team', async () => {
	const { team, as } = await world();
	const orders = team.teams.Orders!;
	const names = async (context: Context) =>
		((await helpersOf(context, [orders]))[orders] ?? []).map(({ name, isLeader }) => [name, isLeader]);
	expect(await names(as.aisha)).toEqual([
		['Bo', false],
		['Lena', true],
		['Marco', false]
	]);
	expect(await names(as.lena)).toEqual([
		['Aisha', false],
		['Bo', false],
		['Marco', false],
		['Ada', true]
	]);
});

test('leaders see how often aftercare was offered and answered in full weeks, and no count below five', async () => {
	const { team, as } = await world();
	const lastWeek = { ...as.aisha, now: new Date(as.aisha.now.getTime() - 7 * 86_400_000) };
	for (let turn = 0; turn < 5; turn++) {
		await logged(lastWeek, team, { need: turn < 4 ? 'break' : null });
		await logged(as.aisha, team, { need: 'nothing' });
	}
	const period = { from: '2026-08-24', to: '2026-11-15' };
	expect(await aftercareCounts(as.lena)).toEqual({ period, offered: 5, answered: null });
	expect(await aftercareCounts(as.marco)).toEqual({ period, offered: null, answered: null });
	expect(await aftercareCounts(as.aisha)).toBeNull();
	expect(await aftercareCounts(as.ada)).toBeNull();
});
