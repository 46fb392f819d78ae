import * as v from 'valibot';
import { many, wholeNumber } from '../../../shared/fields';
import { reminderKindList } from './reminder';

/** What somebody wants to be mailed, and when not. */
export const choicesForm = v.pipe(
	v.object({
		wanted: many('What you want mails about'),
		quietFrom: wholeNumber('The hour from which it is quiet', 0, 23),
		quietUntil: wholeNumber('The hour until which it is quiet', 0, 23)
	}),
	v.transform(({ wanted, ...hours }) => ({
		...hours,
		unsubscribed: reminderKindList.filter((kind) => !wanted.includes(kind))
	}))
);

export type ChoicesForm = v.InferOutput<typeof choicesForm>;

export const nothing = v.object({});
