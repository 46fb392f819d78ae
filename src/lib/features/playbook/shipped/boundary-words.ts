import type { ShippedPage } from './shipped';

/** Words for the moment in which conduct goes too far. They speak of what is done, never of who somebody is. */
export const shippedBoundaryWords: ShippedPage[] = [
	{
		key: 'boundary-chance',
		title: 'Asking someone to change their tone',
		kind: 'script',
		tags: ['boundary', 'insults', 'chance to change'],
		incidents: ['aggressive', 'unreasonable', 'refusal'],
		steps: ['chance'],
		text: `The first step of the ladder: a fair chance. Calm, short, and with a way back.

> I want to help you with this, and I can do it better if we speak to each other with respect. Please stop the insults, and we go on.

If it happens again:

> I have asked you once to stop that. If it goes on, I will end this call. What would you like me to do about your order?

- Lower your voice as theirs goes up, and slow down.
- Name the *conduct*: “calling me that”, “shouting”. Never “you are aggressive”.
- You need nobody's leave to go to the next step.`
	},
	{
		key: 'boundary-ending-contact',
		title: 'Ending a contact on the spot',
		kind: 'script',
		tags: ['boundary', 'hang up', 'ending a contact'],
		incidents: ['aggressive', 'discriminatory', 'sexual', 'threat', 'unreasonable'],
		steps: ['chance', 'warning'],
		text: `Once they have been told and go on, you may end it. This is not a failure, and nobody will ask why you did not bear more.

**On the phone**

> I have asked you to stop, and it goes on. I am ending this call now. You can write to us, and a colleague will answer you.

**In writing**

> I am closing this conversation, because of the words that were used. Your question about the order stays open: you will get an answer to it by e-mail.

Then put the phone down, also in the middle of their sentence. Log it while it is fresh, half a minute is enough, and take the break that is offered to you.`
	},
	{
		key: 'boundary-sexual',
		title: 'A sexual remark',
		kind: 'script',
		tags: ['boundary', 'sexual', 'harassment'],
		incidents: ['sexual'],
		steps: ['chance', 'warning', 'ending'],
		text: `There is no need to laugh it off, to explain, or to give a second chance if you do not want to. One sentence is enough.

> That remark has no place here. I am here for your order, and for that alone. If it happens again, I end this call.

If it goes on, or was too much at once:

> I am ending this call now. You can reach us in writing.

- You did nothing to bring it about: not with your voice, not with being friendly.
- Log it, so that the next colleague is warned before they pick up.
- Say what you need: a break, somebody to talk to, no more calls for today.`
	},
	{
		key: 'boundary-discrimination',
		title: 'Words against what somebody is',
		kind: 'script',
		tags: ['boundary', 'racism', 'discrimination'],
		incidents: ['discriminatory'],
		steps: ['chance', 'warning', 'ending'],
		text: `Remarks about origin, colour, religion, accent, sex, disability or whom one loves are not “a tone”. They need not be borne for a moment.

> We do not accept words like that, about me or about anybody. I will answer your question if you leave them out.

If they ask for “somebody who speaks properly” or “somebody from here”:

> I am the person who can help you with this. There is nobody else to be put through to because of that.

> I am ending the call here.

Colleagues who hear it: say afterwards, unasked, that you heard it. Being alone with it is the worst part.`
	},
	{
		key: 'boundary-threat',
		title: 'A threat',
		kind: 'script',
		tags: ['boundary', 'threat', 'safety', 'police'],
		incidents: ['threat'],
		steps: ['warning', 'ending', 'police'],
		tiers: ['2', '3'],
		text: `Do not argue with a threat, do not answer it with one, and do not judge alone whether it is meant.

> You have just said that you will come here. I take that seriously. I am ending this call and passing it on.

Then, in this order:

1. Get yourself out of it: put the phone down, leave the desk if you like.
2. Tell a person, not a form: your leader or whoever sits next to you.
3. Write down the exact words while you have them, and the time.
4. If there is a place, a time or a weapon in it, the police are called. Your leader does that with you.

It is not up to you to find out whether it is real. It is enough that it was said.`
	},
	{
		key: 'boundary-bad-review',
		title: 'Threatened with a bad review',
		kind: 'script',
		tags: ['boundary', 'review', 'social media'],
		incidents: ['misuse'],
		steps: ['chance'],
		causes: ['unmet-expectation'],
		reasons: ['feedback'],
		text: `A bad review is their right. It changes nothing about what you may grant, in either direction.

> You may write about us what you have lived through with us. It makes no difference to what I can do: what is right I would do anyway, and I am doing it.

Then straight back to the matter:

> So, to your parcel. I have two ways for you …

If they want to post your name or a picture of you:

> You may write about the shop. Please leave out the names of the people who work here; we have that taken down.

A threat to post somebody's personal details is an incident. Log it.`
	},
	{
		key: 'boundary-persistence',
		title: 'Too many messages, no end',
		kind: 'script',
		tags: ['boundary', 'persistence', 'limits'],
		incidents: ['unreasonable', 'refusal'],
		steps: ['warning', 'restriction'],
		text: `Some contacts do not insult; they do not stop. A limit protects the colleagues and, in the end, the answer as well.

> We have looked at your case three times, and the answer stands. I know that you see it differently. I will not go through it again unless there is something new.

> From now on one person answers you, in writing, within two working days. More messages will not make it quicker.

Write down what *would* be new: a receipt, a photo, a date. Then the limit is about the matter and not about the person.`
	}
];
