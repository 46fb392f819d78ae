import type { Reply } from './scenario';

/** Something in an answer that tends to help or to harm, and why. */
export interface Sign {
	helps: boolean;
	/** The words that were found. */
	found: string;
	why: string;
}

/** What can be told of an answer in own words by its words alone, which is little: no machine judges a tone. */
export interface Comparison {
	/** The place of the reply that shares most words with it; null where none shares any. */
	nearest: number | null;
	signs: Sign[];
}

const signs: { pattern: RegExp; helps: boolean; why: string }[] = [
	{
		pattern: /\b(calm down|relax)\b/i,
		helps: false,
		why: 'Nobody has ever calmed down because of these words.'
	},
	{
		pattern: /\b(unfortunately|inconvenience)\b/i,
		helps: false,
		why: 'It sounds like a letter and makes their trouble small.'
	},
	{ pattern: /\bif you felt\b/i, helps: false, why: 'It puts the fault into their feelings.' },
	{
		pattern: /\b(understand|sorry)[^.!?]{0,20}\bbut\b/i,
		helps: false,
		why: 'What comes before a “but” is taken back by it.'
	},
	{
		pattern: /\b(our|the) (policy|policies|terms|rules|guidelines)\b/i,
		helps: false,
		why: 'A rule is no reason that a person can follow. Say what stands behind it.'
	},
	{
		pattern: /\byou should have\b|\byou could have\b/i,
		helps: false,
		why: 'A lesson, at a moment when nobody can learn.'
	},
	{
		pattern: /\bas (i|we|already) (said|told|mentioned)\b|\bas mentioned\b/i,
		helps: false,
		why: 'It says: you do not listen.'
	},
	{
		pattern: /\b(not (my|our) (fault|job|department)|not (responsible|in charge))\b/i,
		helps: false,
		why: 'For them there is one shop, and you have just stepped out of it.'
	},
	{
		pattern: /\b(normally|usually) we\b/i,
		helps: false,
		why: 'It means: ask again, perhaps you are not normal.'
	},
	{
		pattern: /\b(i am|i’m|i'm) (very |so |truly )?sorry\b/i,
		helps: true,
		why: 'An apology in the first person.'
	},
	{
		pattern: /\b(you are|you’re|you're) right\b/i,
		helps: true,
		why: 'Agreeing with what is true takes the wind out of a quarrel.'
	},
	{
		pattern: /\b(our|my) mistake\b/i,
		helps: true,
		why: 'It says whose it was; nobody has to prove anything any more.'
	},
	{
		pattern:
			/\b(by|at|until|before|within) (\w+ )?(noon|today|tonight|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d{1,2}|one|two|three|four|five|nine|ten|an hour|hours?|days?|minutes)\b/i,
		helps: true,
		why: 'A time. What has an end can be waited for.'
	},
	{
		pattern: /\bi (will|am going to|’ll|'ll)\b|\bi’ll\b|\bi'll\b/i,
		helps: true,
		why: 'You say what you do, and that it is you.'
	},
	{
		pattern: /\b(please stop|stop (that|this|the))\b/i,
		helps: true,
		why: 'A line about conduct, in plain words.'
	},
	{
		pattern: /\bwhich (would|do|of)\b|\bor would you rather\b/i,
		helps: true,
		why: 'A choice gives back some control.'
	}
];

/** Lays an answer in own words beside the replies of a turn. */
export function compareOwnWords(text: string, replies: readonly Pick<Reply, 'say'>[]): Comparison {
	const own = wordsIn(text);
	const shares = replies.map(({ say }) => shareOf(own, wordsIn(say)));
	const most = Math.max(...shares);
	return {
		nearest: most > 0 ? shares.indexOf(most) : null,
		signs: signs.flatMap(({ pattern, helps, why }) => {
			const found = pattern.exec(text)?.[0];
			return found === undefined ? [] : [{ helps, found, why }];
		})
	};
}

const emptyWords = new Set(
	'the and you your for that with this have has are was not can will would from what which they them but our its his her she him'.split(
		' '
	)
);

function wordsIn(text: string): Set<string> {
	const words = text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
	return new Set(words.filter((word) => !emptyWords.has(word)));
}

/** How much two sets of words share, from 0 to 1 (the cosine of both as vectors of zeros and ones). */
function shareOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
	if (one.size === 0 || other.size === 0) return 0;
	const shared = [...one].filter((word) => other.has(word)).length;
	return shared / Math.sqrt(one.size * other.size);
}
