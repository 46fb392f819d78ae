/** How a scenario was practised. */
export const practiceModes = {
	alone: 'Alone',
	agent: 'With a colleague, answering',
	customer: 'With a colleague, playing the customer'
} as const;

export type PracticeMode = keyof typeof practiceModes;
