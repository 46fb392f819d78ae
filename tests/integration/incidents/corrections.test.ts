import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { correctIncident } from '../../../src/lib/features/incidents/commands/corrections.server';
import { customersList } from '../../../src/lib/features/incidents/customers/queries.server';
import type { IncidentCorrectionForm } from '../../../src/lib/features/incidents/forms';
import { findIncident, storyOf } from '../../../src/lib/features/incidents/queries.server';
import { auditEntries } from '../../../src/lib/features/people/tables.server';
import type { Context } from '../../../src/lib/server/context';
import { decided, refusal } from './decided';
import { logged, world } from './logged';

const CUSTOMER = { customerReference: 'C-1001' };

function correctionInput(given: Partial<IncidentCorrectionForm> = {}): IncidentCorrectionForm {
	return {
		version: 1,
		category: 'aggressive',
		severity: 2,
		contactEnded: false,
		occurredOn: '2026-11-17',
		occurredAtTime: '15:05',
		channelId: null,
		brandId: null,
		customerReference: 'C-1001',
		involvedIds: [],
		...given
	};
}

const told = async (context: Context, id: string) =>
	(await storyOf(context, await findIncident(context, id))).flatMap(({ corrections }) => corrections);
const references = async (context: Context) =>
	(await customersList(context)).rows.map(({ reference }) => reference);

test('its reporter and the leader of the team correct an incident, and the story keeps what was there before', async () => {
	const { team, as } = await world();
	const id = await logged(as.aisha, team, CUSTOMER);
	const phone = team.entry('channel', 'phone');
	expect(
		await correctIncident(
			as.aisha,
			id,
			correctionInput({ severity: 3, channelId: phone, customerReference: 'C-2' })
		)
	).toBe(true);
	expect(
		await correctIncident(
			as.aisha,
			id,
			correctionInput({ version: 2, severity: 3, channelId: phone, customerReference: 'C-2' })
		)
	).toBe(false);
	expect(
		await correctIncident(
			as.lena,
			id,
			correctionInput({
				version: 2,
				category: 'sexual',
				severity: 3,
				channelId: phone,
				customerReference: 'C-2'
			})
		)
	).toBe(true);

	expect(await findIncident(as.aisha, id)).toMatchObject({
		category: 'sexual',
		severity: 3,
		channelId: phone,
		customerReference: 'C-2',
		occurredAt: as.aisha.now,
		version: 3
	});
	expect(await told(as.aisha, id)).toEqual([
		{ field: 'severity', before: '2 · Hurtful', after: expect.stringContaining('3 · ') },
		{ field: 'channel', before: null, after: 'Phone' },
		{ field: 'customerReference', before: 'C-1001', after: 'C-2' },
		{ field: 'category', before: expect.any(String), after: expect.any(String) }
	]);
	expect(await references(as.lena)).toEqual(['C-2']);
});

test('others do not correct it, and nobody against the policy, over somebody else or under a measure', async () => {
	const { team, as } = await world();
	const id = await logged(as.aisha, team, CUSTOMER);
	for (const other of [as.bo, as.marco, as.ada]) {
		expect(await refusal(correctIncident(other, id, correctionInput()))).toMatchObject({
			'not-found': expect.any(String)
		});
	}
	const recorded = await as.ada.db
		.select({ what: auditEntries.details })
		.from(auditEntries)
		.where(eq(auditEntries.action, 'incident-refused'));
	expect(recorded.map(({ what }) => what.what)).toEqual(['correcting it', 'correcting it']);
	expect(
		await refusal(
			correctIncident(as.aisha, id, correctionInput({ category: 'made-up', occurredOn: '2026-11-18' }))
		)
	).toEqual({
		invalid: { category: expect.stringContaining('no such category'), occurredOn: expect.any(String) }
	});
	expect(
		await refusal(correctIncident(as.aisha, id, correctionInput({ involvedIds: [as.aisha.actor.userId] })))
	).toEqual({ invalid: { involvedIds: expect.any(String) } });
	await decided(as.lena, id);
	expect(await refusal(correctIncident(as.aisha, id, correctionInput()))).toEqual({
		conflict: expect.stringContaining('meanwhile')
	});
	const { version } = await findIncident(as.aisha, id);
	expect(
		await refusal(correctIncident(as.aisha, id, correctionInput({ version, customerReference: 'C-3' })))
	).toEqual({ invalid: { customerReference: expect.stringContaining('A measure stands') } });
	expect(await correctIncident(as.aisha, id, correctionInput({ version, severity: 3 }))).toBe(true);
});

test('who else was part of it is named, does not decide, and is told to few', async () => {
	const { team, as } = await world();
	const id = await logged(as.aisha, team, CUSTOMER);
	const { userId: lena } = as.lena.actor;
	await correctIncident(as.aisha, id, correctionInput({ involvedIds: [lena, as.bo.actor.userId] }));
	expect((await findIncident(as.aisha, id)).involvedNames).toEqual(['Bo', 'Lena']);
	expect(await told(as.aisha, id)).toEqual([{ field: 'involved', before: null, after: 'Bo, Lena' }]);
	expect(await told(as.ada, id)).toEqual([]);
	expect((await findIncident(as.ada, id)).involvedNames).toEqual([]);
	expect((await findIncident(as.lena, id)).sees.has('verbatim')).toBe(false);
	expect(await refusal(decided(as.lena, id))).toEqual({
		conflict: 'You were part of what happened, so somebody else has to decide.'
	});
	expect(await refusal(findIncident(as.bo, id))).toMatchObject({ 'not-found': expect.any(String) });
});
