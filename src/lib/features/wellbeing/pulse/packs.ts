import type { BankQuestion, PulseQuestion } from './question';

/** Questions that belong together, with whose words they are. */
export interface QuestionPack {
	key: string;
	name: string;
	about: string;
	/** Under which terms the wording may be used. */
	licence: string;
	questions: PulseQuestion[];
}

const OWN_WORDING = 'Worded for Evenkeel, free to use and change under the licence of the app (MIT).';

/**
 * What the app ships. The wording is its own: validated instruments mostly may not be copied, and come with cut-offs that
 * turn answers into diagnoses, which a team's pulse is not for.
 */
export const shippedPacks: readonly QuestionPack[] = [
	{
		key: 'core',
		name: 'How the week is',
		about: 'Six questions that take a quarter of a minute.',
		licence: OWN_WORDING,
		questions: [
			{
				key: 'mood',
				kind: 'scale',
				topic: 'mood',
				wording: 'How did work feel this past week?',
				words: ['Awful', 'Rather bad', 'So-so', 'Rather good', 'Great']
			},
			{
				key: 'energy',
				kind: 'scale',
				topic: 'energy',
				wording: 'How much energy do you have left at the end of a working day?',
				words: ['None', 'Little', 'Some', 'Quite a bit', 'Plenty']
			},
			{
				key: 'supported',
				kind: 'scale',
				topic: 'supported',
				wording: 'When a contact was hard, did you feel supported?',
				words: ['Not at all', 'Hardly', 'Partly', 'Mostly', 'Fully']
			},
			{
				key: 'workload',
				kind: 'scale',
				topic: 'workload',
				wording: 'Was the amount of work manageable?',
				words: ['Not at all', 'Hardly', 'Partly', 'Mostly', 'Fully']
			},
			{
				key: 'safe',
				kind: 'scale',
				topic: 'safe',
				wording: 'Could you say it in this team if something was wrong?',
				words: ['Not at all', 'Hardly', 'Partly', 'Mostly', 'Fully']
			},
			{
				key: 'unlogged-abuse',
				kind: 'yes-no',
				topic: 'unlogged-abuse',
				wording: 'Did you meet abuse from a customer that you did not log?',
				words: ['No', 'Yes']
			}
		]
	},
	{
		key: 'working-day',
		name: 'The working day',
		about: 'What to ask for a while when something about the work itself is in question.',
		licence: OWN_WORDING,
		questions: [
			{
				key: 'breaks',
				kind: 'scale',
				topic: null,
				wording: 'Could you take your breaks?',
				words: ['Never', 'Seldom', 'Sometimes', 'Mostly', 'Always']
			},
			{
				key: 'say',
				kind: 'scale',
				topic: null,
				wording: 'Could you decide what your work needed you to decide?',
				words: ['Never', 'Seldom', 'Sometimes', 'Mostly', 'Always']
			},
			{
				key: 'clear',
				kind: 'scale',
				topic: null,
				wording: 'Was it clear what was expected of you?',
				words: ['Not at all', 'Hardly', 'Partly', 'Mostly', 'Fully']
			},
			{
				key: 'switching-off',
				kind: 'scale',
				topic: null,
				wording: 'Could you leave work behind when the day was over?',
				words: ['Never', 'Seldom', 'Sometimes', 'Mostly', 'Always']
			},
			{
				key: 'schedule',
				kind: 'scale',
				topic: null,
				wording: 'Does your schedule fit the rest of your life?',
				words: ['Not at all', 'Hardly', 'Partly', 'Mostly', 'Fully']
			}
		]
	}
];

/** The questions there are to begin with. */
export const shippedBank: BankQuestion[] = shippedPacks.flatMap(({ key, questions }) =>
	questions.map((question) => ({ ...question, pack: key, isArchived: false }))
);

/** What a round asks to begin with. */
export const shippedAsked = shippedPacks[0]!.questions.map(({ key }) => key);
