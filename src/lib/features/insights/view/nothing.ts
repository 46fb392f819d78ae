import { addDays, type Period } from '../../../shared/days';
import type { Habits } from '../../../shared/format';
import { searchOf } from '../filter';
import { periodInWords } from '../findings';
import type { Insights } from '../insights';
import type { Link } from './parts';

export interface NothingView {
	title: string;
	text: string;
	action: Link | null;
}

/** What a page has to know to say why it is empty. */
export type Emptiness = Pick<Insights, 'filter' | 'choices' | 'recording' | 'hasRecords'>;

const causesSoon = {
	title: 'What keeps coming back will show here',
	text: 'Once escalations are recorded, this page says which contributing causes come up most, whether each is stable or rising, and which cases are behind them.'
};

/** What the other pages will show once there are records. */
const soon: Record<string, { title: string; text: string }> = {
	'/insights/hand-ups': {
		title: 'What the first line could not finish will show here',
		text: 'Once escalations are recorded, this page says why they were handed up, what came of them, and how many changed nothing or could have been spared.'
	},
	'/insights/timing': {
		title: 'When escalations come and how long they take will show here',
		text: 'Once escalations are recorded, this page says at which hours and on which days they come, how soon they are resolved, and how many customers come back.'
	},
	'/insights/compare': {
		title: 'Two periods will stand beside each other here',
		text: 'Once escalations are recorded, this page says which causes and reasons come up more or less than before, as far as counts can tell.'
	},
	'/insights/signals': {
		title: 'Weeks out of the ordinary will show here',
		text: 'Once escalations are recorded, this page says which causes and reasons stand out in weeks that left their usual range.'
	}
};

/**
 * Why there is nothing to show, and what to do next.
 * @param path the page that is empty, for the ways to show more of it
 */
export function nothingView(
	found: Emptiness,
	habits: Habits,
	mayImport: boolean,
	path = '/insights'
): NothingView {
	const { filter, choices, recording, hasRecords } = found;
	const days = periodInWords(filter.choice.period, habits);
	if (choices.teams.length === 0) {
		return {
			title: 'You are in no team yet',
			text: 'Insights show what keeps coming back in the teams you belong to. Ask an admin to add you to yours.',
			action: null
		};
	}
	if (!hasRecords) {
		const { title, text } = soon[path] ?? causesSoon;
		return {
			title,
			text: mayImport ? `${text} Last year’s cases from your helpdesk are a good start.` : text,
			action: mayImport
				? { href: '/imports', label: 'Import cases' }
				: { href: '/escalations/new', label: 'Log an escalation' }
		};
	}
	if (filter.team ?? filter.brand ?? filter.channel) {
		const everywhere = searchOf(filter, { team: null, brand: null, channel: null, trend: null });
		return {
			title: 'No escalation matches these filters',
			text: `From ${days}, nothing was recorded with this choice of team, brand and channel.`,
			action: { href: `${path}${everywhere}`, label: 'Show all teams, brands and channels' }
		};
	}
	const year = recording && lastYearOf(recording);
	return {
		title: 'Nothing was recorded in this period',
		text: `There are no escalations from ${days}.`,
		action: year && {
			href: `${path}${searchOf(filter, { choice: { name: 'custom', period: year }, trend: null })}`,
			label: `Show ${periodInWords(year, habits)}`
		}
	};
}

function lastYearOf({ from, to }: Period): Period {
	const yearBefore = addDays(to, -363);
	return { from: yearBefore > from ? yearBefore : from, to };
}
