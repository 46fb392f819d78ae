import * as v from 'valibot';
import { requiredLine, requiredText, ticked, wholeNumber } from '../../../shared/fields';
import { invalid, type FieldErrors } from '../../../shared/problem';
import {
	deciderList,
	ladder,
	type Category,
	type Decider,
	type PolicyDocument,
	type SeverityLevel,
	type Step
} from './policy';

export const MOST_CATEGORIES = 20;

const LONGEST_PASSAGE = 3000;

/** What a form posts: one field for each passage, named by where it stands. */
export type PostedPolicy = Record<string, unknown>;

/** Any fields at all, for `readPolicyForm` to read. */
export const policyDraftForm = v.looseObject({
	version: wholeNumber('The version', 0, 999_999_999)
});

/**
 * Reads the policy from a form: `category.0.name`, `severity.2.examples`, `step.warning.words` and so on. Entries that are
 * left out or that nobody filled are dropped.
 * @throws Problem `invalid` by field
 */
export function readPolicyForm(posted: PostedPolicy): PolicyDocument {
	const errors: FieldErrors = {};
	const read = <Schema extends v.GenericSchema<unknown, unknown>>(
		name: string,
		schema: Schema
	): v.InferOutput<Schema> => {
		const result = v.safeParse(schema, posted[name]);
		if (result.success) return result.output;
		errors[name] = result.issues[0].message;
		return '' as v.InferOutput<Schema>;
	};
	const document: PolicyDocument = {
		principle: read('principle', requiredText('What the policy is for', LONGEST_PASSAGE)),
		categories: readCategories(posted, read),
		severities: readSeverities(posted, read),
		steps: ladder.map((key) => readStep(key, posted, read)),
		notice: read('notice', requiredText('How the customer is told', LONGEST_PASSAGE)),
		appeal: read('appeal', requiredText('How a decision can be appealed', LONGEST_PASSAGE)),
		appealWithinDays: read('appealWithinDays', wholeNumber('The time to appeal', 1, 365))
	};
	if (document.categories.length === 0) errors['category.0.name'] = 'The policy needs at least one category.';
	if (document.severities.length === 0) errors['severity.1.name'] = 'The policy needs at least one severity.';
	if (Object.keys(errors).length > 0) throw invalid(errors);
	return document;
}

type Read = <Schema extends v.GenericSchema<unknown, unknown>>(
	name: string,
	schema: Schema
) => v.InferOutput<Schema>;

function readCategories(posted: PostedPolicy, read: Read): Category[] {
	const taken = new Set<string>();
	return Array.from({ length: MOST_CATEGORIES + 1 }, (_, place) => `category.${place}`).flatMap((at) => {
		const name = text(posted, `${at}.name`).trim();
		const isOffered = text(posted, `${at}.key`) !== '';
		if (isLeftOut(posted, at) || (name === '' && !isOffered)) return [];
		const key = ownKey(text(posted, `${at}.key`) || keyFrom(name), taken);
		return [
			{
				key,
				name: read(`${at}.name`, requiredLine('The name of the category', 80)),
				description: read(`${at}.description`, requiredText('What the category is', LONGEST_PASSAGE)),
				examples: linesOf(text(posted, `${at}.examples`)),
				words: read(`${at}.words`, requiredText('The words to say', LONGEST_PASSAGE))
			}
		];
	});
}

function readSeverities(posted: PostedPolicy, read: Read): SeverityLevel[] {
	return [1, 2, 3, 4].flatMap((level) => {
		const at = `severity.${level}`;
		if (isLeftOut(posted, at)) return [];
		return [
			{
				level,
				name: read(`${at}.name`, requiredLine('The name of the severity', 80)),
				examples: linesOf(read(`${at}.examples`, requiredText('An example', LONGEST_PASSAGE)))
			}
		];
	});
}

function readStep(key: Step['key'], posted: PostedPolicy, read: Read): Step {
	const at = `step.${key}`;
	const days = text(posted, `${at}.longestDays`).trim();
	return {
		key,
		name: read(`${at}.name`, requiredLine('The name of the step', 80)),
		when: read(`${at}.when`, requiredText('When it is the next step', LONGEST_PASSAGE)),
		decider: read(
			`${at}.decider`,
			v.picklist(deciderList, 'Who decides is not one of the choices.')
		) as Decider,
		needsApproval: v.parse(ticked(), posted[`${at}.needsApproval`]),
		longestDays: days === '' ? null : read(`${at}.longestDays`, wholeNumber('The longest duration', 1, 3650)),
		words: read(`${at}.words`, requiredText('The words to say', LONGEST_PASSAGE))
	};
}

function text(posted: PostedPolicy, name: string): string {
	const value = posted[name];
	return typeof value === 'string' ? value : '';
}

function isLeftOut(posted: PostedPolicy, at: string): boolean {
	return text(posted, `${at}.leftOut`) !== '';
}

function linesOf(lines: string): string[] {
	return lines
		.split(/\r\n?|\n/)
		.map((line) => line.trim())
		.filter(Boolean)
		.slice(0, 20);
}

function keyFrom(name: string): string {
	const plain = name.normalize('NFKD').toLowerCase();
	return (
		plain
			.replace(/[^a-z0-9]+/g, '-')
			.replace(/^-|-$/g, '')
			.slice(0, 40) || 'category'
	);
}

function ownKey(wanted: string, taken: Set<string>): string {
	let key = wanted;
	for (let count = 2; taken.has(key); count++) key = `${wanted}-${count}`;
	taken.add(key);
	return key;
}

/** The fields of the form, filled with a document. */
export function fieldsOfPolicy(document: PolicyDocument): Record<string, string> {
	const fields: Record<string, string> = {
		principle: document.principle,
		notice: document.notice,
		appeal: document.appeal,
		appealWithinDays: String(document.appealWithinDays)
	};
	for (const [place, { key, name, description, examples, words }] of document.categories.entries()) {
		Object.assign(fields, under(`category.${place}`, { key, name, description, words }));
		fields[`category.${place}.examples`] = examples.join('\n');
	}
	for (const { level, name, examples } of document.severities) {
		Object.assign(fields, under(`severity.${level}`, { name, examples: examples.join('\n') }));
	}
	for (const { key, name, when, decider, needsApproval, longestDays, words } of document.steps) {
		Object.assign(
			fields,
			under(`step.${key}`, { name, when, decider, words, longestDays: String(longestDays ?? '') })
		);
		if (needsApproval) fields[`step.${key}.needsApproval`] = 'on';
	}
	return fields;
}

function under(at: string, values: Record<string, string>): Record<string, string> {
	return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${at}.${name}`, value]));
}
