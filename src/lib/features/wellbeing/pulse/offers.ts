import type { ShownCount } from '../disclosure';
import type { QuestionTopic } from './question';

/** What is known of a team, all of it as disclosed. */
export interface OfferEvidence {
	/** What the latest shown round says of each topic: its mean, and whether it is low for this team. */
	topics: Partial<Record<QuestionTopic, { mean: number; isLow: boolean; inWords: string }>>;
	/** How many people of the organisation asked for what; null for a number that is not shown. */
	askedFor: readonly ShownCount[];
	/** Abusive contacts that were logged in the latest full window, and in the one before. */
	abuse: { present: number; before: number } | null;
}

/** Something a leader could offer, with what speaks for it. */
export interface Offer {
	what: string;
	because: string;
	href: string | null;
}

/** On a scale of five, a mean under this is low by any measure. */
const LOW_MEAN = 2.6;

/** From this share on, enough meet abuse without logging it to ask why. */
const MUCH_UNLOGGED = 0.2;

/**
 * What a leader could offer, the best founded first: each with the number it rests on, none without one.
 */
export function offersFor({ topics, askedFor, abuse }: OfferEvidence): Offer[] {
	const offers: Offer[] = [];
	const low = (topic: QuestionTopic) => {
		const found = topics[topic];
		if (!found) return null;
		const inWords = found.isLow ? `${found.inWords}, lower than usual here` : found.inWords;
		return found.isLow || (topic !== 'unlogged-abuse' && found.mean < LOW_MEAN)
			? { ...found, inWords }
			: null;
	};
	const asked = (key: string) => askedFor.find((each) => each.key === key && each.people !== null);
	const safe = low('safe');
	if (safe) {
		offers.push({
			what: 'Ask for what went wrong before you ask for ideas, in a retro where cards are hidden until all are written.',
			because: `Safe to speak: ${safe.inWords}.`,
			href: null
		});
	}
	const supported = low('supported');
	if (supported) {
		offers.push({
			what: 'Be there in the hour after a hard contact: a break without asking, and somebody to talk to.',
			because: `Feeling supported: ${supported.inWords}.`,
			href: '/incidents/policy'
		});
	}
	const workload = low('workload');
	if (workload) {
		offers.push({
			what: 'Look at what keeps coming back and start one fix, so that fewer contacts come in.',
			because: `Manageable work: ${workload.inWords}.`,
			href: '/fixes'
		});
	}
	const energy = low('energy') ?? low('mood');
	if (energy) {
		offers.push({
			what: 'Go through the coming weeks’ schedule together: breaks, late and early turns, and who takes the hard queues.',
			because: `${low('energy') ? 'Energy' : 'Mood'}: ${energy.inWords}.`,
			href: null
		});
	}
	const unlogged = topics['unlogged-abuse'];
	if (unlogged && (unlogged.isLow || unlogged.mean >= MUCH_UNLOGGED)) {
		offers.push({
			what: 'Say in the team that every abusive contact may be logged, and that it takes half a minute.',
			because: `Abuse that was not logged: ${unlogged.inWords}.`,
			href: '/incidents/policy'
		});
	}
	if (abuse && abuse.present >= 5 && abuse.present > abuse.before * 1.5) {
		offers.push({
			what: 'Let those on the hardest queues take turns, and practise ending a contact.',
			because: `${abuse.present} abusive contacts were logged in the last four weeks, ${abuse.before} in the four before.`,
			href: '/playbook'
		});
	}
	const training = asked('training');
	if (training) {
		offers.push({
			what: 'Set aside paid time for training, and let people say on what.',
			because: `${training.people} people of the organisation asked for training.`,
			href: '/playbook'
		});
	}
	const schedule = asked('schedule');
	if (schedule && !energy) {
		offers.push({
			what: 'Offer to change shifts, and say by when you will have an answer.',
			because: `${schedule.people} people of the organisation asked about their schedule.`,
			href: null
		});
	}
	return offers;
}
