import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { giveKudos } from '../../../src/lib/features/kudos/commands/giving.server';
import {
	addValue,
	archiveValue,
	moveValue,
	renameValue
} from '../../../src/lib/features/kudos/commands/values.server';
import { makeWallLink, revokeWallLink } from '../../../src/lib/features/kudos/commands/walls.server';
import { kudosFormFor, openWall, valuesOf, wallLinks } from '../../../src/lib/features/kudos/queries.server';
import { kudosWalls } from '../../../src/lib/features/kudos/tables.server';
import { shippedValues } from '../../../src/lib/features/kudos/values';
import { NOW } from '../../support/team';
import { feed, filled, later, refusal, teams } from './given';

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
