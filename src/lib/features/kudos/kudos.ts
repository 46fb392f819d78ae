import { invalid, type FieldErrors } from '../../shared/problem';
import type { KudosForm } from './forms';
import type { ReactionKind } from './reactions';
import { subjectFrom, type Subject } from './subject';
import type { Value } from './values';

/** How a whole team is told from a person among those who are thanked. */
export const TEAM = 'team:';

interface Person {
	id: string;
	name: string;
}

export const NOBODY = 'Say whom you want to thank.';
export const NO_VALUE = 'Choose at least one value.';

/** What a form is judged by. */
export interface Surroundings {
	authorId: string;
	/** Everybody who can sign in. */
	people: readonly Person[];
	teams: readonly (Person & { archived: boolean })[];
	/** Who is in the teams that were chosen. */
	members: readonly { id: string; teamId: string }[];
	values: readonly Value[];
}

/** Thanks as they are written down. */
export interface NewKudos {
	id: string;
	reason: string;
	isOnWall: boolean;
	subject: Subject | null;
	teamIds: string[];
	valueIds: string[];
	/** Everybody once; `isNamed` where they were chosen by name, and not only with their team. */
	recipients: { userId: string; isNamed: boolean }[];
}

/** The teams that a form chose as a whole. */
export function teamsChosen({ to }: Pick<KudosForm, 'to'>): string[] {
	return to.filter((each) => each.startsWith(TEAM)).map((each) => each.slice(TEAM.length));
}

/**
 * Decides what a form gives, and to whom. A team is everybody in it now but the author.
 * @throws Problem `invalid` by field
 */
export function decideKudos(input: KudosForm, around: Surroundings): NewKudos {
	const errors: FieldErrors = {};
	const named = new Set(input.to.filter((each) => !each.startsWith(TEAM)));
	const typed = input.typed.trim();
	const meant = typed && whoIsMeant(typed, around.people);
	if (meant) named.add(meant);
	const teamIds = teamsChosen(input);
	const among = around.members
		.filter(({ id, teamId }) => teamIds.includes(teamId) && id !== around.authorId)
		.map(({ id }) => id);
	const wrong =
		typed && !meant
			? `“${typed}” is nobody here. Choose a name from the list.`
			: wrongWithRecipients([...named], teamIds, among, around);
	if (wrong) errors.to = wrong;

	const offered = new Set(around.values.filter(({ archived }) => !archived).map(({ id }) => id));
	if (input.valueIds.length === 0) errors.valueIds = NO_VALUE;
	else if (!input.valueIds.every((id) => offered.has(id))) {
		errors.valueIds = 'One of these values is no longer offered; please choose again.';
	}
	const subject = input.about.trim() === '' ? null : subjectFrom(input.about);
	if (input.about.trim() !== '' && !subject) errors.about = NOT_A_SUBJECT;
	if (Object.keys(errors).length > 0) throw invalid(errors);

	const { id, reason, offWall, valueIds } = input;
	const recipients = [...new Set([...named, ...among])].map((userId) => ({
		userId,
		isNamed: named.has(userId)
	}));
	return { id, reason, isOnWall: !offWall, subject, teamIds, valueIds, recipients };
}

/** The same sentence for what is not there and for what is not the author's to see. */
export const NOT_A_SUBJECT =
	'This is not the address of an escalation, a debrief or a fix that you can open. Copy it from your browser, or leave it empty.';

function whoIsMeant(typed: string, people: readonly Person[]): string | null {
	const found = people.filter(({ name }) => name.toLowerCase() === typed.toLowerCase());
	return found.length === 1 ? found[0]!.id : null;
}

function wrongWithRecipients(
	named: readonly string[],
	teamIds: readonly string[],
	among: readonly string[],
	{ authorId, people, teams, members }: Surroundings
): string | null {
	if (named.length + teamIds.length === 0) return NOBODY;
	if (named.includes(authorId)) {
		return 'Kudos are for colleagues: choose somebody other than yourself.';
	}
	if (!named.every((id) => people.some((person) => person.id === id))) {
		return 'One of the people you chose is not here any more; please choose again.';
	}
	if (!teamIds.every((id) => teams.some((team) => team.id === id && !team.archived))) {
		return 'One of the teams you chose is not there any more; please choose again.';
	}
	const empty = teamIds.find(
		(id) => !members.some((member) => member.teamId === id && among.includes(member.id))
	);
	if (empty) {
		return `There is nobody but you in ${teams.find(({ id }) => id === empty)?.name ?? 'this team'}.`;
	}
	return null;
}

/** Somebody in what is shown. */
export interface ShownPerson {
	name: string;
	isReader: boolean;
}

/** Thanks as their reader sees them. */
export interface ShownKudos {
	id: string;
	author: ShownPerson;
	/** Those who were thanked by name. */
	people: ShownPerson[];
	/** Names of the teams that were thanked as a whole. */
	teams: string[];
	/** Whether the reader is thanked, by name or with their team. */
	isForReader: boolean;
	reason: string;
	values: string[];
	at: Date;
	/** What it is about, where the reader may see that; otherwise nothing tells that there is anything. */
	subject: { href: string; label: string } | null;
	reactions: { kind: ReactionKind; count: number; isReaders: boolean; names: string[] }[];
	replies: ShownReply[];
	mayWithdraw: boolean;
}

export interface ShownReply {
	id: string;
	author: ShownPerson;
	words: string;
	at: Date;
	/** Whether the reader may take it back. */
	mayDelete: boolean;
}

/** "Bo, Chen and the team Orders"; the reader is "you". */
export function recipientsInWords({ people, teams }: Pick<ShownKudos, 'people' | 'teams'>): string {
	const parts = [
		...people.map(({ name, isReader }) => (isReader ? 'you' : name)),
		...teams.map((name) => `the team ${name}`)
	];
	return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
