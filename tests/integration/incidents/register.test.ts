import { expect, test } from 'vitest';
import { exportRegister } from '../../../src/lib/features/incidents/register/commands.server';
import { registerOf } from '../../../src/lib/features/incidents/register/queries.server';
import { quarterOn } from '../../../src/lib/shared/quarters';
import { NOT_SHOWN, rowsOf } from '../../../src/lib/features/incidents/register/rows';
import { decided, later, refusal } from './decided';
import { logged, world } from './logged';

const quarter = quarterOn('2026-11-17');

test('the register counts a quarter, leaves small counts out, and names nobody', async () => {
	const { team, other, as } = await world();
	const ids: string[] = [];
	for (const place of [0, 1, 2, 3, 4, 5, 6]) {
		ids.push(
			await logged(as.aisha, team, {
				customerReference: `C-${place % 6}`,
				contactEnded: true,
				channelId: team.entry('channel', 'phone')
			})
		);
	}
	await logged(as.bo, team, { category: 'sexual', severity: 3, customerReference: 'C-9' });
	await logged(as.bo, team, { occurredOn: '2026-09-30', occurredAtTime: '12:00' });
	for (const [place, id] of ids.slice(0, 5).entries()) {
		await decided(later(as.lena, (place + 1) / 24), id, { endsOn: '2027-03-03' });
	}
	const register = await registerOf(as.lena, quarter);
	expect(register).toMatchObject({ total: 8, repeats: null, inForce: 5, due: 0 });
	expect(register.times).toEqual({ median: 3, ninetieth: expect.closeTo(4.6, 5) });
	expect(register.breakdowns.find(({ title }) => title === 'Category')?.rows).toEqual([
		{ name: 'Aggressive or abusive', count: null },
		{ name: 'Sexual', count: null }
	]);
	expect(register.decided).toContainEqual({ name: 'Warning', count: 5 });
	const rows = rowsOf(register, { answers: 12, least: 3, most: 4 }, as.lena.actor.habits);
	expect(rows).toContainEqual(['Met abuse without logging it', 'Said yes, at least', '3']);
	expect((await exportRegister(as.lena, quarter)).flat().join(' ')).toContain(
		'Said yes In no round did enough people answer, or none asked for it'
	);
	expect(rows).toContainEqual(['Incidents', 'Logged', '8']);
	expect(rows).toContainEqual(['Category', 'Sexual', NOT_SHOWN]);
	expect(JSON.stringify(register)).not.toMatch(/Aisha|Lena|C-\d/);
	expect(await registerOf(other.as.zoe!, quarter)).toMatchObject({ total: 0, inForce: 0 });
	expect(await refusal(registerOf(as.aisha, quarter))).toMatchObject({ 'not-found': expect.any(String) });
});
