import * as v from 'valibot';
import { requiredLine, text } from '../../../shared/fields';
import { changeFields, MOST_AT_ONCE, type ChangeField } from './change';

const ID_AND_COMMA = 37;

/** A change to escalations that were selected before. */
export const changeForm = v.object({
	/** The ids of what was selected, with commas between them. */
	ids: v.pipe(
		text('The selection', MOST_AT_ONCE * ID_AND_COMMA),
		v.transform((ids) => [...new Set(ids.split(',').filter((id) => id !== ''))]),
		v.check((ids) => ids.length > 0, 'Nothing is selected; go back to the list and select something.')
	),
	field: v.picklist(Object.keys(changeFields) as ChangeField[], 'Choose what to change.'),
	value: requiredLine('The new value', 200)
});

export type ChangeForm = v.InferOutput<typeof changeForm>;
