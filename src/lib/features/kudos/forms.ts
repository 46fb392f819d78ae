import * as v from 'valibot';
import { many, requiredLine, requiredText, text, ticked } from '../../shared/fields';
import { NO_VALUE, NOBODY } from './kudos';
import { reactionKinds, type ReactionKind } from './reactions';

const id = v.pipe(v.optional(v.string(), ''), v.uuid('This form is incomplete; please open it again.'));

/** Thanking somebody: whom, for what, and for which value. */
export const kudosForm = v.pipe(
	v.object({
		/** Made with the form, so that sending it twice thanks once. */
		id,
		/** People by id, and teams as `team:` and their id. */
		to: many('Whom you thank', 100),
		/** A name that was typed and not yet chosen. */
		typed: text('The name', 200),
		reason: requiredText('What you thank them for', 2000),
		valueIds: v.pipe(
			many('The values'),
			v.check((ids) => ids.length > 0, NO_VALUE)
		),
		/** The address of an escalation, a debrief or a fix. */
		about: text('The address', 500),
		offWall: ticked()
	}),
	v.forward(
		v.partialCheck([['to'], ['typed']], ({ to, typed }) => to.length > 0 || typed.trim() !== '', NOBODY),
		['to']
	)
);

export type KudosForm = v.InferOutput<typeof kudosForm>;

/** "give" or "take" and the kind, in the one button that is pressed. */
export const reactionForm = v.pipe(
	v.object({
		reaction: v.pipe(
			v.optional(v.string(), ''),
			v.regex(new RegExp(`^(give|take) (${reactionKinds.join('|')})$`), 'This is not one of the reactions.')
		)
	}),
	v.transform(({ reaction }) => {
		const [deed, kind] = reaction.split(' ') as ['give' | 'take', ReactionKind];
		return { kind, given: deed === 'give' };
	})
);

export type ReactionForm = v.InferOutput<typeof reactionForm>;

export const replyForm = v.object({ id, words: requiredText('Your reply', 1000) });

export type ReplyForm = v.InferOutput<typeof replyForm>;

export const valueForm = v.object({ name: requiredLine('The name', 120) });

export const valueArchiveForm = v.object({ archived: ticked() });

export const valueMoveForm = v.object({
	direction: v.picklist(['up', 'down'], 'This is not a direction.')
});

export const wallForm = v.object({ name: requiredLine('Where the screen is', 120) });

export const nothing = v.object({});
