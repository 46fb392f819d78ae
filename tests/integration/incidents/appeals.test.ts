import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import {
	answerAppeal,
	logAppeal
} from '../../../src/lib/features/incidents/measures/commands/appeals.server';
import {
	answerApproval,
	takeOn
} from '../../../src/lib/features/incidents/measures/commands/decisions.server';
import {
	expireMeasures,
	expiryJob,
	reviewMeasure
} from '../../../src/lib/features/incidents/measures/commands/reviews.server';
import type { AppealAnswerForm } from '../../../src/lib/features/incidents/measures/forms';
import {
	appealsOf,
	findMeasure,
	measuresWaiting,
	proposalFor
} from '../../../src/lib/features/incidents/measures/queries.server';
import { measures } from '../../../src/lib/features/incidents/measures/tables.server';
import { findIncident, storyOf } from '../../../src/lib/features/incidents/queries.server';
import { programOf } from '../../../src/lib/features/people/actor';
import { everyOrganisationsHabits } from '../../../src/lib/features/people/queries.server';
import type { Context } from '../../../src/lib/server/context';
import { runDueJobs } from '../../../src/lib/server/jobs/clock.server';
import { decided, later, refusal, takenAndDecided } from './decided';
import { logged, world } from './logged';

const CUSTOMER = { customerReference: 'C-1001' };
const asProgram = ({ db, actor, now }: Context): Context => ({
	db,
	actor: programOf(actor.organisationId, actor.habits),
	now
});
const stateOf = async (context: Context, id: string) => (await findMeasure(context, id)).measure.state;
const story = async (context: Context, id: string) =>
	(await storyOf(context, await findIncident(context, id))).map(({ kind }) => kind);
const keep = { version: 1, answer: 'keep' as const, reviewOn: '2027-02-15', reason: 'Still needed' };

function answerInput(given: Partial<AppealAnswerForm> = {}): AppealAnswerForm {
	return {
		version: 1,
		answer: 'upheld',
		grounds: 'Looked at all of it again',
		step: null,
		endsOn: null,
		reviewOn: null,
		kinds: [],
		channelId: null,
		contactPersonId: null,
		from: null,
		to: null,
		...given
	};
}

/** A warning that Lena decided about what Aisha met. */
async function warned() {
	const made = await world();
	const id = await logged(made.as.aisha, made.team, CUSTOMER);
	return { ...made, id, measureId: await decided(made.as.lena, id) };
}

/** The same, appealed. */
async function appealed() {
	const made = await warned();
	const appealId = await logAppeal(made.as.aisha, made.measureId, {
		receivedOn: '2026-11-17',
		words: 'It was my brother 😡'
	});
	return { ...made, appealId };
}

test('a review comes due for those who decide, and moves on when it is kept', async () => {
	const { as, measureId } = await warned();
	expect(await measuresWaiting(later(as.lena, 58))).toEqual([]);
	const due = later(as.lena, 59);
	expect(await measuresWaiting(due)).toMatchObject([{ kind: 'review', id: measureId, since: '2027-01-15' }]);
	expect(await measuresWaiting(later(as.marco, 59))).toHaveLength(1);
	expect(await measuresWaiting(later(as.aisha, 59))).toEqual([]);
	expect(await refusal(reviewMeasure(due, measureId, { ...keep, reviewOn: '2027-03-04' }))).toEqual({
		invalid: { reviewOn: 'The review comes after the last day; choose one before it.' }
	});
	await reviewMeasure(due, measureId, keep);
	expect(await measuresWaiting(due)).toEqual([]);
	expect(await refusal(reviewMeasure(due, measureId, keep))).toEqual({
		conflict: expect.stringContaining('changed this measure meanwhile')
	});
	await reviewMeasure(due, measureId, { ...keep, version: 2, answer: 'lift', reviewOn: null });
	expect(await stateOf(as.lena, measureId)).toBe('lifted');
});

test('a measure expires by itself, once, and cannot be changed afterwards', async () => {
	const { id, as, measureId } = await warned();
	const over = '2027-03-04T00:30:00+01:00';
	const afterwards = { ...as.lena, now: new Date(over) };
	expect(await expireMeasures(asProgram({ ...as.lena, now: new Date('2027-03-03T23:59:00+01:00') }))).toBe(0);
	expect(await stateOf(afterwards, measureId)).toBe('expired');
	expect(await refusal(reviewMeasure(afterwards, measureId, keep))).toEqual({
		conflict: expect.stringContaining('has expired, so it cannot be changed')
	});
	const both = await Promise.all([1, 2].map(() => expireMeasures(asProgram(afterwards))));
	expect(both.sort()).toEqual([0, 1]);
	expect(await story(as.lena, id)).toEqual(['logged', 'decided', 'measure-expired']);
	expect(await refusal(expireMeasures(as.lena))).toMatchObject({ 'not-found': expect.any(String) });
});

test('the clock expires what ran out while no process ran, once for all organisations that have any', async () => {
	const { db, as, measureId, id } = await warned();
	const work = {
		database: db,
		clock: () => new Date('2027-04-20T12:00:00Z'),
		jobs: [expiryJob],
		organisations: () => everyOrganisationsHabits(db)
	};
	await runDueJobs(work);
	await runDueJobs(work);
	const [row] = await db.select().from(measures).where(eq(measures.id, measureId));
	expect(row).toMatchObject({ state: 'expired', endedAt: new Date('2027-04-20T12:00:00Z') });
	expect(await story(as.lena, id)).toEqual(['logged', 'decided', 'measure-expired']);
});

test('an appeal goes to another uninvolved person', async () => {
	const { id, as, measureId, appealId } = await appealed();
	expect(await measuresWaiting(as.lena)).toEqual([]);
	expect(await measuresWaiting(as.marco)).toMatchObject([{ kind: 'appeal', id: measureId }]);
	const answer = (context: Context) => answerAppeal(context, measureId, appealId, answerInput());
	expect(await refusal(answer(as.lena))).toEqual({
		conflict: 'You decided about this before, so somebody else has to look at it now.'
	});
	expect(await refusal(answer(as.aisha))).toEqual({
		conflict: 'You were part of what happened, so somebody else has to decide.'
	});
	expect(await refusal(answer(as.marco))).toEqual({ conflict: expect.stringContaining('Take it on first') });
	await takeOn(as.marco, id);
	await answer(as.marco);
	const { incident } = await findMeasure(as.marco, measureId);
	expect(await appealsOf(as.marco, measureId, incident)).toMatchObject([
		{
			state: 'upheld',
			grounds: 'Looked at all of it again',
			decidedByName: 'Marco',
			words: 'It was my brother 😡'
		}
	]);
	expect(await stateOf(as.lena, measureId)).toBe('in-force');
	expect(await refusal(answer(as.marco))).toEqual({
		conflict: 'Marco answered this appeal meanwhile: upheld.'
	});
});

test('who answered an appeal decided too, so another one goes to somebody else', async () => {
	const { id, as, measureId, appealId } = await appealed();
	await takeOn(as.marco, id);
	await answerAppeal(as.marco, measureId, appealId, answerInput());
	const again = await logAppeal(as.aisha, measureId, { receivedOn: '2026-11-17', words: '' });
	expect(await measuresWaiting(as.marco)).toEqual([]);
	expect(await refusal(answerAppeal(as.marco, measureId, again, answerInput()))).toEqual({
		conflict: 'You decided about this before, so somebody else has to look at it now.'
	});
	expect(await measuresWaiting(as.ada)).toMatchObject([{ kind: 'appeal', id: measureId }]);
	await takeOn(as.ada, id);
	await answerAppeal(as.ada, measureId, again, answerInput({ answer: 'quashed' }));
	expect(await stateOf(as.lena, measureId)).toBe('quashed');
});

test('quashing keeps the measure in the story, and counts it no more', async () => {
	const { team, id, as, measureId, appealId } = await appealed();
	const next = await logged(as.bo, team, CUSTOMER);
	const propose = async () => (await proposalFor(as.lena, await findIncident(as.lena, next))).proposal.step;
	expect(await propose()).toBe('restriction');
	await takeOn(as.marco, id);
	await answerAppeal(as.marco, measureId, appealId, answerInput({ answer: 'quashed' }));
	expect(await stateOf(as.lena, measureId)).toBe('quashed');
	expect(await propose()).toBe('chance');
	expect(await story(as.aisha, id)).toEqual([
		'logged',
		'decided',
		'appeal-logged',
		'decision-taken-on',
		'appeal-quashed'
	]);
});

test('an appeal can make a measure milder or shorter, never harder or longer', async () => {
	const { team, as } = await world();
	const id = await logged(as.aisha, team, { ...CUSTOMER, severity: 3 });
	const restricted = { step: 'restriction' as const, kinds: ['writing-only' as const] };
	const measureId = await decided(as.lena, id, restricted);
	const appealId = await logAppeal(as.lena, measureId, { receivedOn: '2026-11-17', words: '' });
	await takeOn(as.marco, id);
	const days = { endsOn: '2027-03-03', reviewOn: '2027-01-15' };
	const vary = (given: Partial<AppealAnswerForm>) =>
		answerAppeal(as.marco, measureId, appealId, answerInput({ answer: 'varied', ...days, ...given }));
	expect(await refusal(vary({ step: 'ending' }))).toMatchObject({
		invalid: { step: expect.stringContaining('harder') }
	});
	expect(await refusal(vary({ ...restricted, endsOn: '2027-03-04' }))).toMatchObject({
		invalid: { endsOn: expect.stringContaining('longer') }
	});
	expect(await refusal(vary(restricted))).toMatchObject({
		invalid: { step: expect.stringContaining('Nothing was changed') }
	});
	expect(await refusal(vary({ step: 'nothing' }))).toMatchObject({
		invalid: { step: expect.stringContaining('quash it') }
	});
	await vary({ step: 'warning', endsOn: '2027-01-31' });
	expect((await findMeasure(as.lena, measureId)).measure).toMatchObject({
		state: 'in-force',
		step: 'warning',
		endsOn: '2027-01-31',
		restriction: null
	});
});

test('an appeal comes in time, and one at a time', async () => {
	const { as, measureId } = await warned();
	const appeal = (receivedOn: string, days = 60) =>
		refusal(logAppeal(later(as.lena, days), measureId, { receivedOn, words: '' }));
	expect(await appeal('2026-11-16')).toEqual({
		invalid: { receivedOn: expect.stringContaining('only decided on') }
	});
	expect(await appeal('2026-12-18')).toEqual({
		invalid: { receivedOn: expect.stringContaining('allowed an appeal until') }
	});
	expect(await appeal('2026-11-19', 1)).toEqual({
		invalid: { receivedOn: 'The day it came lies in the future.' }
	});
	expect(await appeal('2026-12-17')).toBe('taken');
	expect(await appeal('2026-12-17')).toEqual({ conflict: expect.stringContaining('waits for an answer') });
	const { measureId: fresh, as: people } = await warned();
	expect(await refusal(logAppeal(people.bo, fresh, { receivedOn: '2026-11-17', words: '' }))).toMatchObject({
		'not-found': expect.any(String)
	});
});

test('an ending that was appealed is answered by somebody who neither decided nor approved it', async () => {
	const { team, as } = await world();
	const id = await logged(as.aisha, team, { ...CUSTOMER, severity: 4 });
	const measureId = await takenAndDecided(as.ada, id, { step: 'ending', endsOn: null });
	await answerApproval(as.lena, measureId, { version: 1, answer: 'agree', reason: 'It fits' });
	const appealId = await logAppeal(as.aisha, measureId, { receivedOn: '2026-11-17', words: '' });
	const answer = (context: Context) =>
		refusal(answerAppeal(context, measureId, appealId, answerInput({ version: 2, answer: 'quashed' })));
	const decidedBefore = { conflict: expect.stringContaining('You decided about this before') };
	expect(await answer(as.ada)).toEqual(decidedBefore);
	expect(await answer(as.lena)).toEqual(decidedBefore);
	expect(await measuresWaiting(as.ada)).toEqual([]);
	await takeOn(as.marco, id);
	expect(await answer(as.marco)).toBe('taken');
});
