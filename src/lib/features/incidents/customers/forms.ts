import * as v from 'valibot';
import { requiredText, wholeNumber } from '../../../shared/fields';

/** Saying that a customer is the same as another. */
export const mergeForm = v.object({ reference: requiredText('The other reference', 200) });

export type MergeForm = v.InferOutput<typeof mergeForm>;

/** After how long without new conduct references are forgotten. */
export const retentionForm = v.object({ months: wholeNumber('The months', 6, 120) });

export type RetentionForm = v.InferOutput<typeof retentionForm>;
