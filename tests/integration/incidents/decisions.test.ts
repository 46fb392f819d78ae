import { eq } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import {
	answerApproval,
	takeOn
} from '../../../src/lib/features/incidents/measures/commands/decisions.server';
import { readOutcome } from '../../../src/lib/features/incidents/measures/commands/outcomes.server';
import { reviewMeasure } from '../../../src/lib/features/incidents/measures/commands/reviews.server';
import {
	findMeasure,
	measuresOfIncident,
	measuresWaiting,
	noticeOf,
	outcomesForReporter,
	proposalFor
} from '../../../src/lib/features/incidents/measures/queries.server';
import { measures } from '../../../src/lib/features/incidents/measures/tables.server';
import { findIncident, storyOf } from '../../../src/lib/features/incidents/queries.server';
import { auditEntries } from '../../../src/lib/features/people/tables.server';
import type { Context } from '../../../src/lib/server/context';
import { holdKeys } from '../../../src/lib/server/encryption';
import { decided, decisionInput, later, refusal, takenAndDecided } from './decided';
import { decide } from '../../../src/lib/features/incidents/measures/commands/decisions.server';
import { loggedEscalation } from './escalation';
import { logged, world } from './logged';

const CUSTOMER = { customerReference: 'C-1001' };
const refusals = async ({ db, actor }: Context) =>
	(await db.select().from(auditEntries).where(eq(auditEntries.organisationId, actor.organisationId)))
		.filter(({ action }) => action === 'incident-refused')
		.map(({ actorId, details }) => [actorId, details.what]);
const story = async (context: Context, id: string) =>
	(await storyOf(context, await findIncident(context, id))).map(({ kind }) => kind);

afterEach(() => holdKeys(null));

test('a leader who was not part of it decides, and the reporter is told what came of it', async () => {
	const { team, as } = await world();
	const id = await logged(as.aisha, team, CUSTOMER);
	expect(await measuresWaiting(as.lena)).toMatchObject([{ kind: 'decision', id, severity: 2 }]);
	const measureId = await decided(as.lena, id, { notice: 'Good day, “you” …' });

	const { measure } = await findMeasure(as.aisha, measureId);
	expect(measure).toMatchObject({
		proposedStep: 'chance',
		step: 'warning',
		state: 'in-force',
		startsOn: '2026-11-17',
		endsOn: '2027-03-03',
		decidedByName: 'Lena'
	});
	expect(await findIncident(as.aisha, id)).toMatchObject({ state: 'decided', deciderName: 'Lena' });
	expect(await story(as.aisha, id)).toEqual(['logged', 'decided']);
	expect(await outcomesForReporter(as.aisha)).toMatchObject([{ id, step: 'warning' }]);
	expect(await outcomesForReporter(as.bo)).toEqual([]);
	expect(await measuresWaiting(as.lena)).toEqual([]);
});

test('whoever was part of it may not decide, is told so, and that they tried is on the record', async () => {
	const { team, as } = await world();
	const id = await logged(as.lena, team, CUSTOMER);
	const part = 'You were part of what happened, so somebody else has to decide.';
	expect(await refusal(decided(as.lena, id))).toEqual({ conflict: part });
	expect(await refusal(takeOn(as.lena, id))).toEqual({ conflict: part });
	expect(await refusal(decided(as.aisha, id))).toMatchObject({ 'not-found': expect.any(String) });
	const own = await logged(as.aisha, team, CUSTOMER);
	expect(await refusal(decided(as.aisha, own))).toEqual({ conflict: part });
	expect(await refusals(as.ada)).toEqual([
		[as.lena.actor.userId, 'deciding'],
		[as.lena.actor.userId, 'taking on to decide'],
		[as.aisha.actor.userId, 'deciding']
	]);
	expect(await measuresOfIncident(as.ada, await findIncident(as.ada, id))).toEqual([]);
	expect(await measuresWaiting(as.lena)).toMatchObject([{ id: own }]);
});

test('whoever handled the escalation it came out of does not decide about it either', async () => {
	const { team, as } = await world();
	const escalationId = await loggedEscalation(as.lena, team);
	const id = await logged(as.aisha, team, { ...CUSTOMER, escalationId });
	const part = 'You were part of what happened, so somebody else has to decide.';
	expect(await refusal(decided(as.lena, id))).toEqual({ conflict: part });
	expect(await measuresWaiting(as.lena)).toEqual([]);
	expect(await measuresWaiting(as.marco)).toMatchObject([{ kind: 'decision', id }]);
	expect((await findIncident(as.lena, id)).relations).toEqual(['involved-leader']);
	await takenAndDecided(as.marco, id);
});

test('why it was decided is not told to a leader elsewhere who has no part in deciding', async () => {
	const { team, as } = await world();
	const id = await logged(as.aisha, team, CUSTOMER);
	const measureId = await decided(as.lena, id);
	expect((await findMeasure(as.marco, measureId)).measure).toMatchObject({ step: 'warning', reason: null });
	expect((await findMeasure(as.aisha, measureId)).measure.reason).toContain('went on');
	const [listed] = await measuresOfIncident(as.marco, await findIncident(as.marco, id));
	expect(listed).toMatchObject({ reason: null });
});

test('what came of it stays with the reporter until it is read, and comes back when it changes', async () => {
	const { team, as } = await world();
	const id = await logged(as.aisha, team, CUSTOMER);
	const measureId = await decided(as.lena, id);
	expect(await outcomesForReporter(later(as.aisha, 60))).toHaveLength(1);
	expect(await refusal(readOutcome(as.lena, id))).toMatchObject({ 'not-found': expect.any(String) });
	await readOutcome(as.aisha, id);
	expect(await outcomesForReporter(as.aisha)).toEqual([]);
	const { version } = (await findMeasure(as.lena, measureId)).measure;
	await reviewMeasure(as.lena, measureId, { version, answer: 'lift', reason: 'Quiet since', reviewOn: null });
	expect(await outcomesForReporter(as.aisha)).toMatchObject([{ id, state: 'lifted' }]);
});

test('a leader of another team takes it on first, which opens it to them', async () => {
	const { team, as } = await world();
	const id = await logged(as.lena, team, CUSTOMER);
	expect(await refusal(decided(as.marco, id))).toEqual({
		conflict: expect.stringContaining('Take it on first')
	});
	await takenAndDecided(as.marco, id);
	expect(await story(as.lena, id)).toEqual(['logged', 'decision-taken-on', 'decided']);
});

test('of two who decide at once, the second is told what the first decided', async () => {
	const { team, as } = await world();
	const id = await logged(as.aisha, team, CUSTOMER);
	await takeOn(as.marco, id);
	const input = decisionInput({ version: 2 });
	const both = await Promise.all([
		refusal(decide(as.lena, id, input)),
		refusal(decide(as.marco, id, { ...input, step: 'nothing', endsOn: null, reviewOn: null }))
	]);
	expect(both).toContain('taken');
	expect(both.filter((each) => each !== 'taken')).toEqual([
		{
			conflict: expect.stringMatching(
				/^(Lena decided this meanwhile: Warning until 3 |Marco decided .*No measure)/
			)
		}
	]);
	expect(await measuresOfIncident(as.lena, await findIncident(as.lena, id))).toHaveLength(1);
});

test('somebody who took it on meanwhile is named to the one whose form is older', async () => {
	const { team, as } = await world();
	const id = await logged(as.aisha, team, CUSTOMER);
	await takeOn(as.marco, id);
	expect(await refusal(decide(as.lena, id, decisionInput({ version: 1 })))).toEqual({
		conflict: expect.stringMatching(/^Marco took this on meanwhile/)
	});
});

test('an ending needs an admin to decide and a second person to agree', async () => {
	const { team, as } = await world();
	const id = await logged(as.aisha, team, { ...CUSTOMER, severity: 4, category: 'threat' });
	const ending = { step: 'ending' as const, endsOn: null, police: true };
	expect(await refusal(decided(as.lena, id, ending))).toEqual({
		invalid: { step: expect.stringContaining('to an admin') }
	});
	const measureId = await takenAndDecided(as.ada, id, ending);
	expect((await findMeasure(as.ada, measureId)).measure.state).toBe('awaiting-approval');
	expect(await findIncident(as.aisha, id)).toMatchObject({ state: 'open' });
	expect(await outcomesForReporter(as.aisha)).toEqual([]);

	const agree = { version: 1, answer: 'agree' as const, reason: 'Nothing milder fits' };
	expect(await refusal(answerApproval(as.ada, measureId, agree))).toEqual({
		conflict: 'You decided about this before, so somebody else has to look at it now.'
	});
	expect(await measuresWaiting(as.ada)).toEqual([]);
	expect(await measuresWaiting(as.lena)).toMatchObject([{ kind: 'approval', id: measureId }]);
	await answerApproval(as.lena, measureId, agree);
	expect((await findMeasure(as.ada, measureId)).measure).toMatchObject({
		state: 'in-force',
		police: true,
		approvedByName: 'Lena'
	});
	expect(await refusal(answerApproval(as.lena, measureId, agree))).toEqual({
		conflict: expect.stringMatching(/^Lena answered this meanwhile: in force/)
	});
	expect(await refusals(as.ada)).toEqual([
		[as.lena.actor.userId, 'deciding on ending'],
		[as.ada.actor.userId, 'approving']
	]);
});

test('what waited for its second person until its last day was over cannot come into force', async () => {
	const { team, as } = await world();
	const id = await logged(as.aisha, team, { ...CUSTOMER, severity: 4 });
	const measureId = await takenAndDecided(as.ada, id, { step: 'ending', endsOn: '2027-03-03' });
	const answer = (answer: 'agree' | 'refuse', days: number) =>
		answerApproval(later(as.lena, days), measureId, { version: 1, answer, reason: 'Looked at it late' });
	expect(await refusal(answer('agree', 120))).toEqual({
		invalid: { answer: expect.stringContaining('3 Mar 2027, has passed') }
	});
	await answer('refuse', 120);
	expect(await findIncident(as.lena, id)).toMatchObject({ state: 'open', deciderId: null });
});

test('an ending that the second person refuses waits for another decision', async () => {
	const { team, as } = await world();
	const id = await logged(as.aisha, team, { ...CUSTOMER, severity: 4 });
	const measureId = await takenAndDecided(as.ada, id, { step: 'ending', endsOn: null });
	await answerApproval(as.lena, measureId, { version: 1, answer: 'refuse', reason: 'Too hard' });
	expect(await findIncident(as.lena, id)).toMatchObject({ state: 'open', deciderId: null });
	await decided(as.lena, id);
	expect(
		(await measuresOfIncident(as.lena, await findIncident(as.lena, id))).map(({ state }) => state).sort()
	).toEqual(['in-force', 'not-approved']);
});

test('a decision with something missing is refused by field, and nothing is stored', async () => {
	const { db, team, as } = await world();
	const id = await logged(as.aisha, team);
	const refused = (given: Parameters<typeof decided>[2]) => refusal(decided(as.lena, id, given));
	const fields = async (given: Parameters<typeof decided>[2]) =>
		Object.keys(((await refused(given)) as { invalid: object }).invalid).sort();
	expect(await fields({})).toEqual(['customerReference']);
	const known = { customerReference: 'C-7' };
	expect(await fields({ ...known, endsOn: null, reviewOn: null })).toEqual(['endsOn', 'reviewOn']);
	expect(await fields({ ...known, endsOn: '2026-11-16' })).toEqual(['endsOn', 'reviewOn']);
	expect(await refused({ ...known, endsOn: '2027-05-17' })).toEqual({
		invalid: { endsOn: 'The policy allows 180 days at most: until 16 May 2027.' }
	});
	expect(await fields({ ...known, reviewOn: '2026-11-17' })).toEqual(['reviewOn']);
	expect(await fields({ ...known, reviewOn: '2027-03-04' })).toEqual(['reviewOn']);
	const restriction = { ...known, step: 'restriction' as const };
	expect(await fields(restriction)).toEqual(['kinds']);
	expect(await fields({ ...restriction, kinds: ['channel', 'hours', 'contact-person'] })).toEqual([
		'channelId',
		'contactPersonId',
		'from',
		'to'
	]);
	holdKeys({ present: null, before: [] });
	expect(await fields({ ...known, notice: 'Good day' })).toEqual(['notice']);
	expect(await db.select().from(measures).where(eq(measures.organisationId, team.organisationId))).toEqual(
		[]
	);
	expect(await findIncident(as.lena, id)).toMatchObject({ state: 'open', version: 1, customerReference: '' });
});

test('a restriction says how contact goes on, and the missing reference can be given with it', async () => {
	const { team, as } = await world();
	const id = await logged(as.aisha, team, { severity: 3 });
	const measureId = await decided(as.lena, id, {
		customerReference: ' C-7 ',
		step: 'restriction',
		kinds: ['writing-only', 'hours', 'channel', 'contact-person'],
		from: '09:00',
		to: '12:00',
		channelId: team.entry('channel', 'email'),
		contactPersonId: as.bo.actor.userId
	});
	expect((await findMeasure(as.lena, measureId)).measure.restriction).toEqual({
		kinds: ['writing-only', 'hours', 'channel', 'contact-person'],
		channel: 'E-mail',
		from: '09:00',
		to: '12:00',
		contactPerson: 'Bo'
	});
	expect(await findIncident(as.lena, id)).toMatchObject({ customerReference: 'C-7' });
	expect(await story(as.lena, id)).toEqual(['logged', 'reference-added', 'decided']);
});

test('the notice is sealed, and opened to those who see what was said', async () => {
	const { db, team, as } = await world();
	const id = await logged(as.aisha, team, CUSTOMER);
	const notice = 'You said “…” 🖕🏾\n\nKind regards';
	const measureId = await decided(as.lena, id, { notice });
	const [row] = await db.select().from(measures).where(eq(measures.organisationId, team.organisationId));
	expect(row?.notice).toMatch(/^v1\.test\.[\w-]+$/);
	const asSeen = async (context: Context) => {
		const { measure, incident } = await findMeasure(context, measureId);
		return noticeOf(context, measure, incident);
	};
	expect(await asSeen(as.lena)).toBe(notice);
	expect(await asSeen(as.aisha)).toBe(notice);
	expect(await asSeen(as.marco)).toBeUndefined();
	holdKeys({ present: null, before: [] });
	expect(await asSeen(as.lena)).toBeNull();
});

test('the proposal rises with what holds, and not with what has run out', async () => {
	const { team, as } = await world();
	const propose = async (context: Context, id: string) => {
		const { proposal } = await proposalFor(context, await findIncident(context, id));
		return proposal.step;
	};
	const first = await logged(as.aisha, team, CUSTOMER);
	await decided(as.lena, first, { endsOn: '2026-12-31', reviewOn: '2026-12-01' });
	const second = await logged(as.bo, team, { customerReference: ' c-1001 ' });
	expect(await propose(as.lena, second)).toBe('restriction');
	expect(await propose(later(as.lena, 60), second)).toBe('warning');
	expect(await propose(as.lena, await logged(as.bo, team, { customerReference: 'C-2' }))).toBe('chance');
});

test('another organisation knows nothing of it', async () => {
	const { team, other, as } = await world();
	const id = await logged(as.aisha, team, CUSTOMER);
	const measureId = await decided(as.lena, id);
	expect(await refusal(findMeasure(other.as.zoe!, measureId))).toMatchObject({
		'not-found': expect.any(String)
	});
	expect(await refusal(takeOn(other.as.zoe!, id))).toMatchObject({ 'not-found': expect.any(String) });
	expect(await measuresWaiting(other.as.zoe!)).toEqual([]);
});
