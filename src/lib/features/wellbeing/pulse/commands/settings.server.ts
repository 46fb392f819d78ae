import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { newId } from '$lib/shared/ids';
import { authorise, invalid, notFound, Problem } from '$lib/shared/problem';
import { mayLeadTeam } from '../../../people/actor';
import { audit } from '../../../people/audit.server';
import { teamById } from '../../../people/queries.server';
import { LARGEST_BANK, meansTheSame, wrongWithAsked } from '../bank';
import type { AskedForm, QuestionForm, ScheduleForm, TeamPulseForm } from '../forms';
import { pulseSettingsOf, teamPulses, type PulseSettings } from '../queries/settings.server';
import { scoresOf, type BankQuestion } from '../question';
import { wrongWithSchedule } from '../schedule';
import { pulseSettings, pulseTeams } from '../tables.server';

/**
 * Sets how often a team is asked, and raises how many answers it wants to be among. That holds at once, for the open round
 * and for all that is shown of earlier ones. For those who lead it.
 * @throws Problem `invalid` for a floor lower than it is, `conflict` where somebody has changed it since
 */
export async function setTeamPulse(
	context: Context,
	teamId: string,
	{ cadence, scoreFloor, commentFloor, version }: TeamPulseForm
): Promise<void> {
	authorise(mayLeadTeam(context.actor, teamId));
	await inTransaction(context, async (inside) => {
		const team = await teamById(inside, teamId);
		const present = (await teamPulses(inside))(teamId);
		if (present.version !== version) throw changedSince();
		const floors = { scoreFloor, commentFloor };
		const errors = Object.fromEntries(
			(['scoreFloor', 'commentFloor'] as const)
				.filter((floor) => floors[floor] < present[floor])
				.map((floor) => [
					floor,
					`People answered trusting that it takes ${present[floor]}. It can be raised, not lowered.`
				])
		);
		if (commentFloor < scoreFloor) {
			errors['commentFloor'] ??= 'Comments cannot be shown from fewer answers than scores.';
		}
		if (Object.keys(errors).length > 0) throw invalid(errors);
		const values = { cadence, ...floors, version: version + 1 };
		await inside.db
			.insert(pulseTeams)
			.values({ organisationId: inside.actor.organisationId, teamId, ...values })
			.onConflictDoUpdate({ target: [pulseTeams.organisationId, pulseTeams.teamId], set: values });
		await audit(inside, 'pulse-changed', {
			team: teamId,
			name: team.name,
			before: `${present.cadence}, ${present.scoreFloor} and ${present.commentFloor} answers`,
			after: `${cadence}, ${scoreFloor} and ${commentFloor} answers`
		});
	});
}

/**
 * Sets when rounds open and close. A round that is open keeps its time. For admins.
 * @throws Problem `invalid` by field, `conflict` where somebody has changed it since
 */
export async function setSchedule(context: Context, { version, ...schedule }: ScheduleForm): Promise<void> {
	authorise(context.actor.isAdmin);
	const errors = wrongWithSchedule(schedule);
	if (Object.keys(errors).length > 0) throw invalid(errors);
	await changeSettings(context, version, (settings) => ({ ...settings, ...schedule }), 'schedule');
}

/**
 * Chooses what the next round asks. The open one keeps its questions. For admins.
 * @throws Problem `invalid`, `conflict` where somebody has changed it since
 */
export async function chooseQuestions(context: Context, { asked, version }: AskedForm): Promise<void> {
	authorise(context.actor.isAdmin);
	await changeSettings(
		context,
		version,
		(settings) => {
			const inOrder = settings.bank.map(({ key }) => key).filter((key) => asked.includes(key));
			const wrong = wrongWithAsked({ ...settings, asked: inOrder.length === asked.length ? inOrder : asked });
			if (wrong) throw invalid({ asked: wrong });
			return { ...settings, asked: inOrder };
		},
		'questions'
	);
}

/**
 * Adds a question of the organisation's own, or words one anew. A new wording is a new question and takes the place of the
 * old one, which is put away: rounds are compared only where they asked the same. For admins.
 * @param key the question that is worded anew; null for one more
 * @throws Problem `invalid` by field, `not-found`, `conflict` where somebody has changed the questions since
 */
export async function writeQuestion(
	context: Context,
	key: string | null,
	{ version, ...form }: QuestionForm
): Promise<void> {
	authorise(context.actor.isAdmin);
	await changeSettings(
		context,
		version,
		(settings) => {
			const former = key === null ? null : questionOf(settings, key);
			const kind = former?.kind ?? form.kind;
			const words = kind === 'yes-no' ? ['No', 'Yes'] : form.words;
			if (words.length !== scoresOf({ kind }).length) {
				throw invalid({ words: `Write five words, one a line, the least first: these are ${words.length}.` });
			}
			if (former && meansTheSame(former, { kind, wording: form.wording, words })) return settings;
			if (settings.bank.length >= LARGEST_BANK) {
				throw invalid({
					wording: `There are ${LARGEST_BANK} questions already, which is as many as it takes.`
				});
			}
			const question: BankQuestion = {
				key: newId(),
				kind,
				topic: former?.topic ?? null,
				wording: form.wording,
				words,
				pack: null,
				isArchived: false
			};
			return {
				...settings,
				bank: former
					? settings.bank.flatMap((each) =>
							each.key === key ? [question, { ...each, isArchived: true }] : [each]
						)
					: [...settings.bank, question],
				asked: settings.asked.map((each) => (each === key ? question.key : each))
			};
		},
		'questions'
	);
}

/**
 * Puts a question away, or brings it back. Rounds that asked it keep it. For admins.
 * @throws Problem `conflict` where it is asked at present, or somebody has changed the questions since; `not-found`
 */
export async function archiveQuestion(
	context: Context,
	key: string,
	{ isArchived, version }: { isArchived: boolean; version: number }
): Promise<void> {
	authorise(context.actor.isAdmin);
	await changeSettings(
		context,
		version,
		(settings) => {
			questionOf(settings, key);
			if (isArchived && settings.asked.includes(key)) {
				throw new Problem('conflict', 'The next round asks this. Choose other questions first.');
			}
			const bank = settings.bank.map((each) => (each.key === key ? { ...each, isArchived } : each));
			return { ...settings, bank };
		},
		'questions'
	);
}

function questionOf({ bank }: PulseSettings, key: string): BankQuestion {
	const found = bank.find((question) => question.key === key);
	if (!found) throw notFound();
	return found;
}

async function changeSettings(
	context: Context,
	version: number,
	change: (settings: PulseSettings) => PulseSettings,
	what: string
): Promise<void> {
	await inTransaction(context, async (inside) => {
		const present = await pulseSettingsOf(inside);
		const next = change(present);
		if (present.version !== version) throw changedSince();
		if (next === present) return;
		await saveSettings(inside, { ...next, version: version + 1 });
		await audit(inside, 'pulse-changed', { what });
	});
}

async function saveSettings({ db, actor }: WritingContext, settings: PulseSettings): Promise<void> {
	const { opensOnWeekday, opensAtHour, daysOpen, closesAtHour, bank, asked, version } = settings;
	const values = { opensOnWeekday, opensAtHour, daysOpen, closesAtHour, bank, asked, version };
	await db
		.insert(pulseSettings)
		.values({ organisationId: actor.organisationId, ...values })
		.onConflictDoUpdate({ target: [pulseSettings.organisationId], set: values });
}

function changedSince(): Problem {
	return new Problem(
		'conflict',
		'Somebody has changed this since you opened it. Look at what it says now; nothing was saved.'
	);
}
