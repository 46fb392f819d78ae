import * as v from 'valibot';
import { oneOf, text } from '../../../shared/fields';
import { needList, type Mood } from './check-in';

/** A check-in: a mood is enough. */
export const checkInForm = v.object({
	/** Made with the form, so that sending it twice notes it once. */
	id: v.pipe(v.optional(v.string(), ''), v.uuid('This form is incomplete; please open it again.')),
	mood: v.pipe(
		oneOf('How you are', ['1', '2', '3', '4', '5']),
		v.check((mood) => mood !== null, 'Choose how you are.'),
		v.transform((mood) => Number(mood) as Mood)
	),
	need: oneOf('What would help', needList),
	note: text('Your note', 5000)
});

export type CheckInForm = v.InferOutput<typeof checkInForm>;

export const nothing = v.object({});
