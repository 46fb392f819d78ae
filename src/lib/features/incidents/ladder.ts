import { categoryOf, ladder, severityOf, type LadderStep, type PolicyDocument } from './policy/policy';

/** A step that is about the customer's standing. Police is not one of them: it stands beside whatever is decided. */
export type MeasureStep = Exclude<LadderStep, 'police'>;

/** What the ladder can propose, from the mildest. */
export const proposedSteps = ['nothing', 'chance', 'warning', 'restriction', 'ending'] as const;

export type ProposedStep = (typeof proposedSteps)[number];

/** The category whose conduct is a threat in every version of a policy. */
export const THREAT = 'threat';

/** How far back earlier conduct is looked at, in days. */
export const REMEMBERED_DAYS = 365;

/** What is known of a customer when an incident is judged. */
export interface ConductHistory {
	/** The steps that hold now. What was quashed, lifted or has expired is not among them. */
	inForce: readonly ProposedStep[];
	/** How many other incidents of the last `REMEMBERED_DAYS` count; those whose measure was quashed do not. */
	earlier: number;
}

/** What an incident is judged by. */
export interface Conduct {
	category: string;
	severity: number;
	/** Whether the contact was ended on the spot: then the customer had been told, and went on. */
	contactEnded: boolean;
}

export interface Proposal {
	step: ProposedStep;
	/** Whether the police is to be called as well. */
	police: boolean;
	/** In a sentence or two, for the one who decides. */
	why: string;
}

/**
 * The next step that a policy suggests. It rises with severity and with what the customer's record holds, never falls.
 * @param policy the version by which the incident is judged
 */
export function nextStep(
	policy: Pick<PolicyDocument, 'categories' | 'severities' | 'steps'>,
	conduct: Conduct,
	history: ConductHistory
): Proposal {
	const found = heaviest([bySeverity(conduct, history), byStanding(conduct, history)]);
	const step = known(policy, found.step);
	const police = conduct.category === THREAT && policy.steps.some(({ key }) => key === 'police');
	const why = [
		found.why,
		step === found.step ? '' : 'The policy has no step between, so the next milder one is proposed.',
		police ? 'As there is a threat, call the police first, whatever else is decided.' : ''
	];
	return { step, police, why: [judged(policy, conduct), ...why].filter(Boolean).join(' ') };
}

interface Reason {
	step: ProposedStep;
	why: string;
}

/** What the conduct leads to by itself. */
function bySeverity({ severity, contactEnded }: Conduct, { earlier }: ConductHistory): Reason {
	const before = earlier === 1 ? 'one earlier incident' : `${earlier} earlier incidents`;
	if (severity >= 4)
		return { step: 'ending', why: 'At this severity the policy goes to the last step at once.' };
	if (severity === 3)
		return { step: 'restriction', why: 'From this severity on the policy restricts at once.' };
	if (severity === 2 && earlier > 0) {
		return { step: 'warning', why: `There is ${before} within a year, so a chance to change was had.` };
	}
	if (severity === 2 && contactEnded) {
		return { step: 'warning', why: 'The customer was told and went on, until the contact was ended.' };
	}
	if (severity === 2) return { step: 'chance', why: 'Nothing like it is on record within a year.' };
	if (earlier >= 2) return { step: 'warning', why: `It keeps coming back: ${before} within a year.` };
	if (earlier === 1) return { step: 'chance', why: `There is ${before} within a year.` };
	return {
		step: 'nothing',
		why: 'Nothing like it is on record within a year; what was said in the contact is enough.'
	};
}

/** What follows from what already holds. */
function byStanding({ severity }: Conduct, { inForce }: ConductHistory): Reason {
	const present = heaviestStep(inForce);
	switch (present) {
		case 'ending':
			return { step: 'ending', why: 'The relationship was ended already.' };
		case 'restriction':
			return severity >= 2
				? { step: 'ending', why: 'It came back under a restriction, so nothing milder has helped.' }
				: { step: 'restriction', why: 'A restriction is in force; at this severity it stays with that.' };
		case 'warning':
			return { step: 'restriction', why: 'It came back while a warning was in force.' };
		case 'chance':
			return { step: 'warning', why: 'It came back after a chance to change.' };
		default:
			return { step: 'nothing', why: '' };
	}
}

function heaviest([first, second]: readonly [Reason, Reason]): Reason {
	return rankOf(second.step) > rankOf(first.step) ? second : first;
}

/** The heaviest of some steps; nothing where there are none. */
export function heaviestStep(steps: readonly ProposedStep[]): ProposedStep {
	return steps.toSorted((a, b) => rankOf(b) - rankOf(a))[0] ?? 'nothing';
}

/** How far up the ladder a step is; 0 for nothing. */
export function rankOf(step: ProposedStep): number {
	return proposedSteps.indexOf(step);
}

/** The step itself where the policy has it, else the next milder one it has. */
function known({ steps }: Pick<PolicyDocument, 'steps'>, step: ProposedStep): ProposedStep {
	const has = new Set(steps.map(({ key }) => key));
	const reachable = ladder.filter(
		(key): key is MeasureStep => key !== 'police' && has.has(key) && rankOf(key) <= rankOf(step)
	);
	return reachable.at(-1) ?? 'nothing';
}

function judged(
	policy: Pick<PolicyDocument, 'categories' | 'severities'>,
	{ category, severity }: Conduct
): string {
	const [kind, level] = [categoryOf(policy, category), severityOf(policy, severity)];
	return `${kind?.name ?? category}, severity ${severity}${level ? ` (${level.name.toLowerCase()})` : ''}.`;
}
