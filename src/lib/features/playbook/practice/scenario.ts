import { notFound } from '../../../shared/problem';

/** What scenarios are about. */
export const scenarioKinds = {
	service: 'Something went wrong',
	limits: 'The answer is no',
	boundary: 'Conduct goes too far',
	care: 'Somebody needs care'
} as const;

export type ScenarioKind = keyof typeof scenarioKinds;

/** What a reply does to the conversation, and how far it moves the heat. */
export const effects = {
	calms: { name: 'Calms', heat: -1 },
	holds: { name: 'Changes little', heat: 0 },
	heats: { name: 'Heats up', heat: 1 }
} as const;

export type Effect = keyof typeof effects;

/** How a conversation can end. */
export const endingKinds = {
	good: 'It went well',
	mixed: 'It went partly well',
	hard: 'It went badly'
} as const;

/** Something the person who answers may say. */
export interface Reply {
	say: string;
	effect: Effect;
	/** Why it works, or does not. */
	why: string;
	/** The turn or the ending it leads to. */
	next: string;
}

/** What the customer says, and what can be answered. */
export interface Turn {
	line: string;
	/** How to play it, for who plays the customer. */
	play: string;
	/** What works here, in a sentence. */
	works: string;
	replies: readonly Reply[];
}

export interface Ending {
	kind: keyof typeof endingKinds;
	title: string;
	text: string;
}

/** A conversation to practise: turns that branch by what is answered, until it ends. */
export interface Scenario {
	key: string;
	title: string;
	kind: ScenarioKind;
	/** What has happened so far, for whoever answers. */
	situation: string;
	/** Who the customer is and what they are after, for whoever plays them. */
	customer: string;
	/** How heated it begins, from 1 to 5. */
	heat: number;
	start: string;
	turns: Readonly<Record<string, Turn>>;
	endings: Readonly<Record<string, Ending>>;
	/** The shipped pages of the playbook with words for it. */
	pages: readonly string[];
}

export const HIGHEST_HEAT = 5;

const heatWords = ['calm', 'a little tense', 'tense', 'heated', 'boiling'];

/** How heated it is, in words. */
export function heatInWords(heat: number): string {
	return heatWords[Math.min(Math.max(heat, 1), HIGHEST_HEAT) - 1]!;
}

/** Replies are named by letters: the first of a turn is a, the second b. */
const LETTERS = 'abcd';

/** The letter of a reply by its place. */
export function letterOf(place: number): string {
	return LETTERS[place]!;
}

/** A turn that has been played. */
export interface PlayedTurn {
	line: string;
	reply: Reply;
	/** How heated it is after the reply. */
	heat: number;
}

/** Where a conversation stands: at a turn that waits for a reply, or at its ending. */
export interface Play {
	played: PlayedTurn[];
	heat: number;
	turn: Turn | null;
	ending: Ending | null;
}

/**
 * Plays a scenario through what was said.
 * @param said the letters of the replies, in order
 * @throws Problem `not-found` where one of them was not to be had
 */
export function play(scenario: Scenario, said: string): Play {
	const played: PlayedTurn[] = [];
	let heat = scenario.heat;
	let at = scenario.start;
	for (const letter of said) {
		const turn = scenario.turns[at];
		const reply = turn?.replies[LETTERS.indexOf(letter)];
		if (!turn || !reply) throw notFound();
		heat = Math.min(Math.max(heat + effects[reply.effect].heat, 1), HIGHEST_HEAT);
		played.push({ line: turn.line, reply, heat });
		at = reply.next;
	}
	return { played, heat, turn: scenario.turns[at] ?? null, ending: scenario.endings[at] ?? null };
}

/** What is wrong with a scenario, as sentences: it must lead from its start through every turn to every ending. */
export function faultsOf({ start, turns, endings, heat }: Scenario): string[] {
	const faults: string[] = [];
	const reached = new Set<string>();
	const walk = (at: string, way: readonly string[]) => {
		if (way.includes(at)) return void faults.push(`${at} leads back to itself`);
		if (!turns[at] && !endings[at])
			return void faults.push(`${way.at(-1)} leads to ${at}, which is not there`);
		if (reached.has(at)) return;
		reached.add(at);
		for (const { next } of turns[at]?.replies ?? []) walk(next, [...way, at]);
	};
	walk(start, []);
	for (const name of [...Object.keys(turns), ...Object.keys(endings)]) {
		if (!reached.has(name)) faults.push(`${name} is never reached`);
		if (turns[name] && endings[name]) faults.push(`${name} is a turn and an ending`);
	}
	for (const [name, { replies }] of Object.entries(turns)) {
		if (replies.length < 3 || replies.length > LETTERS.length)
			faults.push(`${name} has ${replies.length} replies`);
		if (!replies.some(({ effect }) => effect === 'calms')) faults.push(`${name} has no reply that works`);
	}
	if (heat < 1 || heat > HIGHEST_HEAT) faults.push(`it starts at the heat ${heat}`);
	return faults;
}
