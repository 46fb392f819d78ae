import { formatDay, type Habits } from '$lib/shared/format';
import { actionStates, type TeamAction } from '../actions/action';
import { filledGroups, inDots, type Board } from './board';

/** A board as it goes out as a file: what its reader may see of it, and whose a card is only where that is open to all. */
export interface ExportedRetro {
	title: string;
	team: string;
	template: string;
	anonymous: boolean;
	closed: boolean;
	groups: {
		name: string;
		dots: number | null;
		notes: string;
		cards: { column: string; text: string; author: string | null }[];
	}[];
	/** Cards that are not in groups yet. */
	cards: { column: string; text: string; author: string | null }[];
	actions: { title: string; owner: string | null; due: string | null; state: string }[];
	parked: string[];
	facts: { title: string; measure: string; pinnedOn: string; points: { label: string; value: number }[] }[];
	checks: { score: number; answers: number }[];
}

/** What an export holds, in the order of the board. */
export function exportedRetro(board: Board): ExportedRetro {
	const columns = new Map(board.columns.map(({ id, name }) => [id, name]));
	const written = ({ columnId, text, authorName }: Board['cards'][number]) => ({
		column: columns.get(columnId) ?? '',
		text,
		author: authorName
	});
	return {
		title: board.title,
		team: board.teamName,
		template: board.templateName,
		anonymous: board.isAnonymous,
		closed: board.isClosed,
		groups: filledGroups(board).map(({ name, dots, notes, cards }) => ({
			name,
			dots,
			notes,
			cards: cards.map(written)
		})),
		cards: board.cards.filter(({ groupId }) => groupId === null).map(written),
		actions: board.actions.map((action: TeamAction) => ({
			title: action.title,
			owner: action.ownerName,
			due: action.dueOn,
			state: actionStates[action.state]
		})),
		parked: board.parking.map(({ text }) => text),
		facts: board.pins.map(({ pinnedOn, fact: { title, measure, points } }) => ({
			title,
			measure,
			pinnedOn,
			points
		})),
		checks: board.checks
	};
}

/** One row a card, then one an action. */
export function csvOfRetro(retro: ExportedRetro): (string | number | null)[][] {
	const cards = [...retro.groups, { name: '', dots: null, notes: '', cards: retro.cards }].flatMap((group) =>
		group.cards.map(({ column, text, author }) => [
			'card',
			column,
			group.name,
			group.dots,
			text,
			author,
			null,
			group.notes
		])
	);
	const actions = retro.actions.map(({ title, owner, due, state }) => [
		'action',
		state,
		'',
		null,
		title,
		owner,
		due,
		''
	]);
	return [['Kind', 'Column or state', 'Group', 'Dots', 'Text', 'Who', 'Due', 'Notes'], ...cards, ...actions];
}

export function markdownOfRetro(retro: ExportedRetro, habits: Habits, today: string): string {
	const lines = [`# ${inline(retro.title)}`, '', `${inline(retro.team)}, ${inline(retro.template)}`];
	for (const group of retro.groups) {
		lines.push('', `## ${inline(group.name)}${group.dots ? ` (${inDots(group.dots)})` : ''}`, '');
		lines.push(...group.cards.map(cardLine));
		if (group.notes) lines.push('', ...group.notes.split('\n').map((line) => `> ${inline(line)}`));
	}
	if (retro.cards.length > 0) lines.push('', '## Cards', '', ...retro.cards.map(cardLine));
	lines.push('', '## Actions', '');
	if (retro.actions.length === 0) lines.push('None were agreed on.');
	for (const { title, owner, due, state } of retro.actions) {
		const until = due ? `, until ${formatDay(due, habits, today)}` : '';
		lines.push(
			`- [${state === 'Open' ? ' ' : 'x'}] ${inline(title)} (${inline(owner ?? 'nobody yet')}${until}, ${state.toLowerCase()})`
		);
	}
	if (retro.parked.length > 0)
		lines.push('', '## Parked', '', ...retro.parked.map((text) => `- ${inline(text)}`));
	for (const fact of retro.facts) {
		lines.push('', `## ${inline(fact.title)}`, '', `${inline(fact.measure)}, as of ${fact.pinnedOn}.`, '');
		lines.push(...fact.points.map(({ label, value }) => `- ${inline(label)}: ${value}`));
	}
	return `${lines.join('\n')}\n`;
}

function cardLine({ column, text, author }: ExportedRetro['cards'][number]): string {
	return `- ${inline(text)} *(${[column, author].flatMap((part) => (part ? inline(part) : [])).join(', ')})*`;
}

/** Text as it was written, on one line and without meaning in Markdown. */
function inline(text: string): string {
	return text.replace(/\s*\n\s*/g, ' ').replace(/[\\`*_[\]<>#|]/g, (sign) => `\\${sign}`);
}
