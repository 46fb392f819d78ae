import * as v from 'valibot';
import { choice, text } from '../../../shared/fields';
import { linkKinds, type LinkKind } from './link';

/** Linking an escalation to another one. */
export const linkForm = v.object({
	/** One that was offered. */
	other: choice('The other escalation'),
	/** The address of another one's page, which goes before what was offered. */
	address: text('The address', 500),
	kind: v.optional(
		v.picklist(Object.keys(linkKinds) as LinkKind[], 'Choose how the two belong together.'),
		'other'
	),
	note: text('The note', 500)
});

export type LinkForm = v.InferOutput<typeof linkForm>;
