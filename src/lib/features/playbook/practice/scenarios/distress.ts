import type { Scenario } from '../scenario';

export const distress: Scenario = {
	key: 'distress',
	title: 'It is not about the parcel',
	kind: 'care',
	situation:
		'Phone. A man wants to cancel a subscription that runs on his wife’s name. She died two weeks ago. By the rules a certificate is needed. You may cancel without one and leave a note. Agree beforehand whether you want to play this; stop at any time.',
	customer:
		'Herr Brandl, 64. You have made eleven such calls this week. You mean to be businesslike; then your voice fails you. Small kindness helps. In the last turn you say something that could mean that you do not want to go on. Leave it at the line.',
	heat: 2,
	start: 'opening',
	turns: {
		opening: {
			line: 'Good day. I need to cancel a subscription. It is in my wife’s name. She … she has died.',
			play: 'Businesslike, then the break in the middle. Leave a silence.',
			works: 'Stop for a moment. A plain sentence, then take the work off him.',
			replies: [
				{
					say: 'I am very sorry. You need not do much here: I cancel it for you now. Take your time.',
					effect: 'calms',
					why: 'Sympathy without a flood, and the task is off his list. “Take your time” gives back the moment.',
					next: 'certificate'
				},
				{
					say: 'My condolences. I need the customer number and the death certificate.',
					effect: 'heats',
					why: 'The form of sympathy, and in the same breath a demand. He has heard it eleven times.',
					next: 'worn'
				},
				{
					say: 'Oh God, how awful, how did it happen?',
					effect: 'heats',
					why: 'Your feeling, his work. Now he has to tell it to you as well.',
					next: 'worn'
				},
				{
					say: 'All right. What is the name, please?',
					effect: 'holds',
					why: 'Perhaps you did not know what to say. One plain “I am sorry” would be enough.',
					next: 'worn'
				}
			]
		},
		worn: {
			line: 'You are the twelfth. Everybody wants a paper. I do not even know where it all is. She always did these things.',
			play: 'Tired to the bone. Not a reproach.',
			works: 'Take away what can be taken away.',
			replies: [
				{
					say: 'Then let us do without a paper here. I cancel it now, and nobody from us writes to her any more. You need do nothing else.',
					effect: 'calms',
					why: 'Eleven hurdles, and here there is none. That is the kindest thing you can do.',
					next: 'certificate'
				},
				{
					say: 'I know, the bureaucracy. But without it I cannot do anything.',
					effect: 'heats',
					why: 'Look again at what you may do. If you really may not: hand it up and not back to him.',
					next: 'left'
				},
				{
					say: 'Is there nobody who could help you with it?',
					effect: 'holds',
					why: 'A good question at a later point. Now it sounds like: somebody else, please.',
					next: 'certificate'
				}
			]
		},
		certificate: {
			line: 'Just like that? Thank you. … You know, I still lay the table for two.',
			play: 'Say it quietly, more to yourself. Then wait.',
			works: 'Do not console and do not hurry. Stay for a moment.',
			replies: [
				{
					say: 'Two weeks is no time at all. (A pause.) I am still here.',
					effect: 'calms',
					why: 'It turns nothing to the good. It only stays, and that is rare.',
					next: 'sentence'
				},
				{
					say: 'Time heals all wounds.',
					effect: 'heats',
					why: 'Well meant, and it makes today’s pain small. Nobody wants to hear of later now.',
					next: 'sentence'
				},
				{
					say: 'Can I do anything else for you?',
					effect: 'holds',
					why: 'The closing phrase. For you it is routine, for him it is a door being shut.',
					next: 'left'
				}
			]
		},
		sentence: {
			line: 'Sometimes I think … I might as well go after her.',
			play: 'The line, no more. Do not go on from here; answer honestly if you are asked.',
			works: 'Ask plainly. It harms nobody, and it shows that one may say it.',
			replies: [
				{
					say: 'Herr Brandl, are you thinking of ending your life?',
					effect: 'calms',
					why: 'Plainly asked, and it brings relief. One does not put the thought into anybody by asking.',
					next: 'asked'
				},
				{
					say: 'You must not think like that. Surely there is a lot left to live for!',
					effect: 'heats',
					why: 'It silences. He will not say it again, but he will still think it.',
					next: 'silent'
				},
				{
					say: '(pretend not to have heard it, and confirm the cancellation)',
					effect: 'holds',
					why: 'Out of fear to say something wrong: many do so. Silence is the one wrong thing here.',
					next: 'silent'
				}
			]
		},
		asked: {
			line: 'No. I … no, not really. I only do not know how to go on. My daughter comes at the weekend.',
			play: 'Relieved that somebody asks.',
			works: 'Name a person and a number, and let it be his to say yes.',
			replies: [
				{
					say: 'I am glad that you told me. Would you call your daughter today, not only at the weekend? And I give you a number where somebody is there at night. May I?',
					effect: 'calms',
					why: 'A person today, a number for the night, and he decides. You are not a counsellor; you are a bridge.',
					next: 'good'
				},
				{
					say: 'Then all is well. All the best to you!',
					effect: 'heats',
					why: '“Not really” is not “no”. Stay for one more minute.',
					next: 'left'
				},
				{
					say: 'If you like, you can call me at any time.',
					effect: 'holds',
					why: 'From the heart, and more than you can keep. You are off at the weekend.',
					next: 'kept'
				}
			]
		},
		silent: {
			line: '… Well. Thank you for cancelling it.',
			play: 'You close up. One question could still open you.',
			works: 'It is not too late for the question.',
			replies: [
				{
					say: 'Before you hang up: what you said just now goes round in my head. Are you thinking of ending your life?',
					effect: 'calms',
					why: 'Late is better than never. It shows that you heard it.',
					next: 'asked'
				},
				{
					say: 'You are welcome. Goodbye, Herr Brandl.',
					effect: 'holds',
					why: 'The line goes dead, and you take the sentence home with you.',
					next: 'left'
				},
				{
					say: 'Chin up, it will be all right.',
					effect: 'heats',
					why: 'It would be nice. He hears that you would like to be rid of it.',
					next: 'left'
				}
			]
		}
	},
	endings: {
		good: {
			kind: 'good',
			title: 'He calls his daughter',
			text: 'You cancelled a subscription and asked one question. Tell your leader of it, also for your own sake. If there had been danger at that moment: emergency services, and stay on the line.'
		},
		kept: {
			kind: 'mixed',
			title: 'Warm, and too much for one person',
			text: 'He is not alone for now. Go to your leader, so that you are not either, and so that there is a number for the night.'
		},
		left: {
			kind: 'hard',
			title: 'Something stayed unsaid',
			text: 'It is no fault: nobody teaches us this question. If a real call ends like that, tell your leader at once. It can be called back.'
		}
	},
	pages: ['personal-distress', 'active-listening', 'after-a-hard-contact']
};
