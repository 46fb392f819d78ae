import { decide, takeOn } from '../../../src/lib/features/incidents/measures/commands/decisions.server';
import type { DecisionForm } from '../../../src/lib/features/incidents/measures/forms';
import { findIncident } from '../../../src/lib/features/incidents/queries.server';
import type { Context } from '../../../src/lib/server/context';
import { Problem } from '../../../src/lib/shared/problem';

/** What a decision says, with as little as it takes: a warning until the third of March. */
export function decisionInput(given: Partial<DecisionForm> = {}): DecisionForm {
	return {
		version: 1,
		step: 'warning',
		reason: 'It went on after the customer was told',
		customerReference: '',
		endsOn: '2027-03-03',
		reviewOn: '2027-01-15',
		police: false,
		notice: '',
		kinds: [],
		channelId: null,
		contactPersonId: null,
		from: null,
		to: null,
		...given
	};
}

/** Decides about an incident as it stands. */
export async function decided(context: Context, incidentId: string, given: Partial<DecisionForm> = {}) {
	const { version } = await findIncident(context, incidentId);
	return decide(context, incidentId, decisionInput({ version, ...given }));
}

/** Takes it on, then decides. */
export async function takenAndDecided(
	context: Context,
	incidentId: string,
	given: Partial<DecisionForm> = {}
) {
	await takeOn(context, incidentId);
	return decided(context, incidentId, given);
}

/** How a refusal reads: its code, and the sentence of a field or of the whole. */
export function refusal(work: Promise<unknown>): Promise<unknown> {
	return work.then(
		() => 'taken',
		(error: unknown) =>
			error instanceof Problem
				? Object.keys(error.fields).length > 0
					? { [error.code]: error.fields }
					: { [error.code]: error.message }
				: error
	);
}

/** The same context, some days later. */
export function later(context: Context, days: number): Context {
	return { ...context, now: new Date(context.now.getTime() + days * 86_400_000) };
}
