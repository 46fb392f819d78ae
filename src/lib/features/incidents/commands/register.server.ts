import type * as v from 'valibot';
import type { Context } from '$lib/server/context';
import { authorise } from '$lib/shared/problem';
import type { Quarter } from '$lib/shared/quarters';
import { recordExport } from '../../people/audit.server';
import type { registerInAnswer } from '../api/forms';
import { registerOf } from '../register/queries.server';
import { seesEveryIncident } from '../visibility';

/** The register of a quarter in the words of the API, and that it left the house in the audit log. For those who decide. */
export async function registerForApi(
	context: Context,
	quarter: Quarter
): Promise<v.InferOutput<typeof registerInAnswer>> {
	authorise(seesEveryIncident(context.actor));
	await recordExport(context, 'the register of abusive contacts', { from: quarter.from });
	const { total, ended, repeats, breakdowns, times, decided, inForce, due, appeals } = await registerOf(
		context,
		quarter
	);
	return {
		quarter: quarter.key,
		from: quarter.from,
		to: quarter.to,
		incidents: total,
		endedOnTheSpot: ended,
		customersWithSeveral: repeats,
		breakdowns: breakdowns.map(({ title, rows }) => ({ by: title, rows })),
		hoursToADecision: times && { median: times.median, ninetiethPercentile: times.ninetieth },
		decided,
		inForce,
		dueForReview: due,
		appeals
	};
}
