/** How thanks can be answered with one tap. Nothing is counted up from them anywhere. */
export const reactions = {
	heart: { symbol: '❤️', name: 'Heartfelt' },
	applause: { symbol: '👏', name: 'Applause' },
	joy: { symbol: '🎉', name: 'Celebrating' },
	agreed: { symbol: '🙌', name: 'So true' }
} as const;

export type ReactionKind = keyof typeof reactions;

export const reactionKinds = Object.keys(reactions) as [ReactionKind, ...ReactionKind[]];
