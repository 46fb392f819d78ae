import type { Scenario } from '../scenario';

export const threat: Scenario = {
	key: 'threat',
	title: 'A threat',
	kind: 'boundary',
	situation:
		'Phone. An account was blocked after three chargebacks. The caller wants it opened; only the payments team can do that, tomorrow. He knows from the imprint where your office is. By the policy, a threat is passed on at once; police where there is a place, a time or a weapon in it.',
	customer:
		'Dennis. The blocked account holds a voucher for your son. You have been sent from one to the next all day. You threaten out of helplessness. Keep to the lines; do not invent worse ones.',
	heat: 4,
	start: 'opening',
	turns: {
		opening: {
			line: 'Open my account. Now. I have been on the phone for four hours. I will not be sent on again.',
			play: 'Quiet, through your teeth. You will not be sent on again.',
			works: 'Show him the end of the chain: who, what, when. No false promise.',
			replies: [
				{
					say: 'Four hours: then this is where it has to end. I cannot open it myself. I am writing it to the payments team now and will call you tomorrow at ten, with their answer.',
					effect: 'calms',
					why: 'Honest about what you cannot do, and you take the chain into your own hands.',
					next: 'pressure'
				},
				{
					say: 'I am not in charge of that, I put you through.',
					effect: 'heats',
					why: 'The one thing he has just ruled out.',
					next: 'threat'
				},
				{
					say: 'Your account is blocked because you charged back three times.',
					effect: 'holds',
					why: 'The reason is right, and it sounds like a reproach. He asked for a way and not for a cause.',
					next: 'pressure'
				}
			]
		},
		pressure: {
			line: 'Tomorrow! It is his birthday tomorrow. You just do not want to.',
			play: 'The birthday slips out. If it is noticed, it eases a little.',
			works: 'Pick up what slipped out.',
			replies: [
				{
					say: 'The voucher is for a birthday tomorrow? Then I ask payments for nine instead of ten, and write you a card with the amount on it that he can have in any case.',
					effect: 'calms',
					why: 'You have heard what it is really about. The threat that was on its way is no longer needed.',
					next: 'eased'
				},
				{
					say: 'I would like to, but I cannot.',
					effect: 'holds',
					why: 'True. It does not touch what he has just said.',
					next: 'threat'
				},
				{
					say: 'Shouting will not change that.',
					effect: 'heats',
					why: 'He had not even shouted.',
					next: 'threat'
				}
			]
		},
		threat: {
			line: 'I know where you are. I will come by tonight, and then we will see who is laughing.',
			play: 'Say it quietly. After this say nothing more of that kind.',
			works: 'Do not argue and do not judge it. Name it, end it, pass it on.',
			replies: [
				{
					say: 'You have just said that you will come here tonight. I take that seriously. I am ending this call and passing it on.',
					effect: 'calms',
					why: 'Named, not judged, ended. The place and the time are in your ear: they belong into the record.',
					next: 'after'
				},
				{
					say: 'Just try. The police will be waiting for you.',
					effect: 'heats',
					why: 'A threat against a threat. It does not make you any safer.',
					next: 'escalated'
				},
				{
					say: 'Oh, you do not mean that.',
					effect: 'holds',
					why: 'Probably not. But nobody can hear that, and it is not for you alone to decide.',
					next: 'escalated'
				}
			]
		},
		escalated: {
			line: 'You think I am joking?',
			play: 'A long pause. The last line.',
			works: 'It is not too late: out of the call, to a person.',
			replies: [
				{
					say: 'I am ending this call now.',
					effect: 'calms',
					why: 'No further word. Whatever else you say would only feed it.',
					next: 'after'
				},
				{
					say: 'No, no. Let us talk about it quietly once more.',
					effect: 'holds',
					why: 'You try to rescue the call. You have to rescue yourself.',
					next: 'alone'
				},
				{
					say: '(go on, and tell nobody, as it will come to nothing)',
					effect: 'heats',
					why: 'So many do. Then you carry it home by yourself, and the office knows of nothing.',
					next: 'alone'
				}
			]
		},
		after: {
			line: '(The line is dead. Your hands are shaking a little.)',
			play: 'You have nothing more to say. Watch what the other does first, and leave it some time.',
			works: 'First a person, then the words, then the form.',
			replies: [
				{
					say: '(Stand up, go to your leader, and say: “Somebody has threatened to come here tonight.” Then write down the exact words.)',
					effect: 'calms',
					why: 'In this order. You are not alone with it, the words are fresh, and with a place and a time in it the police are called.',
					next: 'safe'
				},
				{
					say: '(Fill in the form first, properly, and tell somebody later.)',
					effect: 'holds',
					why: 'The form does not go home with you tonight. A person could.',
					next: 'late'
				},
				{
					say: '(Take the next call, to think of something else.)',
					effect: 'heats',
					why: 'The body still runs for twenty minutes. The next caller gets what was meant for the last one.',
					next: 'alone'
				}
			]
		},
		eased: {
			line: 'A card. Hm. And somebody really calls tomorrow?',
			play: 'You have become quite small.',
			works: 'Make it certain, and finish.',
			replies: [
				{
					say: 'I do, myself. At nine, at this number. The card is in your mailbox in five minutes.',
					effect: 'calms',
					why: 'A name, a time, a thing in hand.',
					next: 'good'
				},
				{
					say: 'Somebody will get in touch.',
					effect: 'holds',
					why: '“Somebody” was what he had for four hours.',
					next: 'thin'
				},
				{
					say: 'If payments agree to it.',
					effect: 'heats',
					why: 'The call does not hang on that: you can make it in either case.',
					next: 'thin'
				}
			]
		}
	},
	endings: {
		good: {
			kind: 'good',
			title: 'It did not come to that',
			text: 'You heard the birthday. Not every threat can be prevented, and it is never your task; but this one was not needed any more.'
		},
		thin: {
			kind: 'mixed',
			title: 'Ended on thin ice',
			text: 'He waits. Put the call into the follow-ups with nine o’clock, so that it is made even if you are not here.'
		},
		safe: {
			kind: 'good',
			title: 'You are not alone with it',
			text: 'Ended, told, written down. Your leader calls the police with you and sees that nobody goes home by themselves. Now it is your turn: break, colleague, home.'
		},
		late: {
			kind: 'mixed',
			title: 'Recorded, but alone for an hour',
			text: 'It is all there, and nobody knew until five. With a threat: a person first, then the form.'
		},
		alone: {
			kind: 'hard',
			title: 'Alone with it',
			text: 'It may come to nothing. But you carry it, and others cannot look out. It is never too late to say it: say it now.'
		}
	},
	pages: ['boundary-threat', 'after-a-hard-contact', 'boundary-ending-contact']
};
