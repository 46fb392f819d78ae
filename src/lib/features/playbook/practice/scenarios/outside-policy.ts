import type { Scenario } from '../scenario';

export const outsidePolicy: Scenario = {
	key: 'outside-policy',
	title: 'A refund outside the policy',
	kind: 'limits',
	situation:
		'Phone. A coat for 160 euros, worn for one winter evening, label cut off. Worn things are not refunded. Your own limit is 20 euros. You may offer a change of the seam by the tailor, or 20 euros as a gesture.',
	customer:
		'Frau Yıldız. The coat pinches at the shoulder; you noticed it only at the theatre. You think it unfair but you are no swindler. You want to be taken seriously. A clear no with a good idea is enough for you.',
	heat: 2,
	start: 'opening',
	turns: {
		opening: {
			line: 'I wore it for one evening, it pinches. I would like my money back. It is as good as new.',
			play: 'Friendly. You count on a yes.',
			works: 'Understand first: what is wrong with it, what would help. No yes, no no yet.',
			replies: [
				{
					say: 'Unfortunately that is not possible, the label is off.',
					effect: 'heats',
					why: 'The no comes before the question. She does not know whether you have understood what it is about.',
					next: 'argue'
				},
				{
					say: 'You were looking forward to it, and then it pinches the whole evening. Where exactly: at the shoulder, under the arm?',
					effect: 'calms',
					why: 'The question is real: an answer decides what can help. And it shows that you look at her coat.',
					next: 'ask'
				},
				{
					say: 'Let me see what I can do for you.',
					effect: 'holds',
					why: 'Friendly, and it lets her hope for something that you already know is a no.',
					next: 'ask'
				}
			]
		},
		ask: {
			line: 'At the shoulder, as soon as I lift my arm. So, can you take it back?',
			play: 'Hopeful. The question is direct.',
			works: 'A direct question gets a direct answer: no, the reason, the door.',
			replies: [
				{
					say: 'I cannot: it was worn, and we could not sell it on. But at the shoulder there is something to be done. Our tailor lets it out, and we pay for that.',
					effect: 'calms',
					why: 'No, reason, door, in twenty seconds. The door solves what she called about.',
					next: 'again'
				},
				{
					say: 'Hmm, that is difficult. Normally we do not do that.',
					effect: 'holds',
					why: '“Normally” means: ask again, perhaps you are not normal.',
					next: 'argue'
				},
				{
					say: 'No. Our terms rule that out.',
					effect: 'heats',
					why: 'A clear no, but a wall where a door could be.',
					next: 'argue'
				}
			]
		},
		argue: {
			line: 'But one evening! Any other shop would do it. How should I have noticed it in front of the mirror?',
			play: 'You look for the gap. Each new reason you are given you take apart.',
			works: 'Agree with what is true, repeat the no without new reasons, offer the door.',
			replies: [
				{
					say: 'In front of the mirror one does not notice that, you are right. A refund I still cannot give. What I can do is have the shoulder let out, and we pay for it.',
					effect: 'calms',
					why: 'Agreement where she is right, and the same no. Nothing new to argue about, but something to take.',
					next: 'again'
				},
				{
					say: 'We would have to sell it as used, and storage costs us, and the law does not require it either.',
					effect: 'heats',
					why: 'Three reasons are three doors for “but”. One is enough.',
					next: 'limits'
				},
				{
					say: 'All right, I will make an exception, just this once.',
					effect: 'holds',
					why: 'It is beyond your limit of 20 euros. Now somebody has to take it back, or pretend not to see it.',
					next: 'overdrawn'
				}
			]
		},
		again: {
			line: 'Hm. And if that does not help? Then I have paid 160 euros for nothing.',
			play: 'An honest worry, no trick.',
			works: 'Take the worry seriously: what then, who, until when.',
			replies: [
				{
					say: 'Then call me, and I put it to my leader, with what the tailor says. I note that now, so that you need not explain it again.',
					effect: 'calms',
					why: 'No promise of what you may not grant, but a way that is not closed.',
					next: 'good'
				},
				{
					say: 'It will help, you will see.',
					effect: 'holds',
					why: 'You cannot know that, and she knows it.',
					next: 'fair'
				},
				{
					say: 'More than that I really cannot offer.',
					effect: 'heats',
					why: 'She had not asked for more; she had asked what then.',
					next: 'limits'
				}
			]
		},
		limits: {
			line: 'Then give me somebody who may decide that.',
			play: 'Not angry, determined.',
			works: 'Hand it up well: her wish in two sentences, and your own view.',
			replies: [
				{
					say: 'Gladly. I write down: worn once, pinches at the shoulder, tailor offered, you ask for a refund. She calls you today by five. The tailor stands in any case.',
					effect: 'calms',
					why: 'She feels that it moves on, and need tell nothing again. Whoever takes over can decide at once.',
					next: 'fair'
				},
				{
					say: 'She will not say anything else.',
					effect: 'heats',
					why: 'Maybe. Then it is hers to say.',
					next: 'bad'
				},
				{
					say: 'I can put you through, one moment.',
					effect: 'holds',
					why: 'Quick, and she starts from the beginning. Two lines beforehand would have spared her that.',
					next: 'fair'
				}
			]
		}
	},
	endings: {
		good: {
			kind: 'good',
			title: 'The coat goes to the tailor',
			text: 'A clear no, and she says thank you. That is how it feels when somebody was taken seriously.'
		},
		fair: {
			kind: 'mixed',
			title: 'In good hands',
			text: 'It is handed on or on its way. If the same answer comes from above, it should come with the same warmth.'
		},
		overdrawn: {
			kind: 'mixed',
			title: 'A yes that was not yours',
			text: 'She is happy, and you are 140 euros over your limit. Tell your leader today. And if you think that the limit is wrong: suggest a fix.'
		},
		bad: {
			kind: 'hard',
			title: 'No, and no door',
			text: 'You were right about the rule. What stays with her is that nobody wanted to know where it pinched.'
		}
	},
	pages: ['outside-policy', 'respectful-no', 'no-in-writing']
};
