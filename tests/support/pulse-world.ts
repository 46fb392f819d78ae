import { and, eq } from 'drizzle-orm';
import { programOf } from '../../src/lib/features/people/actor';
import { shippedAsked, shippedBank } from '../../src/lib/features/wellbeing/pulse/packs';
import { writeNote } from '../../src/lib/features/wellbeing/pulse/commands/notes.server';
import { openRound } from '../../src/lib/features/wellbeing/pulse/commands/rounds.server';
import { questionsAsked } from '../../src/lib/features/wellbeing/pulse/bank';
import type { PulseSettings } from '../../src/lib/features/wellbeing/pulse/queries.server';
import { shippedSchedule } from '../../src/lib/features/wellbeing/pulse/schedule';
import {
	pulseReceipts,
	pulseResults,
	pulseRounds,
	pulseSettings,
	pulseTeams
} from '../../src/lib/features/wellbeing/pulse/tables.server';
import { newId } from '../../src/lib/shared/ids';
import type { TeamApp } from './browser';

/** The version that settings are brought to before a form is sent. */
export const SETTINGS_VERSION = '1';
const version = Number(SETTINGS_VERSION);

/** Long ago, so that no clock opens a round of the same day. */
const CLOSED_ON = '2025-01-06';

/** Rounds of the pulse that requests can be about, of the team Orders. */
export function pulseOf({ db, northwind }: TeamApp, mark: string) {
	const { ada, lena } = northwind.as as Record<'ada' | 'lena', (typeof northwind.as)[string]>;
	const { organisationId } = northwind;
	const team = northwind.teams['Orders']!;
	const presently = (context: typeof ada) => ({ ...context, now: new Date() });

	/** A round that is open whatever the day, which nobody has answered. */
	async function openPulse(): Promise<{ day: string; team: string }> {
		const always = { opensOnWeekday: 1, opensAtHour: 0, daysOpen: 7, closesAtHour: 23 };
		await saveSettings({ ...always, bank: shippedBank, asked: shippedAsked, version });
		await db.transaction(organisationId, async (inside) => {
			await inside.delete(pulseReceipts).where(eq(pulseReceipts.organisationId, organisationId));
		});
		const now = new Date();
		await openRound({ db, actor: programOf(organisationId, ada.actor.habits), now });
		const [open] = await db
			.select({ day: pulseRounds.startsOn })
			.from(pulseRounds)
			.where(and(eq(pulseRounds.organisationId, organisationId), eq(pulseRounds.isClosed, false)));
		if (!open) throw new Error('no round could be opened');
		return { day: open.day, team };
	}

	/** A round that has closed, with answers enough to be shown. */
	async function closedPulse(): Promise<{ day: string; team: string }> {
		const questions = questionsAsked({ bank: shippedBank, asked: shippedAsked });
		await db.transaction(organisationId, async (inside) => {
			await inside
				.insert(pulseRounds)
				.values({
					organisationId,
					startsOn: CLOSED_ON,
					opensAt: new Date(`${CLOSED_ON}T08:00:00Z`),
					closesAt: new Date('2025-01-10T17:00:00Z'),
					isClosed: true,
					questions,
					pooled: {}
				})
				.onConflictDoNothing();
			await inside
				.insert(pulseResults)
				.values({
					organisationId,
					teamId: team,
					startsOn: CLOSED_ON,
					isPublished: true,
					members: 14,
					answers: 12,
					cells: Object.fromEntries(
						questions.map(({ key, kind }) => [
							key,
							kind === 'scale'
								? { is: 'spread', answers: 12, mean: 3, counts: [1, 3, 4, 3, 1] }
								: { is: 'suppressed', why: 'few', floor: 5 }
						])
					),
					comments: [`${mark} comment`]
				})
				.onConflictDoNothing();
		});
		return { day: CLOSED_ON, team };
	}

	async function pulseNote(): Promise<{ team: string; note: string }> {
		const note = { said: `${mark} said`, done: `${mark} done` };
		return { team, note: await writeNote(presently(lena), team, note) };
	}

	/** How the team is asked, as if it had been changed once. */
	async function pulseOfTeam(): Promise<{ team: string }> {
		const row = { cadence: 'week' as const, scoreFloor: 5, commentFloor: 10, version };
		await db.transaction(organisationId, async (inside) => {
			await inside
				.insert(pulseTeams)
				.values({ organisationId, teamId: team, ...row })
				.onConflictDoUpdate({ target: [pulseTeams.organisationId, pulseTeams.teamId], set: row });
		});
		return { team };
	}

	/** Settings that were changed once, with a question of the organisation's own. */
	async function ownQuestion(): Promise<{ key: string }> {
		const key = newId();
		const own = {
			key,
			kind: 'yes-no' as const,
			topic: null,
			wording: `${mark} question`,
			words: ['No', 'Yes'],
			pack: null,
			isArchived: false
		};
		await saveSettings({ ...shippedSchedule, bank: [...shippedBank, own], asked: shippedAsked, version });
		return { key };
	}

	async function saveSettings(settings: PulseSettings): Promise<void> {
		await db.transaction(organisationId, async (inside) => {
			await inside
				.insert(pulseSettings)
				.values({ organisationId, ...settings })
				.onConflictDoUpdate({ target: [pulseSettings.organisationId], set: settings });
		});
	}

	return { openPulse, closedPulse, pulseNote, pulseOfTeam, ownQuestion };
}
