import { eq } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import {
	addWords,
	logIncident,
	readWords
} from '../../../src/lib/features/incidents/commands/logging.server';
import { filtersFrom } from '../../../src/lib/features/incidents/filters';
import {
	countIncidents,
	findIncident,
	incidentsOfEscalation,
	listIncidents,
	storyOf
} from '../../../src/lib/features/incidents/queries.server';
import { incidents, incidentWords } from '../../../src/lib/features/incidents/tables.server';
import { auditEntries } from '../../../src/lib/features/people/tables.server';
import type { Context } from '../../../src/lib/server/context';
import { holdKeys } from '../../../src/lib/server/encryption';
import { Problem } from '../../../src/lib/shared/problem';
import { loggedEscalation } from './escalation';
import { incidentInput, logged, world } from './logged';

const everything = filtersFrom(new URLSearchParams());
const idsSeenBy = async (context: Context) =>
	(await listIncidents(context, everything)).rows.map(({ id }) => id);
const refusal = (work: Promise<unknown>) =>
	work.then(
		() => 'taken',
		(error: unknown) => (error instanceof Problem ? [error.code, ...Object.keys(error.fields)] : error)
	);
const auditOf = async ({ db, actor }: Context) =>
	(await db.select().from(auditEntries).where(eq(auditEntries.organisationId, actor.organisationId))).map(
		({ action, actorId }) => [action, actorId]
	);

afterEach(() => holdKeys(null));

test('a category and a severity are enough, and the incident keeps the policy it was logged under', async () => {
	const { team, as } = await world();
	const id = await logged(as.aisha, team, { contactEnded: true });
	const incident = await findIncident(as.aisha, id);
	expect(incident).toMatchObject({
		category: 'aggressive',
		severity: 2,
		contactEnded: true,
		occurredOn: '2026-11-17',
		occurredHour: 15,
		loggedByName: 'Aisha',
		state: 'open',
		hasWords: false
	});
	expect(incident.policyVersionId).toMatch(/^[0-9a-f-]{36}$/);
	expect(await storyOf(as.aisha, incident)).toMatchObject([{ kind: 'logged', actorName: 'Aisha' }]);
});

test.each([
	['emoji', '👩🏽‍💻🖕🏾'],
	['right to left', 'אתה \u202Eabc\u202C مرحبا\u200F'],
	['zero-width characters', 'a\u200Bb\u200Dc\uFEFF'],
	['20,000 characters', '😡'.repeat(20_000)],
	['line ends and white space around', '\n  so\n\tto speak  \n']
])('what was said comes back to the byte: %s', async (_, words) => {
	const { db, team, as } = await world();
	const id = await logged(as.aisha, team, { words });
	expect(Buffer.from((await readWords(as.aisha, id))!)).toEqual(Buffer.from(words));
	const [stored] = await db
		.select()
		.from(incidentWords)
		.where(eq(incidentWords.organisationId, team.organisationId));
	expect(stored?.words).toMatch(/^v1\.test\.[\w-]+$/);
});

test('an incident is seen by the one it happened to and by those who must act', async () => {
	const { team, other, as } = await world();
	const id = await logged(as.aisha, team, { customerReference: 'C-1001', words: 'secret words' });
	expect(await idsSeenBy(as.aisha)).toEqual([id]);
	for (const context of [as.bo, as.chen, other.as.yuri!, other.as.zoe!]) {
		expect(await idsSeenBy(context)).toEqual([]);
		expect(await refusal(findIncident(context, id))).toEqual(['not-found']);
		expect(await refusal(readWords(context, id))).toEqual(['not-found']);
	}
	const asSeen = async (context: Context) => {
		const { loggedByName, customerReference, hasWords } = await findIncident(context, id);
		const [row] = (await listIncidents(context, everything)).rows;
		expect(row).toMatchObject({ loggedByName, customerReference });
		return { loggedByName, customerReference, hasWords };
	};
	expect(await asSeen(as.lena)).toEqual({
		loggedByName: 'Aisha',
		customerReference: 'C-1001',
		hasWords: true
	});
	const facts = { loggedByName: null, customerReference: 'C-1001', hasWords: null };
	expect(await asSeen(as.marco)).toEqual(facts);
	expect(await asSeen(as.ada)).toEqual(facts);
});

test('who reads what was said, and who was refused it, is on the record', async () => {
	const { team, as } = await world();
	const id = await logged(as.aisha, team, { words: 'secret words' });
	expect(await readWords(as.aisha, id)).toBe('secret words');
	expect(await auditOf(as.ada)).toEqual([]);
	expect(await readWords(as.lena, id)).toBe('secret words');
	expect(await refusal(readWords(as.ada, id))).toEqual(['not-found']);
	expect(await refusal(readWords(as.marco, id))).toEqual(['not-found']);
	expect(await auditOf(as.ada)).toEqual([
		['incident-words-read', as.lena.actor.userId],
		['incident-refused', as.ada.actor.userId],
		['incident-refused', as.marco.actor.userId]
	]);
});

test('a form sent twice logs one incident, and never one of somebody else', async () => {
	const { team, as } = await world();
	const input = incidentInput(team, { words: 'once' });
	const both = await Promise.all([logIncident(as.aisha, input), logIncident(as.aisha, input)]);
	expect(both).toEqual([input.id, input.id]);
	expect(await countIncidents(as.aisha, everything)).toBe(1);
	expect(await refusal(logIncident(as.bo, input))).toEqual(['not-found']);
});

test('bad input is refused by field, and nothing is stored', async () => {
	const { db, team, as } = await world();
	const refused = (given: Parameters<typeof logged>[2]) => refusal(logged(as.aisha, team, given));
	expect(await refused({ category: 'rudeness' })).toEqual(['invalid', 'category']);
	expect(await refused({ severity: 7 })).toEqual(['invalid', 'severity']);
	expect(await refused({ channelId: team.entry('cause', 'late-delivery') })).toEqual([
		'invalid',
		'channelId'
	]);
	expect(await refused({ brandId: team.teams.Orders! })).toEqual(['invalid', 'brandId']);
	expect(await refused({ occurredOn: '2026-11-16' })).toEqual(['invalid', 'occurredAtTime']);
	expect(await refused({ occurredOn: '2026-11-17', occurredAtTime: '23:59' })).toEqual([
		'invalid',
		'occurredOn'
	]);
	expect(await refused({ need: 'colleague' })).toEqual(['invalid', 'askedId']);
	expect(await refused({ need: 'colleague', askedId: as.chen.actor.userId })).toEqual(['invalid', 'askedId']);
	expect(await refused({ need: 'leader', askedId: as.bo.actor.userId })).toEqual(['invalid', 'askedId']);
	expect(await refused({ teamId: team.teams.Returns! })).toEqual(['not-found']);
	const stored = await db
		.select({ id: incidents.id })
		.from(incidents)
		.where(eq(incidents.organisationId, team.organisationId));
	expect(stored).toEqual([]);
});

test('from an escalation it is linked, for those who see both', async () => {
	const { team, as } = await world();
	const escalationId = await loggedEscalation(as.aisha, team);
	const id = await logged(as.aisha, team, { escalationId });
	expect((await findIncident(as.lena, id)).escalationId).toBe(escalationId);
	const seen = async (context: Context) =>
		(await incidentsOfEscalation(context, escalationId)).map((found) => found.id);
	expect(await seen(as.aisha)).toEqual([id]);
	expect(await seen(as.lena)).toEqual([id]);
	expect(await seen(as.bo)).toEqual([]);
	const ofReturns = await loggedEscalation(as.chen, team, team.teams.Returns!);
	expect(await refusal(logged(as.aisha, team, { escalationId: ofReturns }))).toEqual(['not-found']);
});

test('what was said can be added later by its reporter, once', async () => {
	const { team, as } = await world();
	const id = await logged(as.aisha, team);
	expect(await refusal(addWords(as.lena, id, { words: 'hers to say' }))).toEqual(['not-found']);
	await addWords(as.aisha, id, { words: 'added' });
	expect(await refusal(addWords(as.aisha, id, { words: 'again' }))).toEqual(['conflict']);
	expect(await readWords(as.aisha, id)).toBe('added');
	const incident = await findIncident(as.aisha, id);
	expect((await storyOf(as.aisha, incident)).map(({ kind }) => kind)).toEqual(['logged', 'words-added']);
	expect(JSON.stringify(await storyOf(as.aisha, incident))).not.toContain('added"}');
});

test('without a key nothing that was said is written or read, and the rest goes on', async () => {
	const { team, as } = await world();
	const before = await logged(as.aisha, team, { words: 'sealed before' });
	holdKeys({ present: null, before: [] });
	expect(await readWords(as.aisha, before)).toBeNull();
	expect(await refusal(logged(as.aisha, team, { words: 'now' }))).toEqual(['invalid', 'words']);
	const id = await logged(as.aisha, team);
	expect(await refusal(addWords(as.aisha, id, { words: 'now' }))).toEqual(['invalid', 'words']);
	expect(await countIncidents(as.aisha, everything)).toBe(2);
});

test('the list is narrowed by its filters and goes on page by page, both ways', async () => {
	const { team, as } = await world();
	const phone = team.entry('channel', 'phone');
	const ids: string[] = [];
	for (let turn = 0; turn < 5; turn++) {
		const at = new Date(as.aisha.now.getTime() + turn * 60_000);
		const given = {
			severity: turn % 2 ? 3 : 2,
			channelId: turn === 0 ? phone : null,
			contactEnded: turn === 1
		};
		const customerReference = turn < 2 ? ' c-7 ' : '';
		ids.unshift(await logged({ ...as.aisha, now: at }, team, { ...given, customerReference }));
	}
	const narrowed = async (search: Record<string, string>) => {
		const filters = filtersFrom(new URLSearchParams(search));
		const { rows } = await listIncidents(as.lena, filters);
		expect(await countIncidents(as.lena, filters)).toBe(rows.length);
		return rows.map(({ id }) => ids.indexOf(id));
	};
	expect(await narrowed({ severity: '3' })).toEqual([1, 3]);
	expect(await narrowed({ channel: phone })).toEqual([4]);
	expect(await narrowed({ customer: 'C-7' })).toEqual([3, 4]);
	expect(await narrowed({ ended: 'yes' })).toEqual([3]);
	expect(await narrowed({ logged: 'me' })).toEqual([]);
	expect(await narrowed({ from: '2026-11-18' })).toEqual([]);
	expect(await narrowed({ team: team.teams.Returns! })).toEqual([]);

	const first = await listIncidents(as.lena, everything, null, 2);
	const second = await listIncidents(as.lena, everything, first.next, 2);
	const third = await listIncidents(as.lena, everything, second.next, 2);
	expect([first, second, third].map(({ rows }) => rows.map(({ id }) => id))).toEqual([
		ids.slice(0, 2),
		ids.slice(2, 4),
		ids.slice(4)
	]);
	expect([first.previous, third.next]).toEqual([null, null]);
	const back = await listIncidents(as.lena, everything, third.previous, 2);
	expect(back.rows.map(({ id }) => id)).toEqual(ids.slice(2, 4));
	expect((await listIncidents(as.lena, everything, 'after~x~y', 2)).rows).toHaveLength(2);
});
