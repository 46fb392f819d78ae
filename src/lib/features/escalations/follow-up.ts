/** What the customer made of a follow-up. */
export const customerAnswers = {
	satisfied: 'Satisfied',
	'not-satisfied': 'Not satisfied',
	'no-answer': 'No answer'
} as const;

export type CustomerAnswer = keyof typeof customerAnswers;
