import type { Scenario } from '../scenario';

export const managerWanted: Scenario = {
	key: 'manager-wanted',
	title: '“Give me your manager”',
	kind: 'limits',
	situation:
		'Phone. The first sentence asks for the manager. There is no record of an earlier contact. Your leader is free from three to five. It turns out to be something that you can solve yourself: a wrong size was picked, you may exchange it.',
	customer:
		'Herr Lorenz, a foreman. In your experience the first line never solves anything. You do not want to be rude, you want to save time. If somebody is quick and clear, you forget the manager.',
	heat: 3,
	start: 'opening',
	turns: {
		opening: {
			line: 'Good morning. I would like to speak to your manager.',
			play: 'Polite, short. No explanation.',
			works: 'Grant it, and ask for two sentences, so that it need not be told twice.',
			replies: [
				{
					say: 'You may. So that you do not have to tell it twice: what is it about, in two sentences?',
					effect: 'calms',
					why: 'The wish is granted, so there is nothing to fight for. And now you learn what it is.',
					next: 'matter'
				},
				{
					say: 'What is it about? Perhaps I can help you.',
					effect: 'holds',
					why: 'Kindly meant. But the wish was passed over, and he has heard that sentence before.',
					next: 'insist'
				},
				{
					say: 'That is not possible just like that.',
					effect: 'heats',
					why: 'Now the manager is a prize, and he will win it.',
					next: 'insist'
				}
			]
		},
		insist: {
			line: 'I did not ask whether you can help me. I asked for your manager.',
			play: 'A degree colder. Repeat the wish word by word.',
			works: 'Step aside: say yes, say when.',
			replies: [
				{
					say: 'You are right, you did. She is free from three on and will call you. Give me two sentences for her, and you are done.',
					effect: 'calms',
					why: 'A yes, a time, and his time is spared. In the two sentences, it often solves itself.',
					next: 'matter'
				},
				{
					say: 'She is in a meeting.',
					effect: 'heats',
					why: 'That may be so, and everybody says it. Without a time it is a no.',
					next: 'fed-up'
				},
				{
					say: 'I am fully qualified to help you.',
					effect: 'holds',
					why: 'You defend your rank. It was not about your rank.',
					next: 'fed-up'
				}
			]
		},
		matter: {
			line: 'Ten pairs of work trousers, size 52 ordered, 56 came. My people start on Monday. Every minute costs me money.',
			play: 'Facts, quickly. Monday is the point.',
			works: 'Repeat it in one sentence, then offer once to solve it yourself.',
			replies: [
				{
					say: 'Ten pairs, 56 in place of 52, and it has to be right by Monday. I can do that myself: ten pairs in 52 leave today by express. Or my leader calls you at three. Which would you like?',
					effect: 'calms',
					why: 'He hears that you have it, and gets to choose. Nobody waits for a manager when it is done in a minute.',
					next: 'check'
				},
				{
					say: 'I write that down for my manager.',
					effect: 'holds',
					why: 'You keep your word, and let him wait for something that you can do yourself.',
					next: 'called'
				},
				{
					say: 'Are you sure that you did not order 56?',
					effect: 'heats',
					why: 'The question may be needed, and not like that. Look at the order first.',
					next: 'fed-up'
				}
			]
		},
		check: {
			line: 'You can do that? Just like that? And the wrong ones?',
			play: 'Surprised. You look for the catch.',
			works: 'No catch: the answer in one go.',
			replies: [
				{
					say: 'Just like that, it was our mistake. The wrong ones are collected whenever it suits you; put them in any box. You have the tracking number in five minutes.',
					effect: 'calms',
					why: 'Whose it was, how it goes on, a proof in five minutes. That is what he wanted a manager for.',
					next: 'good'
				},
				{
					say: 'Those you would have to send back first.',
					effect: 'heats',
					why: 'Here is the catch that he was waiting for. May it really not be the other way round?',
					next: 'fed-up'
				},
				{
					say: 'You will get an e-mail about that.',
					effect: 'holds',
					why: 'It works. It is one open end more for a man who wants to be done.',
					next: 'called'
				}
			]
		},
		'fed-up': {
			line: 'I thought so. As always. Put me through, or I cancel the lot.',
			play: 'You have made up your mind. You can still be reached by a clear time.',
			works: 'No more trying. Hand it over so well that it is worth it.',
			replies: [
				{
					say: 'My leader, Lena Okafor, calls you at three. She knows then: ten pairs, 52, by Monday. I am having them put aside for you now, so that no time is lost.',
					effect: 'calms',
					why: 'A name, a time, the facts, and a deed that is done already.',
					next: 'called'
				},
				{
					say: 'You can cancel in your account.',
					effect: 'heats',
					why: 'The answer to a threat that was a cry for help.',
					next: 'lost'
				},
				{
					say: 'Please hold the line.',
					effect: 'holds',
					why: 'And who is there to be put through to? After two minutes of music he is gone.',
					next: 'lost'
				}
			]
		}
	},
	endings: {
		good: {
			kind: 'good',
			title: 'He has forgotten the manager',
			text: 'Four minutes, no hand-up, ten pairs by Monday. Whoever gives the wish way seldom has to grant it.'
		},
		called: {
			kind: 'mixed',
			title: 'The manager calls',
			text: 'It is in good hands. Note in the hand-up that it was asked for and not needed: in Insights that shows what the first line could do itself.'
		},
		lost: {
			kind: 'hard',
			title: 'Cancelled',
			text: 'It was a wrong size, and you could have exchanged it. It was lost over the first sentence.'
		}
	},
	pages: ['wants-a-manager', 'handing-up-well', 'our-mistake']
};
