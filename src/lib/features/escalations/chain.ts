import { HIGHEST_TIER } from './escalation';

/** The longest a chain can promise: four weeks. */
export const LONGEST_PROMISE_MINUTES = 4 * 7 * 24 * 60;

/** Who takes an escalation at a tier, how soon, and how to reach them. */
export interface ChainStep {
	tier: number;
	name: string;
	/** Who takes it beside the people named, as a shift or a mailbox. */
	desk: string;
	people: { id: string; name: string }[];
	withinMinutes: number | null;
	reach: string;
}

/** A step as it is stored: the organisation's, or one team's own in its place. */
export interface ScopedStep extends ChainStep {
	/** The team whose own it is; empty for the organisation's. */
	scopeId: string;
}

/** The scope of what holds for every team that has nothing of its own. */
export const EVERY_TEAM = '';

export const tiers = Array.from({ length: HIGHEST_TIER }, (_, place) => place + 1);

/** The chain as it holds in a team, by tier: the team's own step where there is one, the organisation's otherwise. */
export function chainOf(steps: readonly ScopedStep[], teamId: string): ScopedStep[] {
	return tiers.flatMap((tier) => {
		const own = steps.find((step) => step.tier === tier && step.scopeId === teamId);
		return own ?? steps.find((step) => step.tier === tier && step.scopeId === EVERY_TEAM) ?? [];
	});
}

/** A tier with its name, as a choice: "2, Duty lead". */
export function tierLabel(tier: number, step: Pick<ChainStep, 'name'> | undefined): string {
	const name = step?.name ?? (tier === 1 ? 'the first line' : '');
	return name ? `${tier}, ${name}` : String(tier);
}

/** Every tier as a choice, with what the chain says of it in a line. */
export function tierOptions(chain: readonly ChainStep[]) {
	return tiers.map((tier) => {
		const step = chain.find((each) => each.tier === tier);
		return { value: String(tier), label: tierLabel(tier, step), step: step ? stepInWords(step) : null };
	});
}

/** The step in a line: "Tier 2: Duty lead (Lena, night desk), within 1 hour, phone 12". */
export function stepInWords(step: ChainStep): string {
	const who = takersInWords(step);
	return [`Tier ${step.tier}: ${step.name}${who && ` (${who})`}`, ...termsOf(step)].join(', ');
}

/** The step beside its name: "Lena, night desk, within 1 hour, phone 12". */
export function stepBesideName(step: ChainStep): string {
	return [takersInWords(step), ...termsOf(step)].filter(Boolean).join(', ');
}

/** Who takes it at a step, people before the desk. */
export function takersInWords({ people, desk }: Pick<ChainStep, 'people' | 'desk'>): string {
	return [...people.map(({ name }) => name), desk].filter(Boolean).join(', ');
}

function termsOf({ withinMinutes, reach }: ChainStep): string[] {
	return [withinMinutes === null ? '' : `within ${minutesInWords(withinMinutes)}`, reach].filter(Boolean);
}

/** Minutes as people say them: "45 minutes", "1 hour 30 minutes", "2 days". */
export function minutesInWords(minutes: number): string {
	const parts: [number, string][] = [
		[Math.floor(minutes / 1440), 'day'],
		[Math.floor((minutes % 1440) / 60), 'hour'],
		[minutes % 60, 'minute']
	];
	const words = parts.flatMap(([count, unit]) => (count ? `${count} ${unit}${count === 1 ? '' : 's'}` : []));
	return words.join(' ') || '0 minutes';
}

/** Minutes as a form asks for them: the largest unit that they come out even in. */
export function promiseInUnits(minutes: number | null): {
	count: string;
	unit: 'minutes' | 'hours' | 'days';
} {
	if (minutes === null) return { count: '', unit: 'hours' };
	if (minutes % 1440 === 0) return { count: String(minutes / 1440), unit: 'days' };
	if (minutes % 60 === 0) return { count: String(minutes / 60), unit: 'hours' };
	return { count: String(minutes), unit: 'minutes' };
}
