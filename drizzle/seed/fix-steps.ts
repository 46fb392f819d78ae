import { suggestFix, voteForFix } from '../../src/lib/features/fixes/commands/fixes.server';
import { moveByHand } from '../../src/lib/features/fixes/commands/triage.server';
import { decideTrial, planTrial, startTrial } from '../../src/lib/features/fixes/commands/trials.server';
import type { CycleDecision } from '../../src/lib/features/fixes/cycle';
import type { DecisionForm } from '../../src/lib/features/fixes/forms';
import { findFix, verdictOf } from '../../src/lib/features/fixes/queries.server';
import type { Context } from '../../src/lib/server/context';
import { addDays, dayOf, mondayOf, type Day } from '../../src/lib/shared/days';
import type { Stage } from './handling';

const DAY_MINUTES = 24 * 60;

interface Idea {
	title: string;
	why: string;
	team: 'Orders' | 'Returns' | null;
	/** The key of the contributing cause. */
	cause?: string;
	by: keyof Stage['cast'];
	votes?: (keyof Stage['cast'])[];
	/** Days before the present on which it was suggested. */
	daysAgo: number;
}

/** A trial by full weeks before the present: planned the day before its start. */
interface Trial {
	startWeeksAgo: number;
	weeks: number;
	predictedDrop: number;
	owner: keyof Stage['cast'];
}

export async function suggest(stage: Stage, { by, votes = [], daysAgo, team, cause, ...idea }: Idea) {
	const suggesting = stage.as(stage.cast[by], daysAgo * DAY_MINUTES);
	const id = await suggestFix(suggesting, {
		...idea,
		measure: '',
		causeId: cause ? stage.entry('cause', cause) : null,
		teamId: team ? stage.teamId(team) : null
	});
	for (const [place, voter] of votes.entries()) {
		const voting = stage.as(stage.cast[voter], daysAgo * DAY_MINUTES - 90 * (place + 1));
		await voteForFix(voting, id);
	}
	return id;
}

export async function trial(stage: Stage, idea: Idea & { cause: string }, given: Trial): Promise<string> {
	const id = await suggest(stage, idea);
	const daysBefore = daysTo(stage, given.startWeeksAgo);
	await triage(stage, id, daysBefore + 6);
	const planning = leaderOn(stage, daysBefore + 3);
	const startOn = mondayAgo(stage, given.startWeeksAgo);
	await plan(planning, stage, id, { ...given, startOn, cause: idea.cause, team: idea.team ?? 'Orders' });
	const starting = stage.as(stage.cast[given.owner], daysBefore * DAY_MINUTES);
	await startTrial(starting, id, { startOn, version: await versionOf(starting, id) });
	return id;
}

export async function plan(
	context: Context,
	stage: Stage,
	id: string,
	given: Pick<Trial, 'predictedDrop' | 'weeks' | 'owner'> & {
		startOn: Day;
		cause: string;
		team: 'Orders' | 'Returns';
	}
): Promise<void> {
	await planTrial(context, id, {
		ownerId: stage.cast[given.owner],
		what: `cause:${stage.entry('cause', given.cause)}`,
		where: `team:${stage.teamId(given.team)}`,
		baselineFrom: null,
		baselineTo: null,
		predictedDrop: String(given.predictedDrop),
		startOn: given.startOn,
		checkOn: addDays(given.startOn, 7 * given.weeks),
		changedSince: '',
		version: await versionOf(context, id)
	});
}

/** Decides by the verdict of that day. */
export async function decide(
	stage: Stage,
	id: string,
	daysAgo: number,
	given: { decision: CycleDecision } & Partial<DecisionForm>
): Promise<void> {
	const deciding = leaderOn(stage, daysAgo);
	const { cycle, teams, version } = await findFix(deciding, id);
	const verdict = await verdictOf(deciding, cycle!, teams);
	await decideTrial(deciding, id, {
		reason: '',
		changedSince: '',
		...given,
		verdict: verdict!.then,
		version
	});
}

export async function triage(stage: Stage, id: string, daysAgo: number): Promise<void> {
	const leading = leaderOn(stage, daysAgo);
	await moveByHand(leading, id, { move: 'triage', version: await versionOf(leading, id) });
}

export function leaderOn(stage: Stage, daysAgo: number): Context {
	return stage.as(stage.cast.Lena, daysAgo * DAY_MINUTES);
}

export async function versionOf(context: Context, id: string): Promise<number> {
	return (await findFix(context, id)).version;
}

/** Somebody so many weeks ago. */
export function weeksAgo(stage: Stage, who: keyof Stage['cast'], weeks: number): Context {
	return stage.as(stage.cast[who], weeks * 7 * DAY_MINUTES);
}

function mondayAgo(stage: Stage, weeks: number): Day {
	const today = dayOf(stage.now, stage.as(stage.cast.Lena, 0).actor.habits.timeZone);
	return addDays(mondayOf(today), -7 * weeks);
}

/** Days from the Monday so many weeks ago to the present. */
function daysTo(stage: Stage, weeks: number): number {
	const today = dayOf(stage.now, stage.as(stage.cast.Lena, 0).actor.habits.timeZone);
	return Math.round((Date.parse(today) - Date.parse(mondayAgo(stage, weeks))) / 86_400_000);
}
