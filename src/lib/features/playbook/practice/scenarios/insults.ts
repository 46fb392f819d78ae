import type { Scenario } from '../scenario';

export const insults: Scenario = {
	key: 'insults',
	title: 'It turns into insults',
	kind: 'boundary',
	situation:
		'Phone. A charge of 79 euros was taken twice. It is our mistake, and you can put it right. The customer has reason to be angry. By your policy you give one chance to change, then you may end the call.',
	customer:
		'Mr Kern. The second charge has put your account into the red. Start with reason. Then get personal (“idiot”, “useless”), unless somebody both sees your trouble and draws a line. Play it only as hard as you have agreed beforehand.',
	heat: 4,
	start: 'opening',
	turns: {
		opening: {
			line: 'You robbed me! Twice 79 euros! The rent bounced because of you, you idiots!',
			play: 'Loud. The rent is the sore point.',
			works: 'See the trouble first. One loud word at the start is not yet an attack on you.',
			replies: [
				{
					say: 'I will not be spoken to like that.',
					effect: 'heats',
					why: 'The line will be needed, but it comes too soon: it passes over a bounced rent.',
					next: 'personal'
				},
				{
					say: 'We charged you twice and your rent bounced: that is bad, and it is our mistake. I am getting the money back to you now.',
					effect: 'calms',
					why: 'It names the real harm, and whose it was. To many that is already enough.',
					next: 'doubt'
				},
				{
					say: 'I need your customer number first.',
					effect: 'holds',
					why: 'Nobody dies of it, but the fire burns on and is looking for somebody.',
					next: 'personal'
				}
			]
		},
		doubt: {
			line: 'And when? I have to pay the rent today! You lot are too dumb to count to two!',
			play: 'You are afraid. It comes out as scorn.',
			works: 'Fact first, then the line about the words, both short.',
			replies: [
				{
					say: 'It takes until Thursday by card; by instant transfer it is there in an hour, and I am doing that now. And please leave out words like “dumb”, then I can do it faster.',
					effect: 'calms',
					why: 'Help and a line in one breath. The line is about the word and has a reason.',
					next: 'turned'
				},
				{
					say: 'By Thursday at the latest.',
					effect: 'holds',
					why: 'A fact, but it does not answer “today”. And the words were let pass: the next will be harder.',
					next: 'personal'
				},
				{
					say: 'If you had watched your account, it would not have bounced.',
					effect: 'heats',
					why: 'Our mistake, and his fault? That lights everything again.',
					next: 'personal'
				}
			]
		},
		personal: {
			line: 'You are completely useless, do you know that? A monkey could do your job!',
			play: 'Now it is about the person. Wait and see whether a line comes.',
			works: 'Draw the line: the conduct, the way back, calm.',
			replies: [
				{
					say: 'I want to get your money back to you, and I can do that if you stop the insults. Please stop them, and we go on.',
					effect: 'calms',
					why: 'The chance to change, in full: what you want, what has to stop, how it goes on.',
					next: 'turned'
				},
				{
					say: '…',
					effect: 'holds',
					why: 'Silence can help for a moment. As an answer to an insult, it says that it may go on.',
					next: 'again'
				},
				{
					say: 'Look who is talking.',
					effect: 'heats',
					why: 'Human. And now there are two of you, and the recording has both.',
					next: 'again'
				}
			]
		},
		again: {
			line: 'What are you even paid for, you useless piece of …',
			play: 'Go on until the call is ended, or a clear last word comes.',
			works: 'Announce it, then do it. You need nobody’s leave.',
			replies: [
				{
					say: 'I have asked for respect. If it goes on, I end this call. I send you the money either way.',
					effect: 'calms',
					why: 'Announced, clear, and help does not hang on good behaviour: the debt is ours.',
					next: 'turned'
				},
				{
					say: 'It goes on, so I am ending the call here. Your money is on its way, and you will get that in writing.',
					effect: 'calms',
					why: 'You may do that. Ending it is no failure: the matter is settled in writing, and you are out of it.',
					next: 'ended'
				},
				{
					say: 'Please, I am only doing my job.',
					effect: 'heats',
					why: 'Pleading draws more of it. You need not justify yourself.',
					next: 'borne'
				}
			]
		},
		turned: {
			line: 'Yes. All right. It is just … the landlord. I did not mean you.',
			play: 'It goes out of you like air. Be a bit embarrassed.',
			works: 'Accept it briefly, and finish well.',
			replies: [
				{
					say: 'It is all right. The 79 euros are on their way, you will see them within the hour. Shall I write you two lines for the landlord that it was our mistake?',
					effect: 'calms',
					why: 'No lecture afterwards, and a help that nobody would have had to think of.',
					next: 'good'
				},
				{
					say: 'You should think about that before you call the next time.',
					effect: 'heats',
					why: 'He has just come round. A lecture now makes him regret it.',
					next: 'sour'
				},
				{
					say: 'The transfer is done. Goodbye.',
					effect: 'holds',
					why: 'Correct, and understandable after all that. It leaves both with a taste.',
					next: 'sour'
				}
			]
		}
	},
	endings: {
		good: {
			kind: 'good',
			title: 'A line, and a landlord who knows',
			text: 'You saw his trouble and kept your line. Log it all the same if it has hurt you: it is not about punishing him.'
		},
		sour: {
			kind: 'mixed',
			title: 'Settled, with a taste',
			text: 'The money is back. Take five minutes before the next call; anger that is not yours stays in the body.'
		},
		ended: {
			kind: 'good',
			title: 'You ended it',
			text: 'Announced, done, the matter settled in writing. That is exactly what the policy is for. Log it in half a minute, then take the break.'
		},
		borne: {
			kind: 'hard',
			title: 'You bore it',
			text: 'He hung up at last, not you. Nobody asks that of you. Read the boundary words aloud twice: it is easier if the mouth knows them.'
		}
	},
	pages: ['boundary-chance', 'boundary-ending-contact', 'after-a-hard-contact']
};
