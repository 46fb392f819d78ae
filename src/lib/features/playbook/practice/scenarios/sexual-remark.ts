import type { Scenario } from '../scenario';

export const sexualRemark: Scenario = {
	key: 'sexual-remark',
	title: 'A remark that has no place',
	kind: 'boundary',
	situation:
		'Phone. A simple question about a delivery. In the middle of it the caller begins with remarks about your voice. You may end the call without a warning if you want to. Agree beforehand how far the one who plays the caller goes; a hint is enough to practise.',
	customer:
		'A caller who has been friendly so far. You try whether it works. One remark is enough to play it; do not go further than the lines. If a line is drawn, take offence, then give way.',
	heat: 2,
	start: 'opening',
	turns: {
		opening: {
			line: 'Thursday, fine. You know, with a voice like that you should not be talking about parcels. What are you wearing?',
			play: 'Say it lightly, as if it were a compliment.',
			works: 'One plain sentence. No laughing, no explaining.',
			replies: [
				{
					say: 'That remark has no place here. I am here for your order, and for that alone.',
					effect: 'calms',
					why: 'Short and plain, and it names the remark. No laugh, no reason: there is nothing to discuss.',
					next: 'offended'
				},
				{
					say: '(laughs) Well, let us get back to your parcel.',
					effect: 'holds',
					why: 'Most of us do that: it gets one out of the moment. He takes it for a yes, and tries again.',
					next: 'more'
				},
				{
					say: 'I have a boyfriend.',
					effect: 'heats',
					why: 'It need not matter to him whether you have one. It sounds as if it were all right otherwise.',
					next: 'more'
				},
				{
					say: 'I am ending this call now. You can reach us in writing.',
					effect: 'calms',
					why: 'You may, at the first remark. You owe nobody a second one.',
					next: 'ended'
				}
			]
		},
		more: {
			line: 'Oh come on, do not be so shy. We are only having a bit of fun.',
			play: '“We” is the trick. Sound hurt if it does not work.',
			works: 'It was never a “we”. Say it now; it is not too late.',
			replies: [
				{
					say: 'I am not having fun. Stop that. If one more word of that kind comes, I end this call.',
					effect: 'calms',
					why: 'The “we” is gone, and the next step is announced.',
					next: 'offended'
				},
				{
					say: 'Sorry, I really have to go on with my work.',
					effect: 'heats',
					why: 'You apologise, and he has done it. “Work” is an excuse that he can talk away.',
					next: 'again'
				},
				{
					say: '(say nothing, and look for the parcel)',
					effect: 'holds',
					why: 'Freezing is a reaction of the body and no fault. If a word comes back to you, use it for the next step.',
					next: 'again'
				}
			]
		},
		offended: {
			line: 'Good heavens. One is not even allowed to pay a compliment any more. I am a customer!',
			play: 'Play the offended one. See whether they start to justify themselves.',
			works: 'No debate about compliments. Back to the matter, or out.',
			replies: [
				{
					say: 'Your parcel comes on Thursday between nine and twelve. Is there anything else about the order?',
					effect: 'calms',
					why: 'The debate is not taken up. What is left is the matter, and it is finished.',
					next: 'matter'
				},
				{
					say: 'I am sorry, I did not mean it like that.',
					effect: 'heats',
					why: 'You take the blame for his remark. There was nothing wrong with your sentence.',
					next: 'again'
				},
				{
					say: 'It was no compliment, because a compliment …',
					effect: 'holds',
					why: 'You are right, and you do not owe the lesson. Each reason is an invitation to go on.',
					next: 'again'
				}
			]
		},
		again: {
			line: 'Well, if you will not play along … at least tell me your first name.',
			play: 'The last line. After this it ends one way or the other.',
			works: 'Now it ends. Announce it in one sentence and put the phone down.',
			replies: [
				{
					say: 'I am ending this call now. You can write to us about your order.',
					effect: 'calms',
					why: 'He was told. It goes on. So it ends, also in the middle of his next word.',
					next: 'ended'
				},
				{
					say: 'I am not allowed to give you that.',
					effect: 'holds',
					why: '“Not allowed” hides behind a rule, as if you would like to. Your own no is stronger.',
					next: 'borne'
				},
				{
					say: 'One moment, I put you through to a male colleague.',
					effect: 'holds',
					why: 'It gets you out, and lets him through. And the colleague knows nothing of it. End it instead.',
					next: 'borne'
				}
			]
		},
		matter: {
			line: 'No. That was all.',
			play: 'Curt. It is over.',
			works: 'End it neutrally. Afterwards comes what is for you.',
			replies: [
				{
					say: 'Then goodbye. (And log it, in half a minute, while it is fresh.)',
					effect: 'calms',
					why: 'Logging is not telling on somebody. It warns the next colleague, and lets you put it down.',
					next: 'line'
				},
				{
					say: 'Then goodbye. (And on to the next call.)',
					effect: 'holds',
					why: 'Brave, and common. It comes up again in the evening. You may stop for a moment.',
					next: 'unlogged'
				},
				{
					say: 'Have a lovely day, and thank you for your call!',
					effect: 'heats',
					why: 'The phrase is so well drilled that it comes out by itself. You owe him no warmth.',
					next: 'unlogged'
				}
			]
		}
	},
	endings: {
		line: {
			kind: 'good',
			title: 'A line that held',
			text: 'One sentence, no debate, logged. Whoever speaks to him next is warned before they pick up. Is there anything you need now?'
		},
		ended: {
			kind: 'good',
			title: 'You ended it',
			text: 'You need no second remark to be allowed to do that. Log it, and take what is offered: a break, somebody to talk to, or nothing.'
		},
		unlogged: {
			kind: 'mixed',
			title: 'A line, without a trace',
			text: 'It held, and nobody knows of it. The next colleague meets him unprepared. Half a minute is enough.'
		},
		borne: {
			kind: 'hard',
			title: 'It went on too long',
			text: 'That was not your fault, not for one second. Practise the one sentence aloud until it comes by itself: “That remark has no place here.”'
		}
	},
	pages: ['boundary-sexual', 'boundary-ending-contact', 'after-a-hard-contact']
};
