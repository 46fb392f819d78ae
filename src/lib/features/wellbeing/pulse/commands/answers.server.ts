import { and, eq, or, sql } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import type { Day } from '$lib/shared/days';
import { authorise, invalid, Problem } from '$lib/shared/problem';
import { isProgram } from '../../../people/actor';
import { answersFrom, withComment, type Answers } from '../answering';
import type { AnswerForm } from '../forms';
import { findRound } from '../queries/rounds.server';
import { pulseBoxes, pulseCounters, pulseReceipts } from '../tables.server';

/**
 * Counts an answer of the actor: once a round, for one of their teams. It leaves no trace of what they answered, nor when.
 * @throws Problem `conflict` where they have answered already or the round has closed, `invalid` by field
 */
export async function answerRound(context: Context, startsOn: Day, form: AnswerForm): Promise<void> {
	authorise(!isProgram(context.actor));
	await inTransaction(context, async (inside) => {
		const { isClosed, closesAt, questions } = await findRound(inside, startsOn);
		if (isClosed || closesAt <= inside.now) throw tooLate();
		const box = await boxOf(inside, startsOn, form.team);
		const { answers, errors } = answersFrom(questions, form);
		if (Object.keys(errors).length > 0) throw invalid(errors);
		await keepReceipt(inside, startsOn);
		await count(inside, startsOn, form.team, answers);
		await putInBox(inside, startsOn, form.team, {
			answers: box.answers + 1,
			comments: withComment(box.comments, form.comment)
		});
	});
}

function tooLate(): Problem {
	return new Problem(
		'conflict',
		'This round has closed, so your answer could not be counted. Nothing of it was kept; the next round opens soon.'
	);
}

async function boxOf({ db, actor }: WritingContext, startsOn: Day, teamId: string) {
	const [box] = actor.teams.has(teamId)
		? await db
				.select({ answers: pulseBoxes.answers, comments: pulseBoxes.comments })
				.from(pulseBoxes)
				.where(
					and(
						eq(pulseBoxes.organisationId, actor.organisationId),
						eq(pulseBoxes.startsOn, startsOn),
						eq(pulseBoxes.teamId, teamId)
					)
				)
		: [];
	if (!box)
		throw invalid({ team: 'This round does not ask you in that team. Choose one of your own teams.' });
	return box;
}

async function keepReceipt({ db, actor }: WritingContext, startsOn: Day): Promise<void> {
	const { organisationId, userId } = actor;
	const kept = await db
		.insert(pulseReceipts)
		.values({ organisationId, startsOn, userId })
		.onConflictDoNothing()
		.returning({ userId: pulseReceipts.userId });
	if (kept.length > 0) return;
	throw new Problem(
		'conflict',
		'You have answered this round already, and that answer counts. This one was not added, and cannot replace it: nobody knows which was yours.'
	);
}

/** Writes every counter of the team, so that none tells which were counted up last. */
async function count(
	{ db, actor }: WritingContext,
	startsOn: Day,
	teamId: string,
	answers: Answers
): Promise<void> {
	const chosen = or(
		...Object.entries(answers).map(([question, score]) =>
			and(eq(pulseCounters.question, question), eq(pulseCounters.score, score))
		)
	);
	await db
		.update(pulseCounters)
		.set({ answers: sql`${pulseCounters.answers} + case when ${chosen} then 1 else 0 end` })
		.where(
			and(
				eq(pulseCounters.organisationId, actor.organisationId),
				eq(pulseCounters.startsOn, startsOn),
				eq(pulseCounters.teamId, teamId)
			)
		);
}

async function putInBox(
	{ db, actor }: WritingContext,
	startsOn: Day,
	teamId: string,
	box: { answers: number; comments: string[] }
): Promise<void> {
	await db
		.update(pulseBoxes)
		.set(box)
		.where(
			and(
				eq(pulseBoxes.organisationId, actor.organisationId),
				eq(pulseBoxes.startsOn, startsOn),
				eq(pulseBoxes.teamId, teamId)
			)
		);
}
