import * as v from 'valibot';
import { checkIn } from '../../src/lib/features/wellbeing/check-ins/commands.server';
import { checkInForm } from '../../src/lib/features/wellbeing/check-ins/forms';
import { unsubscribeLink } from '../../src/lib/features/wellbeing/reminders/unsubscribing.server';
import { offerHelp } from '../../src/lib/features/wellbeing/support/commands/offers.server';
import {
	askForSupport,
	openRequest
} from '../../src/lib/features/wellbeing/support/commands/requests.server';
import { requestForm } from '../../src/lib/features/wellbeing/support/forms';
import { newId } from '../../src/lib/shared/ids';
import type { TeamApp } from './browser';

/**
 * What requests about check-ins and support can be about: Aisha's own. Lena is asked to be there.
 * @param mark stands in every text
 */
export function supportOfTeam({ northwind }: TeamApp, mark: string) {
	const { aisha, lena } = northwind.as as Record<'aisha' | 'lena', (typeof northwind.as)[string]>;

	async function checkedIn(): Promise<{ id: string }> {
		const id = newId();
		await checkIn(aisha, v.parse(checkInForm, { id, mood: '2', need: 'listen', note: `${mark} note` }));
		return { id };
	}

	async function helper(): Promise<{ id: string }> {
		await offerHelp(lena, { role: 'leader', about: 'Before ten' });
		return { id: lena.actor.userId };
	}

	/** Somebody who tries none of the requests. */
	async function bystander(): Promise<{ id: string }> {
		await offerHelp(northwind.as.bo!, { role: 'colleague', about: '' });
		return { id: northwind.as.bo!.actor.userId };
	}

	async function supportRequest(): Promise<{ id: string }> {
		const { id: helperId } = await helper();
		const input = { id: newId(), helperId, kind: 'listening', words: `${mark} words` };
		return { id: await askForSupport(aisha, v.parse(requestForm, input)) };
	}

	/** Lena's to Aisha, who has opened it. */
	async function openedRequest(): Promise<{ id: string }> {
		await offerHelp(aisha, { role: 'colleague', about: '' });
		const helperId = aisha.actor.userId;
		const input = { id: newId(), helperId, kind: 'listening', words: `${mark} words` };
		const id = await askForSupport(lena, v.parse(requestForm, input));
		await openRequest(aisha, id);
		return { id };
	}

	function unsubscribing(): { token: string } {
		const { organisationId, userId } = aisha.actor;
		const link = unsubscribeLink({ organisationId, userId, kind: 'pulse-open' })!;
		return { token: link.slice(link.lastIndexOf('/') + 1) };
	}

	return { checkedIn, helper, bystander, supportRequest, openedRequest, unsubscribing };
}
