import type { Scenario } from '../scenario';

export const thirdComplaint: Scenario = {
	key: 'third-complaint',
	title: 'She calls for the third time',
	kind: 'service',
	situation:
		'Phone, second tier. The record shows: first call on the second, promised a call back by Friday. Second call on the ninth, promised again. Nobody called. She is owed 36 euros; the return was never booked. You can book it now.',
	customer:
		'Ines, a nurse between two shifts. You have told it three times. The money matters less by now than the feeling of being nobody. You test whether this one has read it.',
	heat: 4,
	start: 'opening',
	turns: {
		opening: {
			line: 'So. Third time. I suppose I am to tell it all from the start again?',
			play: 'Tired and sharp. Pause after the question, and wait.',
			works: 'Show in the first sentence that you know it is the third time.',
			replies: [
				{
					say: 'No. You were promised a call on the second and on the ninth, and nobody called. I am sorry. I am looking at why, right now.',
					effect: 'calms',
					why: 'It answers the real question: does anybody know me here? Dates are proof.',
					next: 'test'
				},
				{
					say: 'Yes please, so that I get the full picture.',
					effect: 'heats',
					why: 'Conscientious, and the worst thing you can say here. The picture is in the record.',
					next: 'burst'
				},
				{
					say: 'One moment please, let me read what my colleagues wrote.',
					effect: 'holds',
					why: 'Better than asking. Best is to have read it before you pick up.',
					next: 'test'
				}
			]
		},
		burst: {
			line: 'No. No! I will not tell it a fourth time. You people write nothing down, do you? I work nights, I have twenty minutes!',
			play: 'Now it breaks out. You may be loud. No insults.',
			works: 'Let it rise, agree with what is true, then act in her twenty minutes.',
			replies: [
				{
					say: 'You are right. You need tell nothing. I have it here, and in your twenty minutes I will get done what should have been done two weeks ago.',
					effect: 'calms',
					why: 'Agreement, relief, and her own measure of time. That is hard to be angry at.',
					next: 'test'
				},
				{
					say: 'Please calm down, or I cannot help you.',
					effect: 'heats',
					why: 'Nobody has ever calmed down because of “calm down”. She has not insulted anybody.',
					next: 'manager'
				},
				{
					say: 'I am not responsible for what my colleagues did.',
					effect: 'heats',
					why: 'For her there is one shop. You have just stepped out of it.',
					next: 'manager'
				}
			]
		},
		test: {
			line: 'Hm. And what exactly is the problem this time?',
			play: 'A test. If it is vague, say so.',
			works: 'The true reason, plainly, and done at once.',
			replies: [
				{
					say: 'Your return came in on the fifth and was never booked. That is our mistake. I have booked it while we were speaking: 36 euros, on your card by Tuesday.',
					effect: 'calms',
					why: 'Cause, whose it was, deed, amount, day. Nothing is left open.',
					next: 'trust'
				},
				{
					say: 'There seems to have been a problem in the system.',
					effect: 'heats',
					why: '“The system” is nobody. She hears: they do not know, or will not say.',
					next: 'manager'
				},
				{
					say: 'The return was not booked. I am forwarding it to the department in charge.',
					effect: 'holds',
					why: 'Honest, and then the very sentence she has heard twice. Do what you can do yourself.',
					next: 'trust'
				}
			]
		},
		trust: {
			line: 'I have heard “by Friday” twice as well. Why should I believe you?',
			play: 'You want to believe it. Help them a little if they are honest.',
			works: 'Do not ask for trust. Make it unnecessary.',
			replies: [
				{
					say: 'You need not. You get it in writing now, with my name. I look on Wednesday whether it has arrived, and write to you either way. You do not have to do anything any more.',
					effect: 'calms',
					why: 'A proof, a name, a check that is yours and not hers.',
					next: 'good'
				},
				{
					say: 'This time it will work, I promise.',
					effect: 'holds',
					why: 'That was promised twice. A promise of the same kind has no value left.',
					next: 'waiting'
				},
				{
					say: 'I can understand that, but more than that I cannot do.',
					effect: 'heats',
					why: 'You can do more: a follow-up costs one click.',
					next: 'waiting'
				}
			]
		},
		manager: {
			line: 'I want to speak to somebody who has a say. Now.',
			play: 'Cold. You mean it.',
			works: 'Grant it at once, and make sure she never tells it again.',
			replies: [
				{
					say: 'You may. I write it down so that you need not tell it again, and I book your return meanwhile. Does a call at the end of your shift suit you?',
					effect: 'calms',
					why: 'You give what is asked, and solve it all the same. And the time is hers.',
					next: 'waiting'
				},
				{
					say: 'My manager will tell you the same.',
					effect: 'heats',
					why: 'Perhaps so. It says: there is no use in speaking to us.',
					next: 'lost'
				},
				{
					say: 'She is not available at the moment.',
					effect: 'heats',
					why: 'An end without a door. Say when, and let it be certain.',
					next: 'lost'
				}
			]
		}
	},
	endings: {
		good: {
			kind: 'good',
			title: 'It ends with you',
			text: 'The money came on Monday, your message on Wednesday. “Unanswered follow-up” is noted: three calls for one click are a case for the next retro.'
		},
		waiting: {
			kind: 'mixed',
			title: 'Settled, if it is kept',
			text: 'The return is booked. Now everything hangs on one message. Set the follow-up with a day, not in your head.'
		},
		lost: {
			kind: 'hard',
			title: 'There will be a fourth time',
			text: 'She hangs up, and calls again tomorrow, angrier. Nothing was too hard here; only nobody began with the record.'
		}
	},
	pages: ['third-complaint', 'handing-up-well', 'follow-up-refund']
};
