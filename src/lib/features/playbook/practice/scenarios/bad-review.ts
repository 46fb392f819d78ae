import type { Scenario } from '../scenario';

export const badReview: Scenario = {
	key: 'bad-review',
	title: '“Or I write one star”',
	kind: 'limits',
	situation:
		'Chat. Worn shoes, bought seven weeks ago; the time for returns was 30 days. The sole is not faulty, he has looked after them badly. You may offer a repair at half the price (12 euros).',
	customer:
		'Ralf. You know that the time is over; it has worked elsewhere to threaten with a review. If nobody gets frightened and somebody stays friendly, you take the repair.',
	heat: 3,
	start: 'opening',
	turns: {
		opening: {
			line: 'Money back for the shoes, or there is one star for you. I have 2,000 followers.',
			play: 'Cool and businesslike. It is an attempt.',
			works: 'Part the review from the matter: it is his right, and it changes nothing.',
			replies: [
				{
					say: 'Please do not do that! Let me see what I can do for you.',
					effect: 'holds',
					why: 'He learns that it works. The next one who is only polite gets less.',
					next: 'higher'
				},
				{
					say: 'You may write about us what you think. What I can do for you does not depend on it. Tell me about the shoes: what is wrong with them?',
					effect: 'calms',
					why: 'No fear, no fight, straight to the matter. The threat falls on the floor.',
					next: 'matter'
				},
				{
					say: 'That is blackmail, and we can take legal steps.',
					effect: 'heats',
					why: 'A threat against a threat. Now it is about winning.',
					next: 'fight'
				}
			]
		},
		higher: {
			line: 'There you go. And a voucher for my trouble. Fifty would be fair.',
			play: 'You have felt that it gives way. Ask for more.',
			works: 'Go back to the matter, kindly and firmly. It is not too late.',
			replies: [
				{
					say: 'I went too fast there. A review is your right, and it does not change what I can grant. Let us look at the shoes.',
					effect: 'calms',
					why: 'You may correct yourself. Plainly said, it has more strength than a rule.',
					next: 'matter'
				},
				{
					say: 'Fifty is not possible, I could do twenty.',
					effect: 'holds',
					why: 'Now you are haggling over the price of a star.',
					next: 'bought'
				},
				{
					say: 'Now you are becoming impudent.',
					effect: 'heats',
					why: 'You name him and not the conduct. And it is on a screenshot in a minute.',
					next: 'fight'
				}
			]
		},
		matter: {
			line: 'The sole is coming off. After seven weeks. At 90 euros!',
			play: 'That really does annoy you. Send a picture: mud, salt, never cleaned.',
			works: 'Take the annoyance seriously, give the no once, with its reason, and another door.',
			replies: [
				{
					say: 'At 90 euros I would be annoyed too. I cannot refund them: that went for 30 days, and the sole has suffered from salt. What I can do is have it glued for 12 euros, half of what it costs, and they last you another winter.',
					effect: 'calms',
					why: 'Feeling, no, reason, door: the four parts of a respectful no.',
					next: 'deal'
				},
				{
					say: 'The time for returns is over, see section 7 of our terms.',
					effect: 'heats',
					why: 'Correct, and it sounds like a clerk behind glass. Nobody feels seen by section 7.',
					next: 'fight'
				},
				{
					say: 'You have not looked after them.',
					effect: 'heats',
					why: 'True, and a reproach. The reason can be told without one: “it has suffered from salt”.',
					next: 'fight'
				}
			]
		},
		deal: {
			line: '12 euros? I would have thought you do that for free for good customers.',
			play: 'Last attempt, nearly friendly.',
			works: 'Stay with it. No new reasons.',
			replies: [
				{
					say: 'I can see why you ask. It stays at 12, and in return it is glued by the cobbler and not by me. Shall I send you the label?',
					effect: 'calms',
					why: 'A firm no with a smile, and a question that leads on.',
					next: 'good'
				},
				{
					say: 'For that, you would have to buy more often.',
					effect: 'heats',
					why: 'A joke at his cost, in writing.',
					next: 'star'
				},
				{
					say: 'All right, exceptionally.',
					effect: 'holds',
					why: 'It may be yours to grant. But then for anybody who asks, not for whoever asks last and loudest.',
					next: 'bought'
				}
			]
		},
		fight: {
			line: 'I am writing it now. With your name, as you are so brave.',
			play: 'Type slowly. You can still be stopped, if somebody stays calm.',
			works: 'The shop may be reviewed; people are left out. Say it once, and offer the matter again.',
			replies: [
				{
					say: 'You may write about the shop. Please leave my name out; we have that taken down. My offer for the sole stands all the same: 12 euros.',
					effect: 'calms',
					why: 'A clear line for the person, a free hand for the review, and the offer outlives the quarrel.',
					next: 'star'
				},
				{
					say: 'Do what you must.',
					effect: 'holds',
					why: 'It ends the fight, and lets your name go along. You may protect it.',
					next: 'star'
				},
				{
					say: 'Then you will hear from our lawyer.',
					effect: 'heats',
					why: 'That sentence will be the headline of the review.',
					next: 'headline'
				}
			]
		}
	},
	endings: {
		good: {
			kind: 'good',
			title: 'The shoes go to the cobbler',
			text: 'There was no star, or three of them. What counts: the next customer who is merely polite gets just the same.'
		},
		bought: {
			kind: 'mixed',
			title: 'The star was bought off',
			text: 'It is quiet, and it has a price: he comes back with it, and colleagues who say no look unkind. Talk about it in the team.'
		},
		star: {
			kind: 'mixed',
			title: 'One star, a fair answer',
			text: 'The review is there. Under it stands a kind sentence of ours with the offer, and that is what the others read.'
		},
		headline: {
			kind: 'hard',
			title: 'Quoted',
			text: 'Your last sentence is the title of the review. A name was posted: that is an incident, log it, and have it taken down.'
		}
	},
	pages: ['boundary-bad-review', 'respectful-no', 'outside-policy']
};
