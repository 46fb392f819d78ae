import type { Scenario } from '../scenario';

export const poorService: Scenario = {
	key: 'poor-service',
	title: 'A colleague was short with her',
	kind: 'service',
	situation:
		'E-mail, then a call back. Mrs Adler asked in the chat how to wash a wool blanket. She was sent a link and the chat was closed. You have read it: two words and a link. The colleague was alone in the chat on that day.',
	customer:
		'Mrs Adler, 71. You are hurt rather than angry: you felt stupid. You want somebody to say that this was not right. You do not want anybody to lose their job over it.',
	heat: 2,
	start: 'opening',
	turns: {
		opening: {
			line: 'I only asked a question. I got a link and was thrown out. Is that how you treat people who do not do everything on their phone?',
			play: 'Quiet, a little stiff. You have thought about it for two days.',
			works: 'Say that you have read it, and what you saw.',
			replies: [
				{
					say: 'I have read the conversation. You asked a fair question and got two words and a link. That was not kind, and I am sorry.',
					effect: 'calms',
					why: 'It names what happened just as she felt it. After this she need not prove anything.',
					next: 'seen'
				},
				{
					say: 'I am sorry if you felt that way.',
					effect: 'heats',
					why: '“If you felt” puts the fault into her feelings. It is the opposite of an apology.',
					next: 'doubted'
				},
				{
					say: 'The chat was very busy on that day, please understand.',
					effect: 'holds',
					why: 'A reason before an apology is a defence. The same sentence can be good later.',
					next: 'doubted'
				}
			]
		},
		doubted: {
			line: 'So I imagined it? I have it here in front of me. “See link.” That was all.',
			play: 'Read it out, word by word. You want it to be seen.',
			works: 'Believe her, in plain words, without handing over the colleague.',
			replies: [
				{
					say: 'No, you did not imagine it. I have it in front of me too, and that is no answer to a question. I am sorry.',
					effect: 'calms',
					why: 'Clear, and it comes at last. It says nothing about the colleague and everything about the deed.',
					next: 'seen'
				},
				{
					say: 'That was my colleague, I would never write like that.',
					effect: 'holds',
					why: 'You come out well, and the team badly. She does not care who of you it was.',
					next: 'blamed'
				},
				{
					say: 'I will pass it on to the person responsible.',
					effect: 'heats',
					why: 'Being passed on is just what happened to her before.',
					next: 'cold'
				}
			]
		},
		blamed: {
			line: 'Oh. I did not want to get anybody into trouble. Does that person get into trouble now?',
			play: 'You are frightened by your own complaint.',
			works: 'Take the worry away: it is about how we work, not about a head.',
			replies: [
				{
					say: 'No. We look at how it came about: one person alone with twelve chats. Your letter helps us change that.',
					effect: 'calms',
					why: 'It tells the truth about the conditions and takes the guilt away from both.',
					next: 'seen'
				},
				{
					say: 'That is an internal matter.',
					effect: 'heats',
					why: 'True in law and cold in tone. She is left with the worry.',
					next: 'cold'
				},
				{
					say: 'They will certainly be spoken to.',
					effect: 'holds',
					why: 'You wanted to show that you take it seriously. To her it sounds like punishment.',
					next: 'seen'
				}
			]
		},
		seen: {
			line: 'Thank you. That does me good, you know. Well. And how do I wash it now, the blanket?',
			play: 'You soften. You really do want to know.',
			works: 'Answer the question properly: it was there from the start.',
			replies: [
				{
					say: 'By hand, lukewarm, with a spoon of wool detergent. Press it, do not wring it, and dry it flat on a towel. Shall I send you that on paper?',
					effect: 'calms',
					why: 'The whole answer, in her way of getting it. This is what makes the apology true.',
					next: 'good'
				},
				{
					say: 'It says so on the page; I can send you the link again.',
					effect: 'heats',
					why: 'The same hurt a second time, and now it counts double.',
					next: 'cold'
				},
				{
					say: 'By hand at thirty degrees.',
					effect: 'holds',
					why: 'Right, and short. One sentence more would have shown that you have the time.',
					next: 'fair'
				}
			]
		}
	},
	endings: {
		good: {
			kind: 'good',
			title: 'She tells her neighbour about it',
			text: 'An apology, an answer, and nobody was put on the spot. Tell the colleague how it ended: it is good news for both.'
		},
		fair: {
			kind: 'mixed',
			title: 'Answered',
			text: 'She has what she needs. The warmth at the start carried it; a little of it was missing at the end.'
		},
		cold: {
			kind: 'hard',
			title: 'She will not write again',
			text: 'Those who are hurt seldom shout. They go. One plain “that was not right” would have kept her.'
		}
	},
	pages: ['apology-for-our-tone', 'active-listening']
};
