import { and, desc, eq } from 'drizzle-orm';
import * as v from 'valibot';
import { logIncident } from '../../src/lib/features/incidents/commands/logging.server';
import {
	discardPolicyDraft,
	publishPolicy,
	savePolicyDraft
} from '../../src/lib/features/incidents/commands/policy.server';
import { incidentForm } from '../../src/lib/features/incidents/forms';
import { shippedPolicy } from '../../src/lib/features/incidents/policy/shipped';
import { policyDraft, publishedVersions } from '../../src/lib/features/incidents/queries.server';
import { incidentAttachments } from '../../src/lib/features/incidents/tables.server';
import { newId } from '../../src/lib/shared/ids';
import type { Form } from './attacker';
import type { TeamApp } from './browser';
import { measuresOf } from './measure-world';

/**
 * Abusive contacts that requests can be about: Aisha met them, in Orders.
 * @param mark stands in every text
 * @param post sends a form as Aisha
 */
export function incidentsOf(
	{ db, northwind }: TeamApp,
	mark: string,
	post: (path: string, body: Form) => Promise<unknown>
) {
	const { aisha, ada, lena } = northwind.as as Record<
		'aisha' | 'ada' | 'lena',
		(typeof northwind.as)[string]
	>;

	async function incident(given: Record<string, string> = {}): Promise<{ id: string }> {
		const input = v.parse(incidentForm, {
			id: newId(),
			teamId: northwind.teams.Orders,
			category: 'aggressive',
			severity: '2',
			words: `${mark} words`,
			customerReference: `${mark} customer`,
			...given
		});
		return { id: await logIncident(aisha, input) };
	}

	/** Lena is asked to be there. */
	const incidentWithWish = () => incident({ need: 'leader', askedId: lena.actor.userId });

	const incidentWithoutWords = () => incident({ words: '' });

	/** A file that has been taken in over HTTP, because the app keeps files beside its database. */
	async function attachment(): Promise<{ id: string; attachment: string }> {
		const { id } = await incident();
		const file = new File([`${mark} chat`], 'chat.txt', { type: 'text/plain' });
		await post(`/incidents/${id}/attachments`, { file });
		const [found] = await db
			.select({ id: incidentAttachments.id })
			.from(incidentAttachments)
			.where(
				and(
					eq(incidentAttachments.organisationId, northwind.organisationId),
					eq(incidentAttachments.incidentId, id)
				)
			)
			.orderBy(desc(incidentAttachments.addedAt));
		return { id, attachment: found!.id };
	}

	/** A draft of the next version of the policy, begun anew: its own version is 1. */
	async function draftOfPolicy(): Promise<Record<string, never>> {
		const before = await policyDraft(ada);
		if (before) await discardPolicyDraft(ada, before.version);
		await savePolicyDraft(ada, 0, shippedPolicy);
		return {};
	}

	/** Two published versions of the policy. */
	async function policyVersions(): Promise<{ id: string; before: string; after: string }> {
		if ((await publishedVersions(ada)).length < 2) {
			await draftOfPolicy();
			await publishPolicy(ada, {
				version: 1,
				effectiveFrom: '2100-01-01',
				summary: 'The same once more'
			});
		}
		const [first, second] = await publishedVersions(ada);
		return { id: first!.id, before: first!.id, after: second!.id };
	}

	return {
		...measuresOf({ ada, aisha }, mark, incident),
		incident,
		incidentWithWish,
		incidentWithoutWords,
		attachment,
		draftOfPolicy,
		policyVersions
	};
}
