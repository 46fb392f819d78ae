import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import {
	changeRetention,
	forgetCustomers
} from '../../../src/lib/features/incidents/commands/retention.server';
import { mergeCustomer, undoMerge } from '../../../src/lib/features/incidents/customers/commands.server';
import {
	customerRecord,
	customersList,
	standingOf
} from '../../../src/lib/features/incidents/customers/queries.server';
import { logAppeal } from '../../../src/lib/features/incidents/measures/commands/appeals.server';
import { expireMeasures } from '../../../src/lib/features/incidents/measures/commands/reviews.server';
import {
	incidentCustomers,
	measureAppeals,
	measures
} from '../../../src/lib/features/incidents/measures/tables.server';
import { addWords } from '../../../src/lib/features/incidents/commands/logging.server';
import { findIncident, storyOf } from '../../../src/lib/features/incidents/queries.server';
import { incidents, incidentWords } from '../../../src/lib/features/incidents/tables.server';
import { programOf } from '../../../src/lib/features/people/actor';
import { namesOf } from '../../../src/lib/features/people/queries.server';
import { auditEntries } from '../../../src/lib/features/people/tables.server';
import type { Context } from '../../../src/lib/server/context';
import { decided, later, refusal } from './decided';
import { logged, world } from './logged';

const asProgram = (context: Context): Context => ({
	...context,
	actor: programOf(context.actor.organisationId, context.actor.habits)
});
const restricted = { step: 'restriction' as const, kinds: ['writing-only' as const] };

async function customerOf(context: Context, reference: string): Promise<string> {
	const { rows } = await customersList(context);
	return rows.find((row) => row.reference === reference)!.id;
}

test('whoever is in contact learns what holds for a customer, and nothing of why', async () => {
	const { team, other, as } = await world();
	expect(await standingOf(as.chen, 'C-1')).toBeNull();
	await decided(as.lena, await logged(as.aisha, team, { customerReference: 'C-1', severity: 3 }), restricted);
	expect(await standingOf(as.chen, ' c-1 ')).toEqual({
		step: 'restriction',
		endsOn: '2027-03-03',
		restriction: { kinds: ['writing-only'], channel: null, from: null, to: null, contactPerson: null },
		customerId: await customerOf(as.lena, 'C-1')
	});
	expect(await standingOf(later(as.chen, 107), 'C-1')).toBeNull();
	expect(await standingOf(other.as.yuri!, 'C-1')).toBeNull();
	expect(await standingOf(as.chen, '')).toBeNull();
});

test('the record shows conduct, measures and appeals to those who decide, without what was said', async () => {
	const { team, other, as } = await world();
	const incident = await logged(as.aisha, team, { customerReference: 'C-1', words: 'secret words' });
	const measureId = await decided(as.lena, incident, { notice: 'secret notice' });
	await logAppeal(as.aisha, measureId, { receivedOn: '2026-11-17', words: 'secret appeal' });
	const id = await customerOf(as.marco, 'C-1');
	const record = await customerRecord(as.marco, id);
	expect(record).toMatchObject({
		reference: 'C-1',
		present: { step: 'warning', endsOn: '2027-03-03', reviewOn: '2027-01-15' },
		incidents: [{ id: incident, category: 'aggressive' }],
		measures: [{ id: measureId, state: 'in-force', appeals: [{ state: 'open' }] }]
	});
	expect(JSON.stringify(record)).not.toContain('secret');
	for (const context of [as.aisha, as.chen, other.as.zoe!]) {
		expect(await refusal(customerRecord(context, id))).toMatchObject({ 'not-found': expect.any(String) });
	}
});

/** What the audit log says of the records of customers: who, what and its details. */
async function recorded(context: Context) {
	const { db, actor } = context;
	const entries = await db
		.select()
		.from(auditEntries)
		.where(eq(auditEntries.organisationId, actor.organisationId))
		.orderBy(auditEntries.sequence);
	const names = await namesOf(
		context,
		entries.map(({ actorId }) => actorId!)
	);
	return entries
		.filter(({ action }) => /customers|retention/.test(action))
		.map(({ actorId, action, details }) => [names.get(actorId!), action, details]);
}

test('duplicates are merged, and taken apart again as they were', async () => {
	const { team, as } = await world();
	for (const customerReference of ['A-1', 'B-2', 'C-3']) {
		await logged(as.aisha, team, { customerReference });
	}
	const severe = await logged(as.bo, team, { customerReference: 'A-1', severity: 3 });
	await decided(as.lena, severe, restricted);
	const [a, b, c] = [
		await customerOf(as.lena, 'A-1'),
		await customerOf(as.lena, 'B-2'),
		await customerOf(as.lena, 'C-3')
	];
	expect(await mergeCustomer(as.lena, a, { reference: 'b-2' })).toBe(b);
	expect(await mergeCustomer(as.lena, b, { reference: 'C-3' })).toBe(c);
	expect(await standingOf(as.chen, 'C-3')).toMatchObject({ step: 'restriction', customerId: c });
	expect((await customerRecord(as.lena, a)).id).toBe(c);
	expect((await customerRecord(as.lena, c)).incidents).toHaveLength(4);
	expect((await customersList(as.lena)).rows.map(({ id }) => id)).toEqual([c]);
	expect(await refusal(mergeCustomer(as.lena, a, { reference: 'C-3' }))).toEqual({
		invalid: { reference: 'Both have one record already.' }
	});
	expect(await refusal(mergeCustomer(as.lena, c, { reference: 'Z-9' }))).toEqual({
		invalid: { reference: 'No customer with this reference has a record.' }
	});
	expect(await refusal(mergeCustomer(as.aisha, c, { reference: 'A-1' }))).toMatchObject({
		'not-found': expect.any(String)
	});

	expect(await undoMerge(as.lena, b)).toBe(c);
	expect(await standingOf(as.chen, 'C-3')).toBeNull();
	expect(await standingOf(as.chen, 'B-2')).toMatchObject({ customerId: b });
	expect((await customerRecord(as.lena, b)).merged.map(({ id }) => id)).toEqual([a]);
	expect(await refusal(undoMerge(as.lena, b))).toMatchObject({ conflict: expect.any(String) });
	await undoMerge(as.lena, a);
	expect((await customersList(as.lena)).rows.map(({ reference }) => reference)).toEqual([
		'A-1',
		'B-2',
		'C-3'
	]);
	expect(await recorded(as.ada)).toEqual([
		['Lena', 'customers-merged', { customer: a, into: b }],
		['Lena', 'customers-merged', { customer: b, into: c }],
		['Lena', 'customers-parted', { customer: b, from: c }],
		['Lena', 'customers-parted', { customer: a, from: b }]
	]);
});

test('a customer who has done nothing new for the set time is forgotten, and nobody else', async () => {
	const { db, team, as } = await world();
	const id = await logged(as.aisha, team, { customerReference: 'C-1', words: 'Said by C-1' });
	const measureId = await decided(as.lena, id, { notice: 'Good day' });
	await logged(as.aisha, team, { customerReference: 'Open', words: 'Said by Open' });
	const unknown = await logged(as.aisha, team, { words: 'Said by somebody' });
	await decided(as.lena, unknown, { step: 'nothing' });
	const endless = await logged(as.aisha, team, { customerReference: 'Warned' });
	await decided(as.lena, endless, { endsOn: '2027-05-10' });
	const after = (days: number) => asProgram(later(as.lena, days));
	await expireMeasures(after(107));
	const again = later(as.bo, 200);
	await logged(again, team, { customerReference: 'Back' });

	await changeRetention(as.ada, { months: 6 });
	expect(await refusal(changeRetention(as.lena, { months: 6 }))).toMatchObject({
		'not-found': expect.any(String)
	});
	await changeRetention(as.ada, { months: 6 });
	expect(await recorded(as.ada)).toEqual([['Ada', 'conduct-retention-changed', { before: 24, months: 6 }]]);
	expect(await forgetCustomers(after(170))).toBe(0);
	expect(await forgetCustomers(after(250))).toBe(0);
	expect(await forgetCustomers(after(300))).toBe(1);
	expect(await forgetCustomers(after(300))).toBe(0);
	const references = async (table: typeof incidents | typeof incidentCustomers) =>
		(await db.select().from(table).where(eq(table.organisationId, team.organisationId)))
			.map((row) => ('reference' in row ? row.reference : row.customerReference))
			.sort();
	expect(await references(incidentCustomers)).toEqual(['', 'Back', 'Open', 'Warned']);
	expect(await references(incidents)).toEqual(['', '', 'Back', 'Open', 'Warned']);
	const [measure] = await db.select().from(measures).where(eq(measures.id, measureId));
	expect(measure).toMatchObject({ notice: null, state: 'expired' });
	expect(await db.select().from(measureAppeals).where(eq(measureAppeals.measureId, measureId))).toEqual([]);
	const said = await db
		.select({ id: incidentWords.id })
		.from(incidentWords)
		.where(eq(incidentWords.organisationId, team.organisationId));
	expect(said).toHaveLength(1);
	for (const forgotten of [id, unknown]) {
		expect((await storyOf(as.aisha, await findIncident(as.aisha, forgotten))).at(-1)).toMatchObject({
			kind: 'forgotten'
		});
		expect(await refusal(addWords(as.aisha, forgotten, { words: 'Again' }))).toMatchObject({
			conflict: expect.stringContaining('forgotten')
		});
	}
	expect(await refusal(forgetCustomers(as.ada))).toMatchObject({ 'not-found': expect.any(String) });
});

test('customers are paged through by reference, forth and back', async () => {
	const { team, as } = await world();
	const references = Array.from({ length: 51 }, (_, place) => `C-${100 + place}`);
	for (const customerReference of references) await logged(as.aisha, team, { customerReference });
	const names = ({ rows }: { rows: { reference: string }[] }) => rows.map(({ reference }) => reference);
	const first = await customersList(as.lena);
	expect([names(first).length, first.previous]).toEqual([50, null]);
	const second = await customersList(as.lena, { after: first.next! });
	expect([names(second), second.next]).toEqual([['C-150'], null]);
	const back = await customersList(as.lena, { before: second.previous! });
	expect(names(back)).toEqual(names(first));
	expect([back.previous, back.next]).toEqual([null, first.next]);
});
