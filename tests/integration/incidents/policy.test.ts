import { expect, test } from 'vitest';
import {
	acknowledgePolicy,
	discardPolicyDraft,
	publishPolicy,
	savePolicyDraft
} from '../../../src/lib/features/incidents/commands/policy.server';
import type { PolicyDocument } from '../../../src/lib/features/incidents/policy/policy';
import { shippedPolicy } from '../../../src/lib/features/incidents/policy/shipped';
import {
	findIncident,
	hasAcknowledged,
	policyById,
	policyDraft,
	policyToRead,
	presentPolicy,
	publishedVersions,
	yetToRead
} from '../../../src/lib/features/incidents/queries.server';
import type { Context } from '../../../src/lib/server/context';
import { Problem } from '../../../src/lib/shared/problem';
import { logged, world } from './logged';

const refusal = (work: Promise<unknown>) =>
	work.then(
		() => 'taken',
		(error: unknown) => (error instanceof Problem ? error.code : error)
	);
const threeSeverities: PolicyDocument = {
	...shippedPolicy,
	severities: shippedPolicy.severities.slice(0, 3)
};
const publication = { version: 1, effectiveFrom: '2026-12-01', summary: 'Three severities' };
const onDay = (context: Context, day: string) => ({ ...context, now: new Date(`${day}T12:00:00Z`) });

test('the policy that ships holds until there is another, and becomes the first version once it is used', async () => {
	const { team, as } = await world();
	expect(await presentPolicy(as.aisha)).toMatchObject({ id: null, number: 1, document: shippedPolicy });
	const incident = await findIncident(as.aisha, await logged(as.aisha, team));
	expect(await presentPolicy(as.aisha)).toMatchObject({
		id: incident.policyVersionId,
		number: 1,
		document: shippedPolicy
	});
	await logged(as.bo, team);
	expect(await publishedVersions(as.ada)).toHaveLength(1);
});

test('a new version holds from its day on, and an incident keeps the one it was judged by', async () => {
	const { team, as } = await world();
	const before = await findIncident(as.aisha, await logged(as.aisha, team, { severity: 4 }));
	await savePolicyDraft(as.ada, 0, threeSeverities);
	await publishPolicy(as.ada, publication);
	expect((await presentPolicy(as.aisha)).number).toBe(1);

	const later = onDay(as.aisha, '2026-12-01');
	expect(await presentPolicy(later)).toMatchObject({ number: 2, summary: 'Three severities' });
	expect(await refusal(logged(later, team, { severity: 4 }))).toBe('invalid');
	const after = await findIncident(later, await logged(later, team, { severity: 3 }));
	expect(after.policyVersionId).not.toBe(before.policyVersionId);
	expect((await policyById(later, before.policyVersionId)).document.severities).toHaveLength(4);
});

test('there is one draft, for admins, and it is not overwritten unseen', async () => {
	const { as } = await world();
	expect(await refusal(savePolicyDraft(as.lena, 0, threeSeverities))).toBe('not-found');
	await savePolicyDraft(as.ada, 0, threeSeverities);
	expect(await refusal(savePolicyDraft(as.ada, 0, shippedPolicy))).toBe('conflict');
	expect(await refusal(policyDraft(as.lena))).toBe('not-found');
	expect(await policyDraft(as.ada)).toMatchObject({ version: 1, document: threeSeverities });
	expect(await refusal(discardPolicyDraft(as.ada, 7))).toBe('conflict');
	await discardPolicyDraft(as.ada, 1);
	expect(await policyDraft(as.ada)).toBeNull();
	expect(await publishedVersions(as.ada)).toHaveLength(1);
	expect(await refusal(publishPolicy(as.ada, publication))).toBe('not-found');
});

test('a version holds for nothing that is over', async () => {
	const { as } = await world();
	await savePolicyDraft(as.ada, 0, threeSeverities);
	const publish = (effectiveFrom: string, version = 1) =>
		refusal(publishPolicy(as.ada, { ...publication, effectiveFrom, version }));
	expect(await publish('2026-11-16')).toBe('invalid');
	expect(await publish('2026-12-01', 3)).toBe('conflict');
	expect(await publish('2026-12-01')).toBe('taken');
	await savePolicyDraft(as.ada, 0, shippedPolicy);
	expect(await publish('2026-11-30')).toBe('invalid');
	expect(await publish('2026-12-01')).toBe('taken');
	expect((await publishedVersions(as.ada)).map(({ number }) => number)).toEqual([1, 2, 3]);
});

test('everybody is asked to read a version once, and admins see who has not', async () => {
	const { other, as } = await world();
	const yet = async (context: Context) => {
		const { id } = await presentPolicy(context);
		const { people, of } = await yetToRead(context, id);
		return [people.map(({ name }) => name).join(), of];
	};
	expect(await yet(as.ada)).toEqual(['Ada,Aisha,Bo,Chen,Lena,Marco', 6]);
	expect(await policyToRead(as.aisha)).toMatchObject({ number: 1 });
	await acknowledgePolicy(as.aisha, '');
	await acknowledgePolicy(as.aisha, '');
	expect(await policyToRead(as.aisha)).toBeNull();
	expect(await policyToRead(as.bo)).toMatchObject({ number: 1 });
	expect(await yet(as.ada)).toEqual(['Ada,Bo,Chen,Lena,Marco', 6]);
	expect(await refusal(yet(as.lena))).toBe('not-found');

	await savePolicyDraft(as.ada, 0, threeSeverities);
	const draft = await policyDraft(as.ada);
	expect(await refusal(acknowledgePolicy(as.aisha, draft!.id))).toBe('not-found');
	expect(await refusal(acknowledgePolicy(other.as.yuri!, draft!.id))).toBe('not-found');
	await publishPolicy(as.ada, publication);
	expect(await policyToRead(as.aisha)).toBeNull();
	expect(await policyToRead(onDay(as.aisha, '2026-12-01'))).toMatchObject({ number: 2 });
	expect(await hasAcknowledged(as.aisha, draft!.id)).toBe(false);
});
