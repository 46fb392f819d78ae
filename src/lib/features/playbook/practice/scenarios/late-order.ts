import type { Scenario } from '../scenario';

export const lateOrder: Scenario = {
	key: 'late-order',
	title: 'The birthday present is late',
	kind: 'service',
	situation:
		'Phone. A parcel promised for Tuesday has not come, and it is Thursday. The carrier shows it at the depot since Wednesday, without a reason. You may grant express shipping and up to 20 euros.',
	customer:
		'Jonas, whose daughter turns six tomorrow. You took Tuesday off for the parcel. You want the present, or at least somebody who cares. You calm down as soon as you are believed.',
	heat: 3,
	start: 'opening',
	turns: {
		opening: {
			line: 'I sat at home the whole of Tuesday for you people. It is Thursday now. Her birthday is tomorrow. What kind of shop is this?',
			play: 'Start loud. Say the birthday quickly, almost by the way: see whether it is noticed.',
			works: 'Say what it has cost them before you ask for anything.',
			replies: [
				{
					say: 'Your order number, please?',
					effect: 'heats',
					why: 'You need it, but as the first sentence it says: you are a case. Ask after they have been heard.',
					next: 'unheard'
				},
				{
					say: 'You gave up a day for it, and it did not come, and tomorrow is her birthday. I am sorry. Let me see where it is.',
					effect: 'calms',
					why: 'It gives back all three things that hurt, and moves at once. Nothing in it defends us.',
					next: 'heard'
				},
				{
					say: 'I am sorry for the inconvenience. The carrier is having delays at the moment.',
					effect: 'holds',
					why: '“Inconvenience” makes a lost day small, and the carrier sounds like an excuse, even where it is true.',
					next: 'unheard'
				}
			]
		},
		unheard: {
			line: 'Are you reading that from a card? I asked you what I am supposed to put on the table tomorrow.',
			play: 'You feel like a number. Repeat the birthday, more slowly.',
			works: 'Go back one step: show that you have heard it now.',
			replies: [
				{
					say: 'You are right, that was no answer. There is a birthday tomorrow, and the present is missing. Let me look for a way, now.',
					effect: 'calms',
					why: 'Owning a bad first sentence costs nothing and brings back trust.',
					next: 'heard'
				},
				{
					say: 'I understand, but I cannot do anything about the carrier.',
					effect: 'heats',
					why: '“I understand, but” takes the understanding back. And it leaves them alone with it.',
					next: 'leaving'
				},
				{
					say: 'I can look it up if you give me the number.',
					effect: 'holds',
					why: 'Fair, and still cold. It helps only if the next sentence is warmer.',
					next: 'heard'
				}
			]
		},
		heard: {
			line: 'All right. 48-211. So, where is it? And do not tell me that it will come soon.',
			play: 'You are listening now. One “soon”, and you are loud again.',
			works: 'Say plainly what you know and what you do not know.',
			replies: [
				{
					say: 'It should arrive soon.',
					effect: 'heats',
					why: 'They have just told you the one word not to use. It also promises something you do not know.',
					next: 'leaving'
				},
				{
					say: 'It has been at the depot since yesterday, and I do not know why. I do not believe that it will be with you tomorrow, and I would rather tell you that now.',
					effect: 'calms',
					why: 'Bad news, plainly told, is easier to bear than hope that breaks at six in the evening.',
					next: 'plan'
				},
				{
					say: 'It is at the depot. I can open an inquiry with the carrier; that takes up to five working days.',
					effect: 'holds',
					why: 'True, and useless to somebody with a birthday tomorrow. Answer the question behind the question.',
					next: 'plan'
				}
			]
		},
		plan: {
			line: 'Great. So she gets nothing. What can you actually do?',
			play: 'You are sad more than angry now. If there is a real offer, take it.',
			works: 'Offer something that helps tomorrow, with a time that you can keep.',
			replies: [
				{
					say: 'I send a second one by express today; it comes on Saturday. For tomorrow I write you a card with a picture of it, which you can print. And the postage comes back to you.',
					effect: 'calms',
					why: 'It solves the real problem: something on the table tomorrow. And it promises only what you can keep.',
					next: 'saved'
				},
				{
					say: 'I can offer you a voucher of ten euros.',
					effect: 'holds',
					why: 'Money is a way to say sorry, but it puts nothing on the table. As the only offer it feels like being bought off.',
					next: 'bought'
				},
				{
					say: 'You could buy something else in town and send ours back.',
					effect: 'heats',
					why: 'It may even be sensible, but it hands the work back to them.',
					next: 'leaving'
				}
			]
		},
		leaving: {
			line: 'You know what, forget it. Cancel everything. I will tell everybody what you are like.',
			play: 'You are about to hang up. A single honest sentence can still stop you.',
			works: 'One honest sentence, then a small certain thing. Do not plead.',
			replies: [
				{
					say: 'I will cancel it if you want that. Before I do: I can have a second one with you on Saturday, and you owe nothing for either until one has come.',
					effect: 'calms',
					why: 'It respects the wish and puts one clear choice beside it. Whoever may choose stays.',
					next: 'bought'
				},
				{
					say: 'That is your decision.',
					effect: 'heats',
					why: 'True, and it slams the door. They wanted to be held back.',
					next: 'lost'
				},
				{
					say: 'Please do not do that. I am really very, very sorry.',
					effect: 'holds',
					why: 'Pleading makes it about you. A sorry without a deed weighs little by now.',
					next: 'lost'
				}
			]
		}
	},
	endings: {
		saved: {
			kind: 'good',
			title: 'There is something on the table',
			text: 'He thanks you, a little ashamed of his tone. You noted late delivery as a cause and set a follow-up for Saturday, so that somebody looks.'
		},
		bought: {
			kind: 'mixed',
			title: 'Kept, but not won back',
			text: 'He takes it, and hangs up without a greeting. The matter is settled; the day he lost has not been seen by anybody. A follow-up on Saturday can still put that right.'
		},
		lost: {
			kind: 'hard',
			title: 'He has hung up',
			text: 'The order is cancelled. Look at the first two sentences again: most of such calls are lost there, not at the offer.'
		}
	},
	pages: ['late-parcel', 'apology-late', 'de-escalation-steps']
};
