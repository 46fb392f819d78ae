import type { PlanForm } from '../../../src/lib/features/fixes/forms';
import { suggestFix } from '../../../src/lib/features/fixes/commands/fixes.server';
import { moveByHand } from '../../../src/lib/features/fixes/commands/triage.server';
import { planTrial, startTrial } from '../../../src/lib/features/fixes/commands/trials.server';
import { findFix } from '../../../src/lib/features/fixes/queries.server';
import type { Context } from '../../../src/lib/server/context';
import { testDatabase } from '../../support/database';
import { northwind, type Organisation } from '../../support/team';
import { later, recordWeeks } from './full-weeks';

/** The named team, with two late parcels a week in Orders over its last sixteen full weeks. */
export async function withLateParcels() {
	const team = await northwind(await testDatabase());
	await recordWeeks(
		team,
		Array.from({ length: 16 }, () => 2),
		{
			causeIds: [team.entry('cause', 'late-delivery')]
		}
	);
	const { ada, lena, marco, aisha, bo, chen } = team.as;
	return { team, ada: ada!, lena: lena!, marco: marco!, aisha: aisha!, bo: bo!, chen: chen! };
}

/** A fix that Aisha suggests for Orders. */
export function suggestedFix(
	team: Organisation,
	title = 'Tell of delays before they are asked about'
): Promise<string> {
	return suggestFix(team.as.aisha!, {
		title,
		why: 'Most ask where the parcel is.',
		measure: '',
		causeId: null,
		teamId: team.teams.Orders!
	});
}

/** The version that a form is opened on. */
export async function versionOf(context: Context, id: string): Promise<number> {
	return (await findFix(context, id)).version;
}

/** A plan that can be taken: late parcels of Orders, from the present Tuesday for eight weeks. */
export function planOf(team: Organisation, further: Partial<PlanForm> = {}): Omit<PlanForm, 'version'> {
	return {
		ownerId: team.as.aisha!.actor.userId,
		what: `cause:${team.entry('cause', 'late-delivery')}`,
		where: `team:${team.teams.Orders}`,
		baselineFrom: null,
		baselineTo: null,
		predictedDrop: '40',
		startOn: '2026-11-17',
		checkOn: '2027-01-11',
		changedSince: '',
		...further
	};
}

/** A fix of Orders that was triaged, planned and started on the present Tuesday. */
export async function fixInTrial(team: Organisation, title?: string): Promise<string> {
	const lena = team.as.lena!;
	const id = await suggestedFix(team, title);
	await moveByHand(lena, id, { move: 'triage', version: await versionOf(lena, id) });
	await planTrial(lena, id, { ...planOf(team), version: await versionOf(lena, id) });
	await startTrial(lena, id, { startOn: null, version: await versionOf(lena, id) });
	return id;
}

/** The same person on the check day of such a trial. */
export const onCheckDay = (context: Context) => later(context, 55);
