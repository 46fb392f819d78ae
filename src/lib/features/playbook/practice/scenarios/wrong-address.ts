import type { Scenario } from '../scenario';

export const wrongAddress: Scenario = {
	key: 'wrong-address',
	title: 'Sent to the old flat, by the customer',
	kind: 'service',
	situation:
		'Phone. The order went to the address on file, which is the old one. The customer confirmed it three days ago. The parcel is out for delivery. You can ask the carrier to turn it round; that works about half of the time. Postage for a second sending is 4.90.',
	customer:
		'Tomasz, who moved a week ago and has slept four hours. You know that it was you, and you are furious with yourself. It comes out at whoever answers.',
	heat: 3,
	start: 'opening',
	turns: {
		opening: {
			line: 'You are delivering to a flat I have not lived in for a week! Stop that parcel right now!',
			play: 'Hectic. Do not admit that the address was yours.',
			works: 'Leave the question of whose mistake it was. Say where it is and what you try.',
			replies: [
				{
					say: 'But that is the address you entered and confirmed.',
					effect: 'heats',
					why: 'He knows. Saying it turns his anger from himself to you.',
					next: 'cornered'
				},
				{
					say: 'It is on the van right now, so every minute counts. I am asking the carrier to turn it round, while we are talking.',
					effect: 'calms',
					why: 'You share his hurry and act. Whose mistake it was interests nobody now.',
					next: 'trying'
				},
				{
					say: 'We cannot stop it once it has left.',
					effect: 'holds',
					why: 'Nearly true, and it ends the conversation before anything has been tried.',
					next: 'cornered'
				}
			]
		},
		cornered: {
			line: 'Oh, so it is my fault again! I moved house, I have other things on my mind than your web form!',
			play: 'Now you are loud. Underneath: “I am an idiot.”',
			works: 'Say what he cannot say to himself: that it happens.',
			replies: [
				{
					say: 'In the middle of a move, that happens to everybody. Let us see what can still be saved: I am asking the carrier now.',
					effect: 'calms',
					why: 'It gives him back his face, and then comes a deed.',
					next: 'trying'
				},
				{
					say: 'I did not say that it is your fault.',
					effect: 'holds',
					why: 'True to the letter. You now talk about the talk and not about the parcel.',
					next: 'trying'
				},
				{
					say: 'You could have changed it up to the moment it was sent.',
					effect: 'heats',
					why: 'A lesson for somebody who slept four hours. He learns nothing but to dislike you.',
					next: 'blaming'
				}
			]
		},
		blaming: {
			line: 'Listen, are you going to help me, or do you want to be right?',
			play: 'The question is meant. If an honest answer comes, let go.',
			works: 'Take the question as it is, and answer it.',
			replies: [
				{
					say: 'Help you. You are right, I got lost there. I am calling the carrier now.',
					effect: 'calms',
					why: 'Few sentences turn a call as surely as “you are right, I got lost”.',
					next: 'trying'
				},
				{
					say: 'I am only explaining to you how it works.',
					effect: 'heats',
					why: 'That is the answer “be right”.',
					next: 'gone'
				},
				{
					say: 'Both.',
					effect: 'heats',
					why: 'Funny among colleagues. He is not one.',
					next: 'gone'
				}
			]
		},
		trying: {
			line: 'All right. And? Does it work?',
			play: 'You hold your breath. You can take a no if it is honest.',
			works: 'Give the odds honestly, and the plan for the bad case.',
			replies: [
				{
					say: 'Of course, do not worry.',
					effect: 'holds',
					why: 'It calms for an hour. If the van has gone by, you have broken a promise.',
					next: 'promise'
				},
				{
					say: 'It works in about half of the cases. If it does, it comes to you on Friday. If not, it comes back to us and I send it on the same day. Is there anybody at the old flat who would take it?',
					effect: 'calms',
					why: 'Honest odds, a plan for both cases, and the one question that could solve it today.',
					next: 'cost'
				},
				{
					say: 'I cannot say. Call again tomorrow.',
					effect: 'heats',
					why: 'He has to come after it again. Give *him* the message, not the task.',
					next: 'gone'
				}
			]
		},
		cost: {
			line: 'My old neighbour might. And what does it cost me, if it comes back?',
			play: 'Suspicious: now the catch will come.',
			works: 'Name the price plainly, with the reason, without an apology for it.',
			replies: [
				{
					say: 'The second postage is 4.90. The parcel itself costs you nothing more. I write to you this evening which of the two it was.',
					effect: 'calms',
					why: 'Plain and fair. A small price, clearly named, is easily paid.',
					next: 'good'
				},
				{
					say: 'Unfortunately I have to charge you for that, as it was your mistake.',
					effect: 'heats',
					why: 'Everything won so far, given away in half a sentence.',
					next: 'gone'
				},
				{
					say: 'Nothing, I will take care of that somehow.',
					effect: 'holds',
					why: 'Kind, and outside of what you may promise? Then somebody else has to take it back.',
					next: 'promise'
				}
			]
		}
	},
	endings: {
		good: {
			kind: 'good',
			title: 'The neighbour has it',
			text: 'The parcel was with the neighbour by five. Your message in the evening says so. He answers with a picture of moving boxes and a thank you.'
		},
		promise: {
			kind: 'mixed',
			title: 'Friendly, with a debt',
			text: 'He is calm. Now a promise is in the world that another has to keep. Note it in the escalation before you take the next call.'
		},
		gone: {
			kind: 'hard',
			title: 'He has hung up',
			text: 'You were right to the last, and the parcel drove on. Being right is worth nothing on the phone.'
		}
	},
	pages: ['wrong-address', 'respectful-no']
};
