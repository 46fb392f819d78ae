import type { WritingContext } from '$lib/server/context';
import { dayOf } from '$lib/shared/days';
import { newId } from '$lib/shared/ids';
import { presentPolicy } from '../queries/policy.server';
import { policyVersions } from '../tables.server';
import type { PolicyVersion } from './policy';

/** The policy that holds today, stored: the one that ships becomes the first version when it is first used. */
export async function keptPolicy(inside: WritingContext): Promise<PolicyVersion & { id: string }> {
	const present = await presentPolicy(inside);
	const { id } = present;
	if (id !== null) return { ...present, id };
	const { now, actor } = inside;
	const first = {
		id: newId(),
		number: 1,
		document: present.document,
		summary: '',
		effectiveFrom: dayOf(now, actor.habits.timeZone),
		publishedAt: now
	};
	await inside.db.insert(policyVersions).values({
		...first,
		organisationId: actor.organisationId,
		createdAt: now,
		changedAt: now,
		changedBy: null,
		version: 1
	});
	return first;
}
