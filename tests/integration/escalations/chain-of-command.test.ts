import { expect, test } from 'vitest';
import * as v from 'valibot';
import { limitsOf } from '../../../src/lib/features/escalations/authority';
import { chainOf } from '../../../src/lib/features/escalations/chain';
import {
	removeChainStep,
	saveAuthorityLimits,
	saveChainStep
} from '../../../src/lib/features/escalations/commands/chain-of-command.server';
import { chainStepForm } from '../../../src/lib/features/escalations/handling/forms';
import { stepsOfChain, storedLimits } from '../../../src/lib/features/escalations/queries.server';
import { deactivatePerson } from '../../../src/lib/features/people/commands.server';
import { auditOf } from '../people/visitor';
import { testDatabase } from '../../support/database';
import { fabrikam, northwind } from '../../support/team';

async function world() {
	const db = await testDatabase();
	const team = await northwind(db);
	const { ada, lena, aisha, chen } = team.as as Record<string, (typeof team.as)[string]> &
		Record<'ada' | 'lena' | 'aisha' | 'chen', (typeof team.as)[string]>;
	return { db, team, ada, lena, aisha, chen };
}

const dutyLead = { name: 'Duty lead', people: [], desk: '', within: 60, reach: 'phone 12' };

test('an admin lays down the chain, and everybody reads it', async () => {
	const { ada, aisha, lena } = await world();
	await saveChainStep(ada, { scopeId: '', tier: 2 }, { ...dutyLead, people: [lena.actor.userId] });
	expect(await stepsOfChain(aisha)).toEqual([
		{
			scopeId: '',
			tier: 2,
			name: 'Duty lead',
			desk: '',
			people: [{ id: lena.actor.userId, name: 'Lena' }],
			withinMinutes: 60,
			reach: 'phone 12'
		}
	]);
	await saveChainStep(ada, { scopeId: '', tier: 2 }, { ...dutyLead, name: 'Shift lead', within: null });
	expect(await stepsOfChain(aisha)).toMatchObject([{ name: 'Shift lead', people: [], withinMinutes: null }]);
	await removeChainStep(ada, { scopeId: '', tier: 2 });
	expect(await stepsOfChain(aisha)).toEqual([]);
});

test('a team’s own step stands in the place of the organisation’s, and other teams do not see it', async () => {
	const { ada, aisha, chen, team } = await world();
	await saveChainStep(ada, { scopeId: '', tier: 2 }, dutyLead);
	await saveChainStep(
		ada,
		{ scopeId: team.teams.Returns!, tier: 2 },
		{ ...dutyLead, name: 'Returns lead', within: 15 }
	);
	expect(chainOf(await stepsOfChain(chen), team.teams.Returns!)).toMatchObject([{ name: 'Returns lead' }]);
	expect(chainOf(await stepsOfChain(aisha), team.teams.Orders!)).toMatchObject([{ name: 'Duty lead' }]);
	expect(await stepsOfChain(aisha)).toHaveLength(1);
});

test('who can no longer sign in takes nothing any more', async () => {
	const { ada, aisha, lena } = await world();
	const people = [lena.actor.userId, aisha.actor.userId];
	await saveChainStep(ada, { scopeId: '', tier: 2 }, { ...dutyLead, people });
	await deactivatePerson(ada, { userId: lena.actor.userId });
	expect((await stepsOfChain(aisha))[0]!.people.map(({ name }) => name)).toEqual(['Aisha']);
});

test('only an admin of the same organisation changes it, in teams and tiers that there are', async () => {
	const { db, ada, lena, team } = await world();
	const { zoe } = (await fabrikam(db)).as;
	const step = { scopeId: team.teams.Orders!, tier: 2 };
	for (const refused of [
		saveChainStep(lena, step, dutyLead),
		saveChainStep(zoe!, step, dutyLead),
		saveChainStep(ada, { ...step, tier: 6 }, dutyLead),
		saveChainStep(ada, { ...step, scopeId: 'nothing' }, dutyLead),
		removeChainStep(lena, step),
		saveAuthorityLimits(lena, '', { agent: '1', leader: '' }),
		saveAuthorityLimits(zoe!, team.teams.Orders!, { agent: '1', leader: '' })
	]) {
		await expect(refused).rejects.toMatchObject({ code: 'not-found' });
	}
	await expect(saveChainStep(ada, step, { ...dutyLead, people: [zoe!.actor.userId] })).rejects.toMatchObject({
		code: 'invalid',
		fields: { people: expect.any(String) }
	});
	expect(await stepsOfChain(ada)).toEqual([]);
	expect(await storedLimits(ada)).toEqual([]);
});

test('the audit log tells who changed the chain and what a role may grant', async () => {
	const { db, ada, team } = await world();
	await saveChainStep(ada, { scopeId: team.teams.Orders!, tier: 2 }, dutyLead);
	await saveAuthorityLimits(ada, '', { agent: '50', leader: '' });
	await removeChainStep(ada, { scopeId: team.teams.Orders!, tier: 2 });
	const entries = await auditOf(db, team.organisationId);
	expect(entries.map(({ action, details }) => [action, details])).toEqual([
		['chain-changed', { name: 'Tier 2: Duty lead', what: 'Orders' }],
		['authority-changed', { agent: '50.00 EUR', what: 'every team' }],
		['chain-changed', { before: 'Tier 2', what: 'Orders' }]
	]);
});

test('what a role may grant holds in every team but those with a limit of their own', async () => {
	const { ada, aisha, chen, team } = await world();
	await saveAuthorityLimits(ada, '', { agent: '50', leader: '1.000,00' });
	await saveAuthorityLimits(ada, team.teams.Returns!, { agent: '0', leader: '' });
	expect(limitsOf(await storedLimits(aisha), team.teams.Orders!)).toEqual({ agent: 5000, leader: 100_000 });
	expect(limitsOf(await storedLimits(chen), team.teams.Returns!)).toEqual({ agent: 0, leader: 100_000 });
	await saveAuthorityLimits(ada, team.teams.Returns!, { agent: '', leader: '' });
	expect(limitsOf(await storedLimits(chen), team.teams.Returns!)).toEqual({ agent: 5000, leader: 100_000 });
	await expect(saveAuthorityLimits(ada, '', { agent: 'plenty', leader: '-1' })).rejects.toMatchObject({
		code: 'invalid',
		fields: { agent: expect.any(String), leader: expect.any(String) }
	});
	expect(limitsOf(await storedLimits(aisha), team.teams.Orders!)).toMatchObject({ agent: 5000 });
});

test('how soon is read in the unit it was given in, and four weeks are the most', () => {
	const parse = (within: string, unit: string) =>
		v.safeParse(chainStepForm, { name: 'Duty lead', within, unit });
	expect(parse('2', 'hours').output).toMatchObject({ within: 120 });
	expect(parse('', 'hours').output).toMatchObject({ within: null });
	for (const [within, unit] of [
		['29', 'days'],
		['0', 'minutes'],
		['1.5', 'hours'],
		['soon', 'hours'],
		['2', 'weeks']
	]) {
		expect(parse(within!, unit!).success, `${within} ${unit}`).toBe(false);
	}
});
