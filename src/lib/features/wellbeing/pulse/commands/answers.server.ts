import { and, eq, inArray, sql } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { insertMany } from '$lib/server/db/insert-many';
import { canSeal } from '$lib/server/encryption';
import { gathering } from '$lib/server/gathering';
import type { Day } from '$lib/shared/days';
import { authorise, invalid, Problem } from '$lib/shared/problem';
import { isProgram } from '../../../people/actor';
import { answersFrom, type Answers } from '../answering';
import type { AnswerForm } from '../forms';
import { findRound } from '../queries/rounds.server';
import { scoresOf, type PulseQuestion } from '../question';
import { openBox, sealBox } from '../sealed.server';
import { pulseBoxes, pulseCounters, pulseReceipts } from '../tables.server';
import { countsOf, together, type Tally } from '../tally';

/** Somebody's wish to answer a round. */
interface Wish {
	context: Context;
	startsOn: Day;
	form: AnswerForm;
}

/** An answer that can be counted. */
interface Counted {
	userId: string;
	teamId: string;
	answers: Answers;
	comment: string;
}

/**
 * Counts an answer of the actor: once a round, for one of their teams. It leaves no trace of what they answered, nor when.
 * @throws Problem `conflict` where they have answered already or the round has closed, `invalid` by field
 */
export async function answerRound(context: Context, startsOn: Day, form: AnswerForm): Promise<void> {
	authorise(!isProgram(context.actor));
	await countSoon({ context, startsOn, form });
}

const countSoon = gathering(
	({ context, startsOn }: Wish) => `${context.actor.organisationId} ${startsOn}`,
	countTogether
);

/** Counts what several people answer in one round, in one transaction. Each answer is taken or refused by itself. */
async function countTogether(wishes: readonly Wish[]): Promise<(Counted | Problem)[]> {
	const { context, startsOn } = wishes[0]!;
	return inTransaction(context, async (inside) => {
		const round = await findRound(inside, startsOn);
		const boxes = await boxesOf(inside, startsOn, wishes);
		const read = wishes.map((wish) => readAnswer(wish, round, boxes));
		const outcomes = await withReceipts(inside, startsOn, read);
		const counted = outcomes.filter((outcome): outcome is Counted => !(outcome instanceof Problem));
		if (counted.length > 0) {
			await count(inside, { startsOn, questions: round.questions, boxes }, counted);
		}
		return outcomes;
	});
}

type Box = Pick<typeof pulseBoxes.$inferSelect, 'answers' | 'comments' | 'sealed'>;

/** What lies in the boxes of the teams that are answered for, by team; none for a team that is not asked. */
async function boxesOf(
	{ db, actor }: WritingContext,
	startsOn: Day,
	wishes: readonly Wish[]
): Promise<Map<string, Box>> {
	const teams = [...new Set(wishes.map(({ form }) => form.team))];
	const rows = await db
		.select({
			teamId: pulseBoxes.teamId,
			answers: pulseBoxes.answers,
			comments: pulseBoxes.comments,
			sealed: pulseBoxes.sealed
		})
		.from(pulseBoxes)
		.where(
			and(
				eq(pulseBoxes.organisationId, actor.organisationId),
				eq(pulseBoxes.startsOn, startsOn),
				inArray(pulseBoxes.teamId, teams)
			)
		);
	return new Map(rows.map(({ teamId, ...box }) => [teamId, box]));
}

function readAnswer(
	{ context: { actor, now }, form }: Wish,
	{ isClosed, closesAt, questions }: { isClosed: boolean; closesAt: Date; questions: PulseQuestion[] },
	boxes: ReadonlyMap<string, Box>
): Counted | Problem {
	if (isClosed || closesAt <= now) return tooLate();
	if (!actor.teams.has(form.team) || !boxes.has(form.team)) {
		return invalid({ team: 'This round does not ask you in that team. Choose one of your own teams.' });
	}
	const { answers, errors } = answersFrom(questions, form);
	if (form.comment !== '' && !canSeal()) errors.comment = CANNOT_BE_SEALED;
	if (Object.keys(errors).length > 0) return invalid(errors);
	return { userId: actor.userId, teamId: form.team, answers, comment: form.comment };
}

const CANNOT_BE_SEALED =
	'What you write cannot be kept at present: this install has no key to seal it with. Leave it empty; your answers count all the same.';

function tooLate(): Problem {
	return new Problem(
		'conflict',
		'This round has closed, so your answer could not be counted. Nothing of it was kept; the next round opens soon.'
	);
}

/** Notes who has answered, and refuses those who had, or who answer twice at the same moment. */
async function withReceipts(
	{ db, actor: { organisationId } }: WritingContext,
	startsOn: Day,
	outcomes: readonly (Counted | Problem)[]
): Promise<(Counted | Problem)[]> {
	// Sorted, so that neither the order of rows nor that of the journal is that in which they came.
	const people = new Set(outcomes.flatMap((each) => (each instanceof Problem ? [] : [each.userId])));
	if (people.size === 0) return [...outcomes];
	const kept = await db
		.insert(pulseReceipts)
		.values([...people].toSorted().map((userId) => ({ organisationId, startsOn, userId })))
		.onConflictDoNothing()
		.returning({ userId: pulseReceipts.userId });
	const isNew = new Set(kept.map(({ userId }) => userId));
	return outcomes.map((outcome) =>
		outcome instanceof Problem || isNew.delete(outcome.userId) ? outcome : answeredAlready()
	);
}

function answeredAlready(): Problem {
	return new Problem(
		'conflict',
		'You have answered this round already, and that answer counts. This one was not added, and cannot replace it: nobody knows which was yours.'
	);
}

/** A round that is answered, and what lies in the boxes of its teams. */
interface Counting {
	startsOn: Day;
	questions: readonly PulseQuestion[];
	boxes: ReadonlyMap<string, Box>;
}

/** Adds answers to what was counted of their teams: sealed, where there is a key to seal with. */
async function count(inside: WritingContext, counting: Counting, counted: readonly Counted[]): Promise<void> {
	const isSealed = canSeal();
	const teams = [...Map.groupBy(counted, ({ teamId }) => teamId)].map(([teamId, ofTeam]) => ({
		teamId,
		answers: ofTeam.length,
		tally: tallyOf(counting.questions, ofTeam)
	}));
	if (!isSealed) await addToCounters(inside, counting, teams);
	const { organisationId } = inside.actor;
	const { startsOn, boxes } = counting;
	await insertMany(
		inside.db,
		pulseBoxes,
		teams.map(({ teamId, answers, tally }) => {
			const box = { organisationId, startsOn, teamId };
			const { sealed, ...before } = boxes.get(teamId)!;
			const opened = openBox(box, sealed ?? []);
			const added = { ...opened, tally: together([opened.tally, tally]) };
			return {
				...box,
				answers: before.answers + answers,
				comments: before.comments,
				sealed: isSealed ? sealBox(box, added) : sealed
			};
		}),
		{
			target: [pulseBoxes.organisationId, pulseBoxes.startsOn, pulseBoxes.teamId],
			set: { answers: sql`excluded.answers`, sealed: sql`excluded.sealed` }
		}
	);
}

function tallyOf(questions: readonly PulseQuestion[], counted: readonly Counted[]): Tally {
	return {
		counts: countsOf(
			questions,
			counted.map(({ answers }) => answers)
		),
		comments: counted.map(({ comment }) => comment).filter((comment) => comment !== '')
	};
}

/** Writes every counter of each team, so that none tells which were counted up last. */
async function addToCounters(
	{ db, actor: { organisationId } }: WritingContext,
	{ startsOn, questions }: Counting,
	teams: readonly { teamId: string; tally: Tally }[]
): Promise<void> {
	const { organisationId: inOrganisation, startsOn: inRound, teamId, question, score } = pulseCounters;
	await insertMany(
		db,
		pulseCounters,
		teams.flatMap(({ teamId, tally }) =>
			questions.flatMap(({ key, kind }) =>
				scoresOf({ kind }).map((score, place) => ({
					organisationId,
					startsOn,
					teamId,
					question: key,
					score,
					answers: tally.counts[key]![place]!
				}))
			)
		),
		{
			target: [inOrganisation, inRound, teamId, question, score],
			set: { answers: sql`${pulseCounters.answers} + excluded.answers` }
		}
	);
}
