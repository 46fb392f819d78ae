import type { About } from '$lib/features/debriefs/cases/commands.server';
import { findEscalation, timelineOf } from '$lib/features/escalations/queries.server';
import { headlineOf } from '$lib/features/escalations/timeline';
import { headlineOf as incidentHeadlineOf } from '$lib/features/incidents/incident';
import { findIncident, storyOf } from '$lib/features/incidents/queries.server';
import type { Context } from '$lib/server/context';
import { formatInstant, type Habits } from '$lib/shared/format';
import { authorise } from '$lib/shared/problem';

/** A case to look back at, with what a debrief about it begins with. */
export interface Case extends About {
	teamId: string;
	title: string;
}

const LONGEST_TITLE = 160;
/** Who did something is no part of what and how. */
const NAMES = new Set(['assignee', 'reader', 'author', 'whose']);

/**
 * The case that an address names; null where it names none.
 * @throws Problem `not-found` for one that is not the actor's to see
 */
export async function caseOf(context: Context, search: URLSearchParams): Promise<Case | null> {
	const { habits } = context.actor;
	const [escalationId, incidentId] = [search.get('escalation'), search.get('incident')];
	if (escalationId) {
		const { id, teamId, summary } = await findEscalation(context, escalationId);
		const events = await timelineOf(context, id);
		const lines = events.map(({ at, kind, details }) => {
			const nameless = Object.fromEntries(Object.entries(details).filter(([name]) => !NAMES.has(name)));
			return lineOf(at, headlineOf({ kind, details: nameless }, habits), habits);
		});
		const title = [...summary.split('\n')[0]!].slice(0, LONGEST_TITLE).join('').trim();
		return { kind: 'escalation', id, teamId, title, timeline: lines.join('\n') };
	}
	if (!incidentId) return null;
	const incident = await findIncident(context, incidentId);
	authorise(incident.sees.has('story'));
	const story = await storyOf(context, incident);
	return {
		kind: 'incident',
		id: incident.id,
		teamId: incident.teamId,
		title: 'After an abusive contact',
		timeline: story.map((event) => lineOf(event.at, incidentHeadlineOf(event), habits)).join('\n')
	};
}

function lineOf(at: Date, headline: string, habits: Habits): string {
	return `${formatInstant(at, habits)}: ${headline}`;
}
