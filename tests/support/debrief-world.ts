import {
	answer,
	askColleague,
	beginDebrief,
	finishDebrief
} from '../../src/lib/features/debriefs/cases/commands.server';
import type { TeamApp } from './browser';

/**
 * Case debriefs that requests can be about: Aisha began them.
 * @param mark stands in every text
 */
export function debriefsOf({ northwind }: TeamApp, mark: string) {
	const { aisha, lena } = northwind.as as Record<'aisha' | 'lena', (typeof northwind.as)[string]>;

	/** For Aisha alone, for her and Lena, or for the whole team to read. */
	async function debrief(
		given: 'alone' | 'with Lena' | 'resting' | 'shared' = 'alone'
	): Promise<{ id: string }> {
		const rest = given === 'resting' ? 'tomorrow' : 'now';
		const begun = { title: `${mark} debrief`, teamId: northwind.teams.Orders!, rest } as const;
		const id = await beginDebrief(aisha, begun, null);
		await answer(aisha, id, { question: 'happened', text: `${mark} answer`, version: 0 });
		if (given === 'with Lena') await askColleague(aisha, id, lena.actor.userId);
		if (given === 'shared') {
			await finishDebrief(aisha, id, { outcome: 'nothing', note: `${mark} note`, visibility: 'team' });
		}
		return { id };
	}

	return { debrief };
}
