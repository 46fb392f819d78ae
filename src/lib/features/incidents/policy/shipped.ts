import type { PolicyDocument } from './policy';

/** The policy an organisation starts with, until it writes its own. */
export const shippedPolicy: PolicyDocument = {
	principle:
		'We help everybody who writes or calls, also when they are angry: a complaint is welcome, a raised voice is human, and nobody is judged for having a bad day. What we do not accept is conduct that harms the people who answer. This policy is about what somebody does, never about who they are. Whoever meets such conduct may end the contact, is believed, and is looked after. Whoever is restricted is told why and for how long, and can have it looked at again.',
	categories: [
		{
			key: 'aggressive',
			name: 'Aggressive or abusive',
			description: 'Shouting, insults and degrading words aimed at the person who answers.',
			examples: [
				'Insults the agent again and again after being asked to stop',
				'Shouts so that no conversation is possible',
				'Belittles how somebody speaks, writes or works in order to hurt'
			],
			words:
				'I would like to help you, and I can do that while we speak with each other calmly. Please leave the insults out. If they go on, I will have to end this contact.'
		},
		{
			key: 'discriminatory',
			name: 'Discriminatory',
			description:
				'Words or demands against people for their origin, colour, religion, sex, gender, sexuality, age, disability or body.',
			examples: [
				'Asks for somebody who is “really from here”',
				'Uses a slur, about the agent or about others',
				'Refuses to be helped by somebody because of their name, accent or voice'
			],
			words:
				'I am the person who can help you today. Remarks of this kind are not accepted here. If you would like to go on without them, I am glad to continue; otherwise I will end this contact.'
		},
		{
			key: 'sexual',
			name: 'Sexual',
			description: 'Remarks, questions, sounds, pictures or offers of a sexual kind.',
			examples: [
				'Comments on the agent’s body or voice in a sexual way',
				'Sends a sexual picture',
				'Asks for a private meeting or number and does not take no for an answer'
			],
			words:
				'This is a customer service contact. I will not go on with remarks of this kind. If there is another, I will end the contact at once.'
		},
		{
			key: 'threat',
			name: 'Threat',
			description:
				'Announcing harm to a person, to somebody close to them, to a place or to oneself as pressure.',
			examples: [
				'Says they know where somebody works and will be waiting',
				'Announces violence if a refund does not come',
				'Threatens to harm themselves to force a decision: this is an emergency before it is an incident'
			],
			words:
				'What you just said is a threat. I am ending this contact now and passing it on. If somebody is in danger, please call the emergency services.'
		},
		{
			key: 'unreasonable',
			name: 'Unreasonable demands or persistence',
			description:
				'So many contacts, so long or so insistent that others cannot be helped, after a final answer.',
			examples: [
				'Writes thirty times in a day about an answer that was final',
				'Demands, each time, to speak with everybody up to the board',
				'Insists on something no customer is given and will not let go of it'
			],
			words:
				'I understand that you hoped for another answer. This one is final, and I have told you how it can be reviewed. I will not discuss it again in this contact.'
		},
		{
			key: 'refusal',
			name: 'Refusal to co-operate',
			description: 'Withholding what is needed to help, or keeping anybody from helping.',
			examples: [
				'Will not say what the order is, yet demands that it be solved now',
				'Refuses each step of a check and reports the fault again',
				'Hands in what is plainly untrue, after it was pointed out'
			],
			words:
				'To help you I need what I asked for; without it there is nothing I can do. Tell me when you have it, and I will go on from here.'
		},
		{
			key: 'misuse',
			name: 'Misuse',
			description: 'Using reviews, recordings or personal details of staff as a weapon.',
			examples: [
				'Announces false reviews unless money is paid',
				'Posts an agent’s name or picture and calls on others to write to them',
				'Records in secret and threatens to publish it'
			],
			words:
				'You are free to say what you think of us. Publishing personal details of colleagues or asking for money in exchange for a review is something else: I am noting it, and somebody else will answer you about it.'
		}
	],
	severities: [
		{
			level: 1,
			name: 'Unpleasant',
			examples: ['A single insult, withdrawn or not repeated', 'Sarcasm that goes on for a whole contact']
		},
		{
			level: 2,
			name: 'Hurtful',
			examples: [
				'Insults that go on after being asked to stop',
				'One sexual or discriminatory remark',
				'Contacts by the dozen about a final answer'
			]
		},
		{
			level: 3,
			name: 'Severe',
			examples: [
				'Sexual or discriminatory conduct that goes on',
				'A vague threat (“you will be sorry”)',
				'An agent’s name posted in public'
			]
		},
		{
			level: 4,
			name: 'Dangerous',
			examples: [
				'A threat of violence with a time, a place or a person',
				'Knowledge of where somebody lives or works, used to frighten',
				'Stalking'
			]
		}
	],
	steps: [
		{
			key: 'chance',
			name: 'Chance to change',
			when: 'At the first sign, in the contact itself. Not needed before ending a contact for a threat.',
			decider: 'agent',
			needsApproval: false,
			longestDays: null,
			words:
				'I would like to help you, and I can do that while we treat each other with respect. If this goes on, I will have to end the contact.'
		},
		{
			key: 'warning',
			name: 'Warning',
			when: 'When conduct of severity 2 or more went on after a chance to change, or severity 1 keeps coming back.',
			decider: 'leader',
			needsApproval: false,
			longestDays: 180,
			words:
				'We told you that we would end the contact, and it went on. I am ending it now. You will hear from us in writing how we can go on.'
		},
		{
			key: 'restriction',
			name: 'Restriction',
			when: 'When it comes back under a warning, or at once from severity 3: another channel, certain hours, one person to write to, writing only.',
			decider: 'leader',
			needsApproval: false,
			longestDays: 365,
			words:
				'We help you in writing for the time being, as we have told you. Please send what you need to the address you were given; I am ending this call.'
		},
		{
			key: 'ending',
			name: 'End of the relationship',
			when: 'When nothing milder helped, or at once from severity 4. What is owed to the customer is settled first.',
			decider: 'admin',
			needsApproval: true,
			longestDays: null,
			words:
				'We have ended our business with you and told you so in writing. Open orders and refunds will be settled; beyond that I cannot help you. I am ending this contact.'
		},
		{
			key: 'police',
			name: 'Police',
			when: 'Where there is a threat to a person. Call first, log afterwards; no permission is needed.',
			decider: 'agent',
			needsApproval: false,
			longestDays: null,
			words: 'I am ending this contact and passing what you said on to the police.'
		}
	],
	notice:
		'The customer is told in writing, within three working days of the decision: what happened, in plain words and without naming the colleague; which step is taken and until when; what remains possible; and how to have it looked at again. Where telling them would put somebody in danger, it is left out, and that is noted.',
	appeal:
		'Whoever is told of a warning, a restriction or an ending may answer in writing. Somebody who neither met the conduct nor decided about it looks at the whole of it and upholds, changes or lifts the decision, with reasons, within ten working days. An appeal costs nothing and changes nothing about the service in between.',
	appealWithinDays: 30
};
