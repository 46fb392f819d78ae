/** What everybody is asked at the end, without their name. */
export const CHECK_QUESTION = 'Was this retro worth your time?';

/** The answers from 1 to 5. */
export const checkAnswers = ['Not at all', 'A little', 'Partly', 'Mostly', 'Very much'] as const;
