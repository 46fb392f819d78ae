import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { saveChainStep } from '../../../src/lib/features/escalations/commands/chain-of-command.server';
import { resolveEscalation } from '../../../src/lib/features/escalations/commands/escalations.server';
import { handUp, takeEscalation } from '../../../src/lib/features/escalations/commands/hand-ups.server';
import { logEscalation } from '../../../src/lib/features/escalations/commands/logging.server';
import { logForm, resolutionForm } from '../../../src/lib/features/escalations/forms';
import { logIncident } from '../../../src/lib/features/incidents/commands/logging.server';
import { incidentForm } from '../../../src/lib/features/incidents/forms';
import { takeOn } from '../../../src/lib/features/incidents/measures/commands/decisions.server';
import { giveKudos } from '../../../src/lib/features/kudos/commands/giving.server';
import { coverageOfTeam } from '../../../src/lib/features/kudos/queries.server';
import { memberships } from '../../../src/lib/features/people/tables.server';
import type { Context } from '../../../src/lib/server/context';
import { newId } from '../../../src/lib/shared/ids';
import { filled, later, teams, type Person } from './given';

describe('what leaders are told', () => {
	test('is how far thanks reach in their team, from five people on', async () => {
		const { as, id, teams: teamIds } = await teams();
		const period = { from: '2026-10-01', to: '2026-12-31' };
		await giveKudos(as.aisha, filled({ to: [id('bo'), id('lena')] }));
		await giveKudos(as.bo, filled({ to: [id('aisha')] }));
		await giveKudos(later(as.lena, -90 * 24 * 60), filled({ to: [id('marco')] }));
		expect(await coverageOfTeam(as.lena, teamIds.Orders!, period)).toEqual({
			people: 4,
			thanked: null,
			thanking: null,
			reciprocity: null,
			hardest: null
		});
		await expect(coverageOfTeam(as.aisha, teamIds.Orders!, period)).rejects.toMatchObject({
			code: 'not-found'
		});
		await expect(coverageOfTeam(as.lena, teamIds.Returns!, period)).rejects.toMatchObject({
			code: 'not-found'
		});
	});

	test('says in words whether those who met or handled the hardest work were thanked, once there are five of them', async () => {
		const { db, organisationId, as, id, teams: teamIds, entry } = await teams();
		const period = { from: '2026-10-01', to: '2026-12-31' };
		await db.transaction(organisationId, async (inside) => {
			await inside.insert(memberships).values(
				(['chen', 'ada'] as const).map((person) => ({
					organisationId,
					teamId: teamIds.Orders!,
					userId: id(person),
					role: 'agent' as const
				}))
			);
		});
		const meet = (person: Person, severity: string) =>
			logEscalation(
				person === 'chen' ? { ...as.chen, actor: { ...as.chen.actor, isAdmin: true } } : as[person],
				v.parse(logForm, {
					id: newId(),
					teamId: teamIds.Orders,
					reasonId: entry('reason', 'refund'),
					summary: 'Hard',
					severity
				})
			);
		for (const person of ['aisha', 'bo', 'chen'] as const) await meet(person, '4');
		await meet('lena', '3');
		await meet('marco', '2');
		await giveKudos(as.lena, filled({ to: [id('aisha'), id('bo')] }));
		await giveKudos(as.aisha, filled({ to: [id('lena')] }));
		const told = () => coverageOfTeam(as.lena, teamIds.Orders!, period);
		expect(await told()).toEqual({
			people: 6,
			thanked: { count: 3, of: 6 },
			thanking: { count: 2, of: 6 },
			reciprocity: null,
			hardest: null
		});
		await logIncident(
			as.marco,
			v.parse(incidentForm, {
				id: newId(),
				teamId: teamIds.Orders,
				category: 'threat',
				severity: '3'
			})
		);
		expect((await told()).hardest).toBe('most');
		await giveKudos(as.ada, filled({ to: [id('marco'), id('chen')] }));
		expect(await told()).toMatchObject({ hardest: 'all', reciprocity: { count: 2, of: 5 } });
		expect(
			(await coverageOfTeam(as.ada, teamIds.Orders!, { from: '2026-01-01', to: '2026-03-31' })).hardest
		).toBe(null);
	});

	test('counts among them who took it at a tier, resolved it or decided about it, each once', async () => {
		const { as, id, teams: teamIds, entry } = await teams();
		const period = { from: '2026-10-01', to: '2026-12-31' };
		const escalate = (by: Context) =>
			logEscalation(
				by,
				v.parse(logForm, {
					id: newId(),
					teamId: teamIds.Orders,
					reasonId: entry('reason', 'refund'),
					summary: 'Hard',
					severity: '4',
					tier: '1'
				})
			);
		const told = async () => (await coverageOfTeam(as.ada, teamIds.Orders!, period)).hardest;
		await saveChainStep(
			as.ada,
			{ scopeId: '', tier: 2 },
			{ name: 'Duty lead', people: [id('lena')], desk: '', within: 60, reach: '' }
		);
		const [handedUp, resolved] = [await escalate(as.aisha), await escalate(as.bo)];
		await handUp(as.aisha, handedUp, {
			version: 1,
			tier: 2,
			assigneeId: id('lena'),
			firstLineId: entry('first-line', 'beyond-authority'),
			note: ''
		});
		await takeEscalation(as.lena, handedUp);
		await resolveEscalation(
			as.marco,
			resolved,
			v.parse(resolutionForm, { version: '1', outcomeId: entry('outcome', 'refund') })
		);
		expect(await told()).toBeNull();
		const incidentId = await logIncident(
			as.aisha,
			v.parse(incidentForm, { id: newId(), teamId: teamIds.Orders, category: 'threat', severity: '4' })
		);
		expect(await told()).toBeNull();
		await takeOn(as.ada, incidentId);
		expect(await told()).toBe('hardly any');
		await giveKudos(as.chen, filled({ to: [id('lena'), id('marco'), id('ada')] }));
		expect(await told()).toBe('most');
	});
});
