import type { ReadingContext } from '$lib/server/context';
import { keptUntilWritten } from '$lib/server/kept-answers';
import { addDays, dayOf, type Day } from '$lib/shared/days';
import { authorise } from '$lib/shared/problem';
import { loggedByDay } from '../../../incidents/queries.server';
import { mayLeadTeam, mayReadTeam } from '../../../people/actor';
import { supportCounts } from '../../support/queries.server';
import { requestKinds } from '../../support/request';
import { offersFor, type OfferEvidence } from '../offers';
import type { PulseQuestion } from '../question';
import { isLowIn, trendOf } from '../trend';
import { answersInWords, cellView, commentsView, questionsOf } from '../view';
import { loadWindows } from '../windows';
import { meanInWords } from '../words';
import { valueOf, type ShownCell } from '../../disclosure';
import { notesOf, readableTeam, teamRound, teamRounds, type TeamRound } from './results.server';
import { teamPulses } from './settings.server';

/** How far back a team's page can look, in weeks. */
export const spans = ['26', '52', '104'] as const;

export type Span = (typeof spans)[number];

/** What an address asks of a team's page; anything else becomes the first of what there is. */
export interface TeamPageChoice {
	weeks: Span;
	question: string | null;
}

/** Reads the choice from an address. */
export function teamPageChoice(search: URLSearchParams): TeamPageChoice {
	const asked = search.get('weeks');
	return { weeks: spans.find((span) => span === asked) ?? '26', question: search.get('question') };
}

/**
 * Everything a team's page shows, worked out from what is disclosed of its rounds. Those who lead the team see the abuse
 * load beside it, and what they could offer. A whole team looks at it on the morning after a round, so it is kept.
 * @throws Problem `not-found` where the actor does not read the team
 */
export async function teamPage(context: ReadingContext, teamId: string, choice: TeamPageChoice) {
	authorise(mayReadTeam(context.actor, teamId));
	const today = dayOf(context.now, context.actor.habits.timeZone);
	return keptUntilWritten(context, ['pulse of a team', today, teamId, choice.weeks, choice.question], () =>
		makeTeamPage(context, teamId, choice, today)
	);
}

async function makeTeamPage(context: ReadingContext, teamId: string, choice: TeamPageChoice, today: Day) {
	const { habits } = context.actor;
	const period = { from: addDays(today, -7 * Number(choice.weeks)), to: today };
	const leads = mayLeadTeam(context.actor, teamId);
	const team = await readableTeam(context, teamId);
	const [rounds, pulseOf, notes, logged, supportWindows] = await Promise.all([
		teamRounds(context, teamId, period),
		teamPulses(context),
		notesOf(context, teamId),
		leads ? loggedByDay(context, teamId, period) : null,
		leads ? supportCounts(context) : null
	]);
	const askedFor = askedForIn(supportWindows);
	const pulse = pulseOf(teamId);
	const questions = questionsOf(rounds);
	const chosen = questions.find(({ key }) => key === choice.question) ?? questions[0] ?? null;
	const line = chosen ? cellsOf(rounds, chosen) : [];
	const windows = logged && chosen ? loadWindows(line, logged, { from: period.from, today }) : [];
	const [latest] = rounds;
	return {
		team,
		pulse,
		leads,
		weeks: choice.weeks,
		chosen,
		questions: questions.map(({ key, wording }) => ({ value: key, label: wording })),
		trend: chosen && trendOf(chosen, line.toReversed(), habits),
		latest: latest && {
			startsOn: latest.startsOn,
			answered: answersInWords(latest, latest.members, pulse),
			cells: latest.questions.map((question) => cellView(question, cellOf(latest, question), habits))
		},
		rounds: rounds.map((round) => ({
			startsOn: round.startsOn,
			answered: answersInWords(round, round.members, pulse),
			result:
				chosen && round.questions.some(({ key }) => key === chosen.key)
					? cellView(chosen, cellOf(round, chosen), habits).inWords
					: 'Not asked'
		})),
		windows: windows.map(({ mean, ...window }) => ({
			...window,
			inWords:
				mean && chosen ? `${mean.isRough ? 'About ' : ''}${meanInWords(chosen, mean.mean, habits)}` : null,
			shown: mean?.shown ?? 0,
			rounds: mean?.rounds ?? 0
		})),
		askedFor,
		offers: leads
			? offersFor(
					evidenceOf(rounds, logged ?? [], askedFor?.counts ?? [], { from: period.from, today }, habits)
				)
			: [],
		notes
	};
}

function cellOf(round: TeamRound, { key }: PulseQuestion): ShownCell {
	return round.cells[key]!;
}

function cellsOf(rounds: readonly TeamRound[], { key }: PulseQuestion) {
	return rounds.map(({ startsOn, cells }) => ({ startsOn, cell: cells[key] ?? null }));
}

/** What people asked for in the latest four weeks that are over; null for whoever does not lead. */
function askedForIn(windows: Awaited<ReturnType<typeof supportCounts>>) {
	const latest = windows?.[0];
	if (!latest) return null;
	const counts = latest.counts.map(({ key, people }) => ({
		key,
		people,
		label: requestKinds[key as keyof typeof requestKinds].label
	}));
	return { ...latest.period, counts };
}

function evidenceOf(
	rounds: readonly TeamRound[],
	logged: readonly { day: Day; count: number }[],
	askedFor: OfferEvidence['askedFor'],
	span: { from: Day; today: Day },
	habits: ReadingContext['actor']['habits']
): OfferEvidence {
	const topics: OfferEvidence['topics'] = {};
	for (const question of rounds[0]?.questions ?? []) {
		if (!question.topic) continue;
		const line = cellsOf(rounds, question);
		const latest = line.find(({ cell }) => cell && cell.is !== 'suppressed')?.cell;
		const value = latest && valueOf(latest);
		if (!latest || !value) continue;
		topics[question.topic] = {
			mean: value.value,
			isLow: isLowIn(question, line.toReversed()),
			inWords: cellView(question, latest, habits).inWords.toLowerCase()
		};
	}
	const [present, before] = loadWindows([], logged, span);
	const abuse = present && before ? { present: present.incidents, before: before.incidents } : null;
	return { topics, askedFor, abuse };
}

/**
 * One closed round of a team with its comments, as its page shows it.
 * @throws Problem `not-found`
 */
export async function roundPage(context: ReadingContext, teamId: string, startsOn: Day) {
	const [team, round, pulseOf] = await Promise.all([
		readableTeam(context, teamId),
		teamRound(context, teamId, startsOn),
		teamPulses(context)
	]);
	const { habits } = context.actor;
	const pulse = pulseOf(teamId);
	return {
		team,
		startsOn,
		answered: answersInWords(round, round.members, pulse),
		cells: round.questions.map((question) => cellView(question, cellOf(round, question), habits)),
		...commentsView(round, pulse)
	};
}
