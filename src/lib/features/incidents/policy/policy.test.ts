import { describe, expect, test } from 'vitest';
import { Problem } from '../../../shared/problem';
import { compareDocuments } from './comparison';
import { fieldsOfPolicy, readPolicyForm, type PostedPolicy } from './draft-form';
import { categoryOf, ladder, severityOf, versionOn, wordsFor, type PolicyDocument } from './policy';
import { shippedPolicy } from './shipped';

const errorsOf = (posted: PostedPolicy) => {
	try {
		readPolicyForm(posted);
	} catch (error) {
		if (error instanceof Problem) return error.fields;
	}
	return {};
};

describe('the policy that ships', () => {
	test('has the seven categories, four severities and every step of the ladder, each with words to say', () => {
		expect(shippedPolicy.categories).toHaveLength(7);
		expect(shippedPolicy.severities.map(({ level }) => level)).toEqual([1, 2, 3, 4]);
		expect(shippedPolicy.steps.map(({ key }) => key)).toEqual([...ladder]);
		for (const { key } of shippedPolicy.categories) {
			for (const step of ladder) expect(wordsFor(shippedPolicy, key, step).length).toBeGreaterThan(40);
		}
	});

	test('never decides by the one who met it, but for a chance to change and the police', () => {
		const byAgents = shippedPolicy.steps.filter(({ decider }) => decider === 'agent').map(({ key }) => key);
		expect(byAgents).toEqual(['chance', 'police']);
		expect(shippedPolicy.steps.find(({ key }) => key === 'ending')?.needsApproval).toBe(true);
	});

	test('speaks of conduct and shouts at nobody', () => {
		const texts = JSON.stringify(shippedPolicy);
		expect(texts).not.toMatch(/!|violation|offender|perpetrator/i);
	});
});

describe('versionOn', () => {
	const version = (number: number | null, effectiveFrom: string | null) => ({ number, effectiveFrom });

	test('is the last that holds by then', () => {
		const versions = [version(1, '2026-01-01'), version(2, '2026-06-01'), version(3, '2026-12-01')];
		expect(versionOn(versions, '2025-12-31')).toBeNull();
		expect(versionOn(versions, '2026-05-31')?.number).toBe(1);
		expect(versionOn(versions, '2026-06-01')?.number).toBe(2);
		expect(versionOn(versions, '2027-01-01')?.number).toBe(3);
	});

	test('is the later of two from the same day, and never the draft', () => {
		const versions = [version(2, '2026-01-01'), version(1, '2026-01-01'), version(null, null)];
		expect(versionOn(versions, '2026-01-01')?.number).toBe(2);
	});
});

describe('the form of a draft', () => {
	test('gives back the policy it was filled with', () => {
		expect(readPolicyForm(fieldsOfPolicy(shippedPolicy))).toEqual(shippedPolicy);
	});

	test('takes a new category with a key of its own, and leaves out what is ticked', () => {
		const posted = {
			...fieldsOfPolicy(shippedPolicy),
			'category.1.leftOut': 'on',
			'severity.4.leftOut': 'on',
			'category.7.name': 'Threat',
			'category.7.description': 'Another kind',
			'category.7.examples': 'one\r\n\r\n  two ',
			'category.7.words': 'Please stop.'
		};
		const document = readPolicyForm(posted);
		expect(categoryOf(document, 'discriminatory')).toBeUndefined();
		expect(severityOf(document, 4)).toBeUndefined();
		expect(document.categories.at(-1)).toEqual({
			key: 'threat-2',
			name: 'Threat',
			description: 'Another kind',
			examples: ['one', 'two'],
			words: 'Please stop.'
		});
	});

	test('says beside each field what is missing', () => {
		const posted = {
			...fieldsOfPolicy(shippedPolicy),
			'category.0.name': ' ',
			'step.warning.longestDays': 'long',
			'step.ending.decider': 'anybody',
			appealWithinDays: '0'
		};
		expect(Object.keys(errorsOf(posted)).sort()).toEqual([
			'appealWithinDays',
			'category.0.name',
			'step.ending.decider',
			'step.warning.longestDays'
		]);
	});

	test('does not take a policy without categories or severities', () => {
		const fields = Object.entries(fieldsOfPolicy(shippedPolicy));
		const posted: PostedPolicy = Object.fromEntries(fields.filter(([name]) => !name.startsWith('category.')));
		for (const level of [1, 2, 3, 4]) posted[`severity.${level}.leftOut`] = 'on';
		expect(Object.keys(errorsOf(posted)).sort()).toEqual(['category.0.name', 'severity.1.name']);
	});
});

describe('compareDocuments', () => {
	test('finds nothing between a policy and itself', () => {
		expect(compareDocuments(shippedPolicy, structuredClone(shippedPolicy))).toEqual([]);
	});

	test('says what is new, what reads differently and what is gone', () => {
		const after: PolicyDocument = structuredClone(shippedPolicy);
		after.categories = after.categories.filter(({ key }) => key !== 'misuse');
		after.steps[1]!.longestDays = null;
		after.categories.push({ key: 'new', name: 'New', description: 'd', examples: [], words: 'w' });
		const found = compareDocuments(shippedPolicy, after);
		expect(found).toContainEqual({
			section: 'Step: Warning',
			label: 'Longest duration',
			before: '180 days',
			after: 'Without an end'
		});
		expect(found.filter(({ before }) => before === null).map(({ section }) => section)).toEqual(
			Array(4).fill('Category: New')
		);
		expect(found.filter(({ after: text }) => text === null).map(({ section }) => section)).toEqual(
			Array(4).fill('Category: Misuse')
		);
	});
});
