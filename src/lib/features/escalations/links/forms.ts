import * as v from 'valibot';
import { requiredLine, text } from '../../../shared/fields';
import { linkKinds, type LinkKind } from './link';

/** Linking an escalation to another one. */
export const linkForm = v.object({
	other: requiredLine('The other escalation', 500),
	kind: v.optional(
		v.picklist(Object.keys(linkKinds) as LinkKind[], 'Choose how the two belong together.'),
		'other'
	),
	note: text('The note', 500)
});

export type LinkForm = v.InferOutput<typeof linkForm>;
