/** How thanks can be answered with one tap. Nothing is counted up from them anywhere. */
export const reactions = {
	heart: 'Heartfelt',
	star: 'Well done',
	joy: 'Celebrating',
	agreed: 'So true'
} as const;

export type ReactionKind = keyof typeof reactions;

export const reactionKinds = Object.keys(reactions) as [ReactionKind, ...ReactionKind[]];
