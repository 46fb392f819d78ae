import * as v from 'valibot';
import { many, oneOf, requiredLine, requiredText, text, ticked, wholeNumber } from '../../shared/fields';
import { keysFrom, pageKindList, type PageContent } from './page';

const LONGEST_PAGE = 10_000;
const HIGHEST_VERSION = 1_000_000;

/** Tags or keys in one line, parted by commas. */
function keys(label: string) {
	return v.pipe(
		text(label, 1_000),
		v.rawTransform(({ dataset, addIssue, NEVER }) => {
			try {
				return keysFrom(dataset.value);
			} catch (thrown) {
				if (!(thrown instanceof RangeError)) throw thrown;
				addIssue({ message: `${label}: ${thrown.message}` });
				return NEVER;
			}
		})
	);
}

/** Parts of the policy, by key. */
function partsOfPolicy(label: string) {
	return v.pipe(
		many(label, 100),
		v.check((keys) => keys.every((key) => key.length <= 100), `${label}: one of them does not exist.`)
	);
}

const version = wholeNumber('The version', 1, HIGHEST_VERSION);

/** A page as it is written; what it says becomes `PageContent` by `contentOf`. */
export const pageForm = v.object({
	title: requiredLine('The title', 120),
	kind: v.pipe(
		oneOf('The kind', pageKindList),
		v.check((kind) => kind !== null, 'Please say what kind of page it is.'),
		v.transform((kind) => kind!)
	),
	text: requiredText('The text', LONGEST_PAGE),
	tags: keys('Tags'),
	causeIds: many('Contributing causes', 100),
	reasonIds: many('Contact reasons', 100),
	tiers: v.pipe(
		many('Tiers'),
		v.check((tiers) => tiers.every((tier) => /^[1-9]$/.test(tier)), 'Tiers: one of them does not exist.')
	),
	incidents: partsOfPolicy('Kinds of incident'),
	steps: partsOfPolicy('Steps of the ladder'),
	note: v.pipe(text('What you changed', 300), v.trim())
});

export type PageForm = v.InferOutput<typeof pageForm>;

/** A change of a page: refused where somebody has changed it since. */
export const pageChangeForm = v.object({ ...pageForm.entries, version });

export type PageChangeForm = v.InferOutput<typeof pageChangeForm>;

/** What a filled form says. */
export function contentOf(form: PageForm): PageContent {
	return {
		title: form.title,
		kind: form.kind,
		text: form.text,
		links: {
			tag: form.tags,
			cause: form.causeIds,
			reason: form.reasonIds,
			tier: form.tiers,
			incident: form.incidents,
			step: form.steps
		}
	};
}

/** A page put away, or brought back. */
export const archivingForm = v.object({ archived: ticked() });

/** "This helped", or its taking back. */
export const helpedForm = v.object({ helped: ticked() });

/** A version that is to stand again. */
export const restorationForm = v.object({ number: wholeNumber('The version', 1, HIGHEST_VERSION), version });

/** A better wording that somebody suggests. */
export const wordingForm = v.object({
	text: requiredText('The text', LONGEST_PAGE),
	why: requiredText('What is better', 500),
	version
});

export type WordingForm = v.InferOutput<typeof wordingForm>;

/** An acceptance: what is to stand, which the decider may have changed. */
export const acceptanceForm = v.object({
	text: requiredText('The text', LONGEST_PAGE),
	answer: text('Your word to its author', 500),
	version
});

export type AcceptanceForm = v.InferOutput<typeof acceptanceForm>;

export const refusalForm = v.object({ answer: requiredText('Your word to its author', 500) });
