import * as v from 'valibot';
import { optionalDay, requiredLine, text } from '../../../shared/fields';

/** Marking a change on the charts of a measure. */
export const markForm = v.object({
	measure: text('The measure', 200),
	day: v.pipe(
		optionalDay('The day'),
		v.check((value) => value !== null, 'The day is missing: from when on is it different?'),
		v.transform((value) => value!)
	),
	why: requiredLine('What changed', 120),
	back: text('The way back', 2000)
});

export type MarkForm = v.InferOutput<typeof markForm>;

/** Taking a mark back. */
export const takeBackForm = v.object({ back: text('The way back', 2000) });
