import type { Day } from '../../../shared/days';

/** The steps of the ladder, from the mildest; police stands beside them, for threats. */
export const ladder = ['chance', 'warning', 'restriction', 'ending', 'police'] as const;

export type LadderStep = (typeof ladder)[number];

/** Who decides about a step. Except for a chance to change, it is never somebody who was part of it. */
export const deciders = {
	agent: 'The agent, on the spot',
	leader: 'A leader who was not part of it',
	admin: 'An admin who was not part of it'
} as const;

export type Decider = keyof typeof deciders;

export const deciderList = Object.keys(deciders) as Decider[];

/** A kind of conduct. */
export interface Category {
	/** Stays the same over versions, so that records of one kind stay together. */
	key: string;
	name: string;
	description: string;
	examples: string[];
	/** What to say to give a chance to change; free of reproach about the person. */
	words: string;
}

/** How grave it is. */
export interface SeverityLevel {
	/** 1 to 4. */
	level: number;
	name: string;
	examples: string[];
}

/** A step of the ladder. */
export interface Step {
	key: LadderStep;
	name: string;
	/** When it is the next one. */
	when: string;
	decider: Decider;
	/** Whether a second person has to agree. */
	needsApproval: boolean;
	/** Null where it has no end by itself. */
	longestDays: number | null;
	/** What to say when it is reached. */
	words: string;
}

/** The whole policy, as one version of it says it. */
export interface PolicyDocument {
	/** What it is for and what it is not. */
	principle: string;
	categories: Category[];
	severities: SeverityLevel[];
	steps: Step[];
	/** How the customer is told. */
	notice: string;
	/** How a decision can be appealed. */
	appeal: string;
	/** How long a decision can be appealed, in days. */
	appealWithinDays: number;
}

/** A version of the policy. */
export interface PolicyVersion {
	/** Null for the policy as it ships, before anybody has used it. */
	id: string | null;
	/** Counted from 1; null for a draft. */
	number: number | null;
	document: PolicyDocument;
	/** The first day on which it holds. */
	effectiveFrom: Day | null;
	/** What is new in it, for those who read it again. */
	summary: string;
	publishedAt: Date | null;
}

/** A time that the policy sets: "1 day", "30 days". */
export function daysInWords(days: number): string {
	return days === 1 ? '1 day' : `${days} days`;
}

/** The version that holds on a day: of those that hold by then, the last to be published. */
export function versionOn<Version extends Pick<PolicyVersion, 'number' | 'effectiveFrom'>>(
	versions: readonly Version[],
	day: Day
): Version | null {
	const holding = versions.filter(
		({ number, effectiveFrom }) => number !== null && effectiveFrom !== null && effectiveFrom <= day
	);
	return (
		holding
			.toSorted(
				(a, b) => a.effectiveFrom!.localeCompare(b.effectiveFrom!) || (a.number ?? 0) - (b.number ?? 0)
			)
			.at(-1) ?? null
	);
}

/** A category of a document; undefined where it has none of that key. */
export function categoryOf(document: Pick<PolicyDocument, 'categories'>, key: string): Category | undefined {
	return document.categories.find((category) => category.key === key);
}

/** A severity level of a document; undefined where it lacks it. */
export function severityOf(
	document: Pick<PolicyDocument, 'severities'>,
	level: number
): SeverityLevel | undefined {
	return document.severities.find((severity) => severity.level === level);
}

/** What to say at a step: the words of the category for a first chance, those of the step further up. */
export function wordsFor(
	document: Pick<PolicyDocument, 'categories' | 'steps'>,
	categoryKey: string,
	stepKey: LadderStep
): string {
	const ofCategory = stepKey === 'chance' ? categoryOf(document, categoryKey)?.words : '';
	return ofCategory || (document.steps.find(({ key }) => key === stepKey)?.words ?? '');
}
