import type { ShippedPage } from './shipped';

/** Messages to fill in and send. What is in square brackets is to be replaced. */
export const shippedTemplates: ShippedPage[] = [
	{
		key: 'apology-our-mistake',
		title: 'Apology after our mistake',
		kind: 'template',
		tags: ['apology', 'our mistake'],
		causes: ['wrong-item-picked', 'billing-error', 'damaged-goods', 'site-fault'],
		reasons: ['order', 'payment'],
		text: `What happened, that it was us, what we do, by when. Nothing else belongs in it.

> Hello [name],
>
> you ordered [what] and got [what came]. That was our mistake, and I am sorry for the trouble it has made you.
>
> I have [what was done], and it will be with you on [day]. You need not do anything.
>
> If it has not come by then, answer this message. It comes straight to me.
>
> [your name]

Take out every “unfortunately” and “may have” before you send it.`
	},
	{
		key: 'apology-late',
		title: 'Apology for a late parcel',
		kind: 'template',
		tags: ['apology', 'late', 'delivery'],
		causes: ['late-delivery', 'lost-parcel'],
		reasons: ['shipping', 'shipping-late', 'order-status'],
		text: `> Hello [name],
>
> your parcel was to come on [day], and you waited for it in vain. I am sorry: a promise was not kept.
>
> This is what I know: [where it is, since when]. I have [what was done]. I write to you again by [time and day], also if there is nothing new.
>
> Should you not need it any more, tell me, and I give you the money back.
>
> [your name]

Send the second message at the time you named, even if it says “still nothing”. It is the message that brings trust back.`
	},
	{
		key: 'apology-for-our-tone',
		title: 'Apology when we were not kind',
		kind: 'template',
		tags: ['apology', 'tone', 'service'],
		causes: ['miscommunication'],
		reasons: ['feedback'],
		tiers: ['2', '3'],
		text: `Read or listen to the contact first. Then say what you saw, without handing over the colleague.

> Hello [name],
>
> I have read your conversation with us on [day]. You asked a fair question, and you got a short answer that did not help. You may expect better of us.
>
> Here is the answer you should have had: [answer].
>
> I will talk about it with the team, not to blame anybody, but so that it goes better the next time.
>
> [your name]

Talk to the colleague before it is sent. They may have had the fifth call of that kind on that day.`
	},
	{
		key: 'follow-up-after-fix',
		title: 'Follow-up: has it come right?',
		kind: 'template',
		tags: ['follow-up', 'trust'],
		causes: ['unanswered-follow-up'],
		reasons: ['exchange', 'return', 'product-broken'],
		text: `> Hello [name],
>
> last week I sent you [what]. I wanted to hear whether it has arrived and is as it should be.
>
> If all is well, you need not answer. If not, write one line, and I take it on from there.
>
> [your name]

Short on purpose. A survey is not a follow-up.`
	},
	{
		key: 'follow-up-refund',
		title: 'Follow-up: your refund is on its way',
		kind: 'template',
		tags: ['follow-up', 'refund', 'money'],
		causes: ['refund-delay'],
		reasons: ['refund', 'return', 'payment'],
		text: `> Hello [name],
>
> today I sent [amount] to [way of payment]. Most banks show it within five working days, so by [day].
>
> If it is not there on [day after], answer this message. You do not have to explain anything again.
>
> [your name]`
	},
	{
		key: 'no-in-writing',
		title: 'A clear no, in writing',
		kind: 'template',
		tags: ['no', 'policy', 'limits'],
		causes: ['policy-unclear', 'unmet-expectation'],
		reasons: ['refund', 'return'],
		tiers: ['2', '3'],
		text: `> Hello [name],
>
> you have asked us to [what], because [their reason in their words]. I have looked at it with care.
>
> I cannot do that. [The reason, in one sentence a person can follow.] This is a decision of mine and not of a machine.
>
> What I can offer you is [offer]. It stands until [day].
>
> If you think I have overlooked something, tell me what it is, and somebody else will look at it.
>
> [your name]

The last paragraph is not a courtesy: another person really looks.`
	},
	{
		key: 'notice-of-warning',
		title: 'Warning after abusive conduct',
		kind: 'template',
		tags: ['boundary', 'warning', 'notice'],
		incidents: ['aggressive', 'discriminatory', 'sexual', 'unreasonable', 'misuse'],
		steps: ['warning'],
		tiers: ['3'],
		text: `What was said or done, that it must stop, what happens otherwise, and what stays open to them.

> Hello [name],
>
> in our call on [day] you [conduct, named plainly]. The people who work here are not to be spoken to in that way.
>
> Please keep to a respectful tone with us. If it happens again, we will [next step of the ladder].
>
> Your matter is not touched by this: [where it stands].
>
> If you think that this is not right, you can write to [address]. Somebody who had no part in it will look at it.
>
> [team]

Sign with the team, not with the name of the colleague it happened to.`
	}
];
