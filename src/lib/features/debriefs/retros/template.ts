import type { Actor } from '../../people/actor';

/** What one writes about, side by side on the board. */
export interface RetroColumn {
	id: string;
	name: string;
	/** What belongs here. */
	hint: string;
}

export interface RetroTemplate {
	id: string;
	name: string;
	/** What it is good for. */
	purpose: string;
	columns: RetroColumn[];
}

export const MOST_COLUMNS = 6;

/** Whether somebody makes, changes and archives templates of the organisation's own: whoever can make a retro. */
export function mayMakeTemplates({ isAdmin, teams }: Pick<Actor, 'isAdmin' | 'teams'>): boolean {
	return isAdmin || teams.size > 0;
}

/** Columns from lines: a name, and after a colon what belongs there. */
export function columnsOf(lines: readonly string[]): RetroColumn[] {
	return lines.map((line, place) => {
		const [name = '', ...hint] = line.split(':');
		return { id: `own-${place + 1}`, name: name.trim(), hint: hint.join(':').trim() };
	});
}

/** Columns as the lines that they were made from. */
export function linesOf(columns: readonly Pick<RetroColumn, 'name' | 'hint'>[]): string[] {
	return columns.map(({ name, hint }) => (hint ? `${name}: ${hint}` : name));
}

/** A template in a few lines, by which a change of somebody else's is noticed. */
export function templateInWords({ name, columns }: Pick<RetroTemplate, 'name' | 'columns'>): string {
	return [name, ...linesOf(columns)].join('\n');
}

function shipped(
	id: string,
	name: string,
	purpose: string,
	columns: [name: string, hint: string][]
): RetroTemplate {
	return {
		id,
		name,
		purpose,
		columns: columns.map(([column, hint], place) => ({ id: `${id}-${place + 1}`, name: column, hint }))
	};
}

/** The templates that come with the app. */
export const shippedTemplates: readonly RetroTemplate[] = [
	shipped(
		'helped-harder',
		'What helped, what made it harder',
		'For any week. Looks at the work, not at persons.',
		[
			['What helped', 'What made a contact go well?'],
			['What made it harder', 'What stood in the way?'],
			['What we could try', 'What would have spared it?']
		]
	),
	shipped('glad-sad-mad', 'Glad, sad, mad', 'For how a time felt.', [
		['Glad', 'What were you happy about?'],
		['Sad', 'What was a pity?'],
		['Mad', 'What annoyed you?']
	]),
	shipped('start-stop-continue', 'Start, stop, continue', 'For habits.', [
		['Start', 'What should we begin to do?'],
		['Stop', 'What should we leave?'],
		['Continue', 'What should we keep?']
	]),
	shipped('four-ls', 'Four Ls', 'For the end of a season or a project.', [
		['Liked', 'What did you like?'],
		['Learned', 'What do you know now?'],
		['Lacked', 'What was missing?'],
		['Longed for', 'What do you wish for?']
	]),
	shipped('sailboat', 'Sailboat', 'For where the team is heading.', [
		['Wind', 'What moves us on?'],
		['Anchor', 'What holds us back?'],
		['Rocks', 'What could we run into?'],
		['Island', 'Where do we want to get to?']
	]),
	shipped('after-action', 'After-action review', 'For a peak, an outage or a launch.', [
		['What we expected', 'What was meant to happen?'],
		['What happened', 'What did happen?'],
		['Why it differed', 'What contributed to the difference?'],
		['What we do next time', 'What would you keep or change?']
	])
];
