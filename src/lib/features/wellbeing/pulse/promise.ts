import { shippedRules, type Floors } from '../disclosure';
import { WINDOW_WEEKS } from './schedule';

/** The settings that a promise is made of. */
export interface PromisedSettings extends Floors {
	/** The teams that an answer can count for. */
	teams: readonly string[];
}

/** What is promised before an answer in the fewest words, from the settings in force. */
export function promiseInShort({ scoreFloor, commentFloor }: Floors): string {
	return `Your answers are counted, not kept. Nothing is shown before the round has closed, and then only from ${scoreFloor} answers on; comments from ${commentFloor}. Nobody sees who answered what, nor who has not answered.`;
}

/** Who can see what of a pulse, one point after the other, from the settings in force. */
export function promiseInFull({ scoreFloor, commentFloor, teams }: PromisedSettings): string[] {
	const raised = scoreFloor > shippedRules.scoreFloor || commentFloor > shippedRules.commentFloor;
	return [
		'Your answers are added to the counts of your team. No row, no log line and no backup of ours says which of them are yours. That you have answered is noted, without a time, so that nobody answers twice; when the round closes, that note is deleted too.',
		'Nothing of a round is shown to anybody before it has closed: not to leaders, not to admins, not over the API.',
		`A question is shown from ${scoreFloor} answers on. How answers spread, and what was written, from ${commentFloor} on.${raised ? ` ${teams.length > 1 ? 'Your teams have' : 'Your team has'} asked for more than the ${shippedRules.scoreFloor} and ${shippedRules.commentFloor} that hold everywhere.` : ''} A team can raise these numbers, never lower them; the database itself refuses it.`,
		'What is under these numbers is deleted when the round closes, comments unread. Several teams that are each too small are added up, and shown only as “small teams together”.',
		'Every mean and trend is worked out from what is shown, and from nothing else. So nobody can subtract one number from another and arrive at a smaller group.',
		'A mean at the very end of the scale, or an answer that nearly everybody gave, is shown as “at least” or “at most”, because the exact number would say what each of you answered.',
		'Who has not answered is shown to nobody, only how many have.',
		'Comments are shown together, in random order, without a time and never beside a score. What you write can still sound like you: leave out what only you can know.',
		`How you are stands beside how much abuse was logged only for a team as a whole, over ${WINDOW_WEEKS} weeks.`,
		'There are no scores of persons, no targets, no ranking of teams, and no diagnosis.',
		'Who is in several teams answers for one of them, so that no answer is counted in two numbers.'
	];
}

/** What no rule about numbers can keep to itself, told plainly. */
export const whatNumbersCannotHide: readonly string[] = [
	'Colleagues who tell each other what they answered know more than a number does: all but one of a group can work out the answer of the last.',
	'Whoever is the only one to join or leave a team between two rounds can be guessed at from both, as the others tend to answer as they did. Nothing follows for certain.',
	'An admin who fills a team with people who do not exist would know all answers but yours. The audit log says who was added to a team, and by whom.'
];

const SEALED =
	'Whoever copies the database twice while a round is open, once before and once after your answer, can see who has answered in between, and not what: counts and comments lie sealed until the round has closed. Whoever holds the key of the server too could open both copies. The journal that a database writes (write-ahead log) and frequent backups are such copies; what is deleted when the round closes stays in them until they are overwritten.';

const UNSEALED =
	'This server has no key to seal with. So whoever copies the database twice while a round is open, once before and once after your answer, can see which counters went up, and who has answered in between. The journal that a database writes (write-ahead log) and frequent backups are such copies; what is deleted when the round closes stays in them until they are overwritten.';

/**
 * What somebody who runs the server could do all the same, told plainly.
 * @param isSealed whether there is a key to seal open rounds with
 */
export const whatAnOperatorCouldDo = (isSealed: boolean): readonly string[] => [
	'We say confidential, not anonymous: whoever runs the server could change the program to note what you send, or watch it as it comes in.',
	isSealed ? SEALED : UNSEALED,
	'A reverse proxy in front of the app may log that your address sent a form to this page at a time, as it does for every page. It does not log what the form says, and neither does the app.',
	'What the app itself offers cannot be used for it: no page, file, key of the API or role opens a single answer. The tests of the app include an attacker who collects every number that every role can obtain, and tries to solve for those that are not shown.'
];
