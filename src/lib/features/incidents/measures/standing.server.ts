import type { Context } from '$lib/server/context';
import { Problem } from '$lib/shared/problem';
import type { SeenIncident } from '../queries/record.server';
import { allowedOrRecorded } from '../refusals.server';
import { whyNotToDecide } from './measure';

/**
 * Goes on only for somebody who may decide: not part of what happened, nor of the decisions given. That somebody else tried
 * is on the record.
 * @param what was tried, for the audit log
 * @throws Problem `conflict` with the sentence that says why not
 */
export async function expectUninvolved(
	context: Context,
	{ id, isPartOfIt }: Pick<SeenIncident, 'id' | 'isPartOfIt'>,
	what: string,
	decided: readonly (string | null)[] = []
): Promise<void> {
	const whyNot = whyNotToDecide(context.actor, { isPartOfIt, decided });
	if (!(await allowedOrRecorded(context, whyNot === null, id, what))) {
		throw new Problem('conflict', whyNot!);
	}
}

/**
 * Goes on only for somebody who sees what they decide about.
 * @throws Problem `conflict`
 */
export function expectToSee({ sees }: Pick<SeenIncident, 'sees'>): void {
	if (!sees.has('verbatim')) {
		throw new Problem(
			'conflict',
			'Take it on first: then you see what was said, and it is on the record that you do.'
		);
	}
}
