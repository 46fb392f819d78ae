import type { ShippedPage } from './shipped';

/** How to go about it, and why. */
export const shippedGuidance: ShippedPage[] = [
	{
		key: 'active-listening',
		title: 'Active listening, in a call of four minutes',
		kind: 'guidance',
		tags: ['listening', 'basics'],
		causes: ['miscommunication', 'unmet-expectation', 'personal-circumstances'],
		text: `People calm down when they notice that they were understood. That takes less time than repeating everything twice.

1. **Let the first minute be theirs.** Do not ask for the order number while somebody is still telling.
2. **Give back what you heard**, in your words and with the feeling in it.
3. **Check.** “Have I got that right?” A correction is not a setback: now you know.
4. **Then** ask what you need to know.

> So you have been waiting since Monday, nobody called as promised, and the party is tomorrow. Have I got that right?

Small signs count: “yes”, “I see”, the sound of a pen. On the phone silence feels like absence, so say what you are doing.

> I am reading your order now, give me half a minute. I am still here.`
	},
	{
		key: 'respectful-no',
		title: 'The respectful no',
		kind: 'guidance',
		tags: ['no', 'limits', 'basics'],
		causes: ['policy-unclear'],
		reasons: ['refund', 'return'],
		text: `A no hurts less than being strung along. Four parts, in this order:

1. **Show that you looked.** “I have read it all.”
2. **Say no, in the first person and once.** “I cannot refund it.”
3. **Give the real reason** in one sentence.
4. **Open another door**, if there is one. If there is none, say that too.

> I have read all of it. I cannot take it back after six months. We could not sell it on. What I can do is ask the maker about a repair.

What makes it worse: “as I said”, “you should have”, “calm down”, “that is our policy” as the whole reason.

If they ask again, you need no new reasons. Repeat it kindly, and the offer with it. Each new reason is a new thing to argue about.`
	},
	{
		key: 'de-escalation-steps',
		title: 'De-escalation, step by step',
		kind: 'guidance',
		tags: ['de-escalation', 'anger', 'basics'],
		causes: ['late-delivery', 'unanswered-follow-up', 'refund-delay', 'unmet-expectation'],
		incidents: ['aggressive', 'unreasonable'],
		steps: ['chance'],
		text: `Anger comes in a wave: it rises, stands, and falls. While it rises nobody can take in a solution. So do not offer one yet.

1. **You first.** Feet on the floor, breathe out slowly. Speak lower and slower than they do.
2. **Let it rise.** Do not interrupt. Do not defend.
3. **Name it.** “You are angry, and after the third promise I understand why.”
4. **Find the wish under it.** Usually: to be believed, not to be the fool, not to wait without an end.
5. **Agree with what is true.** There nearly always is something.
6. **One next step**, small and certain, with a time.
7. **If it turns against you**, the boundary words begin. Understanding anger does not mean taking abuse.

> You are right that this should not have happened three times. Let us see what I can do for you today.`
	},
	{
		key: 'de-escalation-remote',
		title: 'De-escalation by phone, chat and e-mail',
		kind: 'guidance',
		tags: ['de-escalation', 'phone', 'chat', 'e-mail', 'remote'],
		causes: ['miscommunication'],
		text: `**Phone.** They cannot see your face, so your voice has to carry it. Announce every silence. Smile only where it is not about harm: one hears it.

**Chat.** Short lines, and answer within a minute, even if only with “I am looking”. Do not match their capital letters or their speed. One question at a time.

> I have read what you wrote. I am looking at your order now and am back in two minutes.

**E-mail.** Nobody sees your tone, so a neutral sentence reads cold. Begin with their matter and not with “thank you for contacting us”. Read it aloud before you send it. If it made your blood boil, let somebody else read your answer first, or take an hour.

**In public, on social media.** One kind sentence in public, the rest in private. You are writing for the hundred who read along.

> That is not how it should go. I have sent you a message, and we sort it out there.`
	},
	{
		key: 'de-escalation-face-to-face',
		title: 'De-escalation face to face',
		kind: 'guidance',
		tags: ['de-escalation', 'in person', 'store', 'safety'],
		incidents: ['aggressive', 'threat'],
		steps: ['chance'],
		text: `At a counter the body speaks first.

- Stand at an angle, not straight in front; an arm and a half away; hands open and to be seen.
- Never between them and the door, and never with your own way out blocked.
- Sit down together if you can. It is hard to shout sitting.
- Look at them, but do not stare. Nod.
- Away from the audience: “Let us go over there, it is quieter.”

> I can see how much this upsets you. Let us sit down over there, and I look at it with you.

**Get help early.** Agree in the team on a word that means “come here”. If somebody comes over the counter, blocks the way or reaches for something: leave. Goods can be replaced.`
	},
	{
		key: 'personal-distress',
		title: 'When somebody is in distress',
		kind: 'guidance',
		tags: ['distress', 'care', 'crisis'],
		causes: ['personal-circumstances'],
		reasons: ['other', 'account', 'payment'],
		text: `Now and then it is not about the parcel at all: somebody has died, has lost their work, cannot go on. You are not a counsellor, and you do not have to be one. You are a person who picked up.

> I am sorry, that is a lot to carry. We can leave the order for now. Take your time.

- Do not say that it will be all right, and do not look for a bright side.
- Settle what you can for them without forms: cancel, postpone, remove a name from the account.
- Ask before you go back to the matter: “Shall we do this today, or would you rather I write to you?”

**If they speak of not wanting to live**, ask plainly and stay:

> Are you thinking of ending your life? I am glad that you told me. I want you to talk to somebody who can really help, now. Is anybody with you?

Give them the number for such a crisis that your team has agreed on. If there is danger at this moment, call the emergency services and tell your leader at once. Afterwards it is your turn: take a break and tell somebody.`
	},
	{
		key: 'after-a-hard-contact',
		title: 'After a hard contact',
		kind: 'guidance',
		tags: ['care', 'break', 'team'],
		incidents: ['aggressive', 'discriminatory', 'sexual', 'threat', 'unreasonable', 'misuse'],
		steps: ['chance', 'warning', 'restriction', 'ending'],
		text: `The body needs about twenty minutes to come down from an attack, longer than the next call lets it. That is biology and not weakness.

**For you**

- Stand up, look far away, drink something. Breathe out longer than in.
- Log it in half a minute, then leave it. You will not be asked to tell it twice.
- Take what is offered: a break, a colleague, your leader. Or nothing. You may change your mind tomorrow.

**For colleagues**

> I heard that. Do you want a tea, or to be left alone for a moment?

Do not ask for details, do not say what you would have said, and do not tell a worse story.

**For leaders**: take the phone off them first, talk later.`
	},
	{
		key: 'handing-up-well',
		title: 'Handing up well, and taking over well',
		kind: 'guidance',
		tags: ['hand up', 'team', 'taking over'],
		causes: ['policy-unclear', 'miscommunication'],
		tiers: ['2', '3', '4'],
		text: `A customer who has to begin again is twice as angry, and rightly.

**Whoever hands up** writes four lines:

1. What they want, in their words.
2. What was tried and what was promised, with times.
3. Why it cannot end here: authority, knowledge, a tool, somebody else's turn.
4. What you would do yourself.

> My colleague Lena takes this on, and I have written it all down for her. You will hear from her by three.

**Whoever takes over** begins with what is known:

> I have read what you and Aisha have worked out. Let me just check the one thing that is missing.

And says afterwards what became of it. It is how the first line learns, and how a hand-up becomes unneeded the next time.`
	},
	{
		key: 'answering-when-angry-yourself',
		title: 'Answering when you are angry yourself',
		kind: 'guidance',
		tags: ['care', 'tone', 'writing'],
		incidents: ['aggressive', 'misuse'],
		text: `You may be angry. The message may not.

- **Write it, and do not send it.** Take an hour; the escalation can wait that long and says so.
- **Read it as if your best friend had got it.** Strike out each “as already mentioned” and “obviously”.
- **Have it read.** A second reader sees in ten seconds what one does not see oneself.
- **Answer the matter, leave the rest.** Not every barb needs an answer.

> You have written a good deal about us, and I will not go into all of it. On your order: …`
	}
];
