import * as v from 'valibot';
import { choice, requiredLine, text, ticked } from '../../../shared/fields';

const named = {
	name: requiredLine('The name', 60),
	teamId: choice('The team'),
	isDefault: ticked()
};

/** Saving the filters of a list under a name. */
export const viewForm = v.object({ ...named, search: text('The filters', 2000) });

export type ViewForm = v.InferOutput<typeof viewForm>;

/** Renaming a view, sharing it, opening the list with it, or giving it the filters of the list as it is now. */
export const viewChangeForm = v.object({
	...named,
	search: text('The filters', 2000),
	replacesFilters: ticked()
});

export type ViewChangeForm = v.InferOutput<typeof viewChangeForm>;
