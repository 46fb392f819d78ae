import { eq } from 'drizzle-orm';
import { once, type ReadingContext } from '$lib/server/context';
import { shippedRules, type Floors } from '../../disclosure';
import { shippedQuestions, type QuestionBank } from '../bank';
import { shippedSchedule, type Cadence, type PulseSchedule } from '../schedule';
import { pulseSettings, pulseTeams } from '../tables.server';

/** When rounds open and what they ask. */
export interface PulseSettings extends PulseSchedule, QuestionBank {
	/** 0 as long as nobody has changed what is shipped. */
	version: number;
}

/** How a team is asked. */
export interface TeamPulse extends Floors {
	cadence: Cadence;
	/** 0 as long as nobody has changed what is shipped. */
	version: number;
}

const shippedTeamPulse: TeamPulse = {
	cadence: 'week',
	scoreFloor: shippedRules.scoreFloor,
	commentFloor: shippedRules.commentFloor,
	version: 0
};

/** When rounds open and what they ask at present. */
export async function pulseSettingsOf({ db, actor }: ReadingContext): Promise<PulseSettings> {
	const [row] = await db
		.select()
		.from(pulseSettings)
		.where(eq(pulseSettings.organisationId, actor.organisationId));
	return row ?? { ...shippedSchedule, ...shippedQuestions, version: 0 };
}

/** How each team of the organisation is asked. */
export function teamPulses(context: ReadingContext): Promise<(teamId: string) => TeamPulse> {
	return once(context, 'pulse of the teams', () => askForTeamPulses(context));
}

async function askForTeamPulses({ db, actor }: ReadingContext) {
	const rows = await db.select().from(pulseTeams).where(eq(pulseTeams.organisationId, actor.organisationId));
	const known = new Map(rows.map((row) => [row.teamId, row]));
	return (teamId: string) => known.get(teamId) ?? shippedTeamPulse;
}
