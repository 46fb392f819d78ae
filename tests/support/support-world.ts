import * as v from 'valibot';
import { checkIn } from '../../src/lib/features/wellbeing/check-ins/commands.server';
import { checkInForm } from '../../src/lib/features/wellbeing/check-ins/forms';
import { newId } from '../../src/lib/shared/ids';
import type { TeamApp } from './browser';

/**
 * What requests about check-ins and support can be about: Aisha's own.
 * @param mark stands in every text
 */
export function supportOfTeam({ northwind }: TeamApp, mark: string) {
	const { aisha } = northwind.as as Record<'aisha', (typeof northwind.as)[string]>;

	async function checkedIn(): Promise<{ id: string }> {
		const id = newId();
		await checkIn(aisha, v.parse(checkInForm, { id, mood: '2', need: 'listen', note: `${mark} note` }));
		return { id };
	}

	return { checkedIn };
}
