import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { addDays, dayOf, daysBetween, type Day } from '$lib/shared/days';
import { formatDate } from '$lib/shared/format';
import { authorise, invalid, type FieldErrors } from '$lib/shared/problem';
import { measureInWords, parseMeasure, problemOfMeasure } from '../../escalations/measures/measure';
import type { CycleDecision, FrozenBaseline, VerdictThen } from '../cycle';
import { verdictKinds } from '../verdict/verdict';
import type { DecisionForm, EndForm, HandOverForm, PlanForm, StartForm } from '../forms';
import { mayMove, type MoveKind } from '../moves';
import { baselineBefore, differsFromVerdict, measureOf, readDays, readPrediction } from '../plan';
import { cyclesOf, findFix, measuredWeeks, measuresFor, ownersFor, type Fix } from '../queries.server';
import { fixToMove, moveFix, rewriteCycle, writePlan } from '../recording.server';

/**
 * Plans the trial of a fix, or changes a plan that has not started.
 * @throws Problem `invalid` with a sentence for each field, `not-found` where it is not the actor's to plan, `conflict`
 * where somebody came between
 */
export async function planTrial(context: Context, id: string, input: PlanForm): Promise<void> {
	await inTransaction(context, async (inside) => {
		const { status, standing } = await findFix(inside, id);
		const move: MoveKind = status === 'planned' ? 'replan' : 'plan';
		authorise(mayMove(move, standing));
		const fix = await fixToMove(inside, id, move, input.version);
		const cycles = await cyclesOf(inside, id);
		const last = cycles.find(({ startedAt }) => startedAt !== null);
		const plan = await readPlan(inside, fix, input, last !== undefined);
		const number = (last?.number ?? 0) + 1;
		await writePlan(inside, id, { ...plan, number, state: 'planned' });
		await moveFix(inside, fix, move, {
			kind: move === 'plan' ? 'planned' : 'replanned',
			details: {
				number,
				startOn: plan.startOn,
				checkOn: plan.checkOn,
				changedSince: plan.changedSince
			},
			set: { ownerId: plan.ownerId }
		});
	});
}

async function readPlan(inside: WritingContext, fix: Fix, input: PlanForm, isLater: boolean) {
	const today = dayOf(inside.now, inside.actor.habits.timeZone);
	const { errors: dayErrors, baseline } = readDays(input, today);
	const errors: FieldErrors = { ...dayErrors };
	const predictedDrop = readPrediction(input.predictedDrop);
	if (predictedDrop === null) {
		errors.predictedDrop = 'Please give a whole number of percent, from 1 to 99.';
	}
	const owners = await ownersFor(inside, fix);
	if (!owners.some((person) => person.id === input.ownerId)) {
		errors.ownerId = 'Please choose who sees to the trial.';
	}
	const changedSince = input.changedSince.trim() || null;
	if (isLater && changedSince === null) {
		errors.changedSince = 'Please say what you try differently than in the cycle before.';
	}
	const measure = await readMeasure(inside, fix, input);
	if ('problem' in measure) errors.what = measure.problem;
	else if (baseline && !(await wasCounted(inside, fix, measure.measureKey, baseline))) {
		const { habits } = inside.actor;
		errors.baselineFrom = `Nothing was counted for this measure from ${formatDate(baseline.from, habits)} to ${formatDate(baseline.to, habits)}: please choose other weeks, or another measure.`;
	}
	if (Object.keys(errors).length > 0 || 'problem' in measure || !baseline) throw invalid(errors);
	return {
		...measure,
		ownerId: input.ownerId!,
		baselineFrom: baseline.from,
		baselineTo: baseline.to,
		predictedDrop: predictedDrop!,
		startOn: input.startOn!,
		checkOn: input.checkOn!,
		changedSince: isLater ? changedSince : null
	};
}

async function readMeasure(
	inside: WritingContext,
	fix: Fix,
	{ what, where }: Pick<PlanForm, 'what' | 'where'>
): Promise<{ measureKey: string; measureName: string } | { problem: string }> {
	if (what === null) return { problem: 'Please choose what to measure.' };
	const measureKey = measureOf(what, where ?? '');
	const measure = parseMeasure(measureKey);
	const { measurable, choices } = await measuresFor(inside, fix);
	if (!measure) return { problem: 'Please choose a measure of the list.' };
	const problem = problemOfMeasure(measure, measurable);
	if (problem) return { problem: `${problem} Please choose another measure.` };
	if (!choices.where.some(({ value }) => measureOf(what, value) === measureKey)) {
		return { problem: 'Please choose a measure within what the fix is for.' };
	}
	return { measureKey, measureName: measureInWords(measure, measurable) };
}

async function wasCounted(
	inside: WritingContext,
	fix: Fix,
	measureKey: string,
	period: { from: Day; to: Day }
): Promise<boolean> {
	const weeks = await measuredWeeks(inside, { measureKey, teams: fix.teams }, period);
	return weeks.some(({ incomplete, events }) => incomplete === null && events > 0);
}

/**
 * Starts a trial: from now on its plan is frozen, with the weeks it is compared with as they are counted now.
 * @throws Problem `invalid` for a first day that cannot be, or a baseline without data
 */
export async function startTrial(context: Context, id: string, input: StartForm): Promise<void> {
	await inTransaction(context, async (inside) => {
		authorise(mayMove('start', (await findFix(inside, id)).standing));
		const fix = await fixToMove(inside, id, 'start', input.version);
		const cycle = fix.cycle!;
		const today = dayOf(inside.now, inside.actor.habits.timeZone);
		const startOn = input.startOn ?? today;
		const { habits } = inside.actor;
		if (startOn > today) {
			throw invalid({ startOn: 'This day is to come; start the trial when the change is in place.' });
		}
		if (startOn <= cycle.baselineTo) {
			throw invalid({
				startOn: `The weeks to compare with run to ${formatDate(cycle.baselineTo, habits)}; please choose a later day, or change the plan.`
			});
		}
		if (startOn >= cycle.checkOn) {
			throw invalid({
				startOn: `The check day is ${formatDate(cycle.checkOn, habits)}; please choose an earlier day, or change the plan.`
			});
		}
		const baseline = await freeze(inside, fix, today);
		await rewriteCycle(inside, cycle, { state: 'running', startOn, startedAt: inside.now, baseline });
		await moveFix(inside, fix, 'start', {
			kind: 'started',
			details: { number: cycle.number, startOn }
		});
	});
}

async function freeze(inside: WritingContext, { cycle, teams }: Fix, today: Day): Promise<FrozenBaseline> {
	const { measureKey, baselineFrom, baselineTo } = cycle!;
	const weeks = await measuredWeeks(inside, { measureKey, teams }, { from: baselineFrom, to: baselineTo });
	const full = weeks.filter(({ incomplete }) => incomplete === null);
	if (!full.some(({ events }) => events > 0)) {
		throw invalid({
			startOn: 'Nothing is counted any more in the weeks to compare with; please change the plan.'
		});
	}
	return {
		weeks: full.map(({ monday, events, of }) => ({ monday, count: events, of })),
		frozenOn: today
	};
}

/**
 * Ends a trial before its check day; what was counted by then is studied.
 * @throws Problem `not-found` where it is not the actor's to end, `conflict` where it does not run any more
 */
export async function endTrial(context: Context, id: string, input: EndForm): Promise<void> {
	await inTransaction(context, async (inside) => {
		authorise(mayMove('end', (await findFix(inside, id)).standing));
		const fix = await fixToMove(inside, id, 'end', input.version);
		const endedOn = dayOf(inside.now, inside.actor.habits.timeZone);
		const reason = input.reason.trim();
		await rewriteCycle(inside, fix.cycle!, { endedOn, endedReason: reason });
		await moveFix(inside, fix, 'end', {
			kind: 'ended',
			details: { endedOn, reason }
		});
	});
}

/**
 * Gives a running trial to somebody else to see to. Its plan stays frozen, with the owner it was planned for.
 * @throws Problem `invalid` for somebody who may not read the fix, or who owns it already
 */
export async function handOverTrial(context: Context, id: string, input: HandOverForm): Promise<void> {
	await inTransaction(context, async (inside) => {
		authorise(mayMove('hand-over', (await findFix(inside, id)).standing));
		const fix = await fixToMove(inside, id, 'hand-over', input.version);
		const owner = (await ownersFor(inside, fix)).find((person) => person.id === input.ownerId);
		if (!owner) throw invalid({ ownerId: 'Please choose who sees to it from now on.' });
		if (owner.id === fix.ownerId) {
			throw invalid({ ownerId: `${owner.name} sees to it already; please choose somebody else.` });
		}
		await moveFix(inside, fix, 'hand-over', {
			kind: 'handed-over',
			details: { from: fix.ownerName, to: owner.name, reason: input.reason.trim() || null },
			set: { ownerId: owner.id }
		});
	});
}

const moveOf = {
	adopted: 'adopt',
	adapted: 'adapt',
	abandoned: 'abandon',
	'no-change': 'see-no-change'
} as const satisfies Record<CycleDecision, MoveKind>;

/**
 * Decides about a trial that is due for study, and keeps the verdict as it is beside the decision. Adapted, it leaves a
 * draft for the next cycle.
 * @param verdict what the counts say, as the server has just computed it; null where they could not be asked
 * @throws Problem `invalid` where a reason is missing, `conflict` where somebody has decided before
 */
export async function decideTrial(
	context: Context,
	id: string,
	{ verdict, ...input }: DecisionForm & { verdict: VerdictThen | null }
): Promise<void> {
	await inTransaction(context, async (inside) => {
		const move = input.decision ? moveOf[input.decision] : 'adopt';
		authorise(mayMove(move, (await findFix(inside, id)).standing));
		const fix = await fixToMove(inside, id, move, input.version);
		const decision = input.decision;
		if (decision === null) throw invalid({ decision: 'Please say what becomes of it.' });
		const reason = input.reason.trim() || null;
		const changedSince = decision === 'adapted' ? input.changedSince.trim() || null : null;
		expectReasons(decision, { reason, changedSince, verdict });
		await rewriteCycle(inside, fix.cycle!, {
			state: 'decided',
			decision,
			decisionReason: reason,
			decidedAt: inside.now,
			decidedBy: inside.actor.userId,
			verdict
		});
		if (changedSince) await draftNext(inside, fix, changedSince);
		await moveFix(inside, fix, move, {
			kind: 'decided',
			details: { decision, verdict: verdict?.kind ?? null, reason, changedSince }
		});
	});
}

function expectReasons(
	decision: CycleDecision,
	{
		reason,
		changedSince,
		verdict
	}: { reason: string | null; changedSince: string | null; verdict: VerdictThen | null }
): void {
	const errors: FieldErrors = {};
	if (decision === 'adapted' && changedSince === null) {
		errors.changedSince = 'Please say what changes in the next cycle.';
	}
	if (reason === null && differsFromVerdict(decision, verdict?.kind ?? null)) {
		errors.reason = verdict
			? `The verdict is “${verdictKinds[verdict.kind]}”; please say why you decide otherwise.`
			: 'There is no verdict to go by; please say why.';
	}
	if (Object.keys(errors).length > 0) throw invalid(errors);
}

/** The next cycle as one would plan it by default: the same measure and owner, as long, from the next Monday on. */
async function draftNext(inside: WritingContext, { id, cycle, ownerId }: Fix, changedSince: string) {
	const { measureKey, measureName, predictedDrop, startOn, checkOn, number } = cycle!;
	const today = dayOf(inside.now, inside.actor.habits.timeZone);
	const next = addDays(baselineBefore(today).to, 8);
	const baseline = baselineBefore(next);
	await writePlan(inside, id, {
		number: number + 1,
		state: 'draft',
		ownerId: ownerId ?? cycle!.ownerId,
		measureKey,
		measureName,
		predictedDrop,
		baselineFrom: baseline.from,
		baselineTo: baseline.to,
		startOn: next,
		checkOn: addDays(next, daysBetween(startOn, checkOn)),
		changedSince
	});
}
