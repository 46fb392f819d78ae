import type { Scenario } from '../scenario';

export const misunderstoodProduct: Scenario = {
	key: 'misunderstood-product',
	title: 'The lamp has no bulb',
	kind: 'service',
	situation:
		'Chat. A lamp was sold without a bulb; the page says so in its last line, and the picture shows it lit. The customer has opened the box and is disappointed. Returns are free for 30 days; you may add a bulb worth 6 euros.',
	customer:
		'Dilek, who furnished her first own flat this week. You read the page on the phone and saw a lamp that shines. You hate being told that you cannot read.',
	heat: 2,
	start: 'opening',
	turns: {
		opening: {
			line: 'The bulb is missing from my lamp!! It is shining in the picture. That is a scam.',
			play: 'Write fast and with two exclamation marks. You sit in the dark.',
			works: 'Show how one can see it that way, before you say how it is.',
			replies: [
				{
					say: 'The description says clearly that no bulb comes with it.',
					effect: 'heats',
					why: 'You are right, and you win nothing by it. “Clearly” calls her careless.',
					next: 'ashamed'
				},
				{
					say: 'You unpack it in the evening, and then it does not shine: how annoying. It is sold without a bulb, and the picture does not make that plain.',
					effect: 'calms',
					why: 'The feeling first, then the fact, and our share in it. Nobody has to be in the wrong.',
					next: 'open'
				},
				{
					say: 'Hello! Could you please send me your order number and a photo?',
					effect: 'holds',
					why: 'There is nothing to check here. A photo of a lamp without a bulb makes her feel mistrusted.',
					next: 'ashamed'
				}
			]
		},
		ashamed: {
			line: 'So I am too stupid to read, is that it? Who scrolls down to the last line?',
			play: 'You are ashamed and cover it with anger.',
			works: 'Give her back her face: others see it too.',
			replies: [
				{
					say: 'Not at all. A picture with light in it says “shines”. If you read it so, others do too, and I tell the people who make the page.',
					effect: 'calms',
					why: 'It takes the shame away and makes her a help. And it is true: this is a cause worth noting.',
					next: 'open'
				},
				{
					say: 'Nobody said that.',
					effect: 'heats',
					why: 'She heard it, and now you have said that as well: that she hears wrongly.',
					next: 'closing'
				},
				{
					say: 'It can happen to anybody.',
					effect: 'holds',
					why: 'Meant well, but it still says that it was her mistake.',
					next: 'open'
				}
			]
		},
		open: {
			line: 'ok. but I still sit here in the dark now. what do we do',
			play: 'Small letters, calmer. You would like to keep the lamp.',
			works: 'A choice between two things, each a whole answer.',
			replies: [
				{
					say: 'Two ways: I send you the right bulb today, as a present, it comes tomorrow. Or you send the lamp back free of charge. Which do you like better?',
					effect: 'calms',
					why: 'Choosing gives back control, and both ways are a real end.',
					next: 'shines'
				},
				{
					say: 'You can buy an E27 bulb in any supermarket.',
					effect: 'holds',
					why: 'Practical, and it may be what she does. But it leaves the annoyance with her.',
					next: 'supermarket'
				},
				{
					say: 'You have 30 days for a return, the conditions are on our website.',
					effect: 'heats',
					why: 'Nobody asked for conditions. It reads like “then send it back”.',
					next: 'closing'
				}
			]
		},
		closing: {
			line: 'Forget it, I am sending everything back. Unbelievable.',
			play: 'You are done. Only a really good sentence reaches you.',
			works: 'Make the way out easy, and leave a door open.',
			replies: [
				{
					say: 'I have just sent you the label, it costs you nothing. And if you would rather keep it after all: say one word, and a bulb is on its way to you.',
					effect: 'calms',
					why: 'No fight about the return, and an open hand beside it.',
					next: 'supermarket'
				},
				{
					say: 'As you wish.',
					effect: 'heats',
					why: 'Three words that say: we do not mind.',
					next: 'returned'
				},
				{
					say: 'But then the postage was for nothing, also for the environment.',
					effect: 'heats',
					why: 'A moral at this point is petrol.',
					next: 'returned'
				}
			]
		}
	},
	endings: {
		shines: {
			kind: 'good',
			title: 'It shines',
			text: 'She sends a photo of her lamp the day after. You noted “product page unclear”, and that line is now at the top.'
		},
		supermarket: {
			kind: 'mixed',
			title: 'Solved, somehow',
			text: 'The lamp may stay. Whether she orders again depends on the next time.'
		},
		returned: {
			kind: 'hard',
			title: 'It comes back',
			text: 'A bulb for 6 euros was a return for 14, and a customer. It was lost at the word “clearly”.'
		}
	},
	pages: ['misunderstood-product', 'active-listening']
};
