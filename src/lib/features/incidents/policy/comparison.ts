import { daysInWords, deciders, type PolicyDocument } from './policy';

/** A passage of the policy: what it says about one thing. */
interface Passage {
	/** What stays the same over versions. */
	key: string;
	section: string;
	label: string;
	text: string;
}

/** A passage that two versions say differently; null where one of them lacks it. */
export interface Difference {
	section: string;
	label: string;
	before: string | null;
	after: string | null;
}

/** What another version says differently, in the order of the later one; what it lacks comes last. */
export function compareDocuments(before: PolicyDocument, after: PolicyDocument): Difference[] {
	const [old, present] = [passagesOf(before), passagesOf(after)];
	const oldByKey = new Map(old.map((passage) => [passage.key, passage]));
	const kept = new Set(present.map(({ key }) => key));
	return [
		...present.map(({ key, section, label, text }) => ({
			section,
			label,
			before: oldByKey.get(key)?.text ?? null,
			after: text
		})),
		...old
			.filter(({ key }) => !kept.has(key))
			.map(({ section, label, text }) => ({ section, label, before: text, after: null }))
	].filter((difference) => difference.before !== difference.after);
}

function passagesOf(document: PolicyDocument): Passage[] {
	const whole = (key: string, label: string, text: string) => ({ key, section: 'The policy', label, text });
	return [
		whole('principle', 'What it is for', document.principle),
		...document.categories.flatMap(({ key, name, description, examples, words }) =>
			part(`category ${key}`, `Category: ${name}`, [
				['Name', name],
				['What it is', description],
				['Examples', examples.join('\n')],
				['Words for a chance to change', words]
			])
		),
		...document.severities.flatMap(({ level, name, examples }) =>
			part(`severity ${level}`, `Severity ${level}: ${name}`, [
				['Name', name],
				['Examples', examples.join('\n')]
			])
		),
		...document.steps.flatMap((step) =>
			part(`step ${step.key}`, `Step: ${step.name}`, [
				['Name', step.name],
				['When', step.when],
				['Who decides', deciders[step.decider]],
				['A second person', step.needsApproval ? 'Has to agree' : 'Is not needed'],
				['Longest duration', step.longestDays === null ? 'Without an end' : daysInWords(step.longestDays)],
				['Words', step.words]
			])
		),
		whole('notice', 'How the customer is told', document.notice),
		whole('appeal', 'Appeals', document.appeal),
		whole('appealWithinDays', 'Time to appeal', daysInWords(document.appealWithinDays))
	];
}

function part(key: string, section: string, passages: [label: string, text: string][]): Passage[] {
	return passages.map(([label, text]) => ({ key: `${key} ${label}`, section, label, text }));
}
