import type { ShippedPage } from './shipped';

/** Words for the contacts that go wrong most often. */
export const shippedScripts: ShippedPage[] = [
	{
		key: 'late-parcel',
		title: 'The parcel is late',
		kind: 'script',
		tags: ['late', 'delivery', 'opening'],
		causes: ['late-delivery'],
		reasons: ['shipping', 'shipping-late', 'order-status'],
		text: `A late parcel is rarely about the parcel alone: it is about the birthday, the day off taken, the promise. Name that first, then say what you see, then what you do.

> You took a day off for this and it did not come. I am sorry, that is a wasted day. Let me look at where it is right now.

**What you see, without hiding behind the carrier**

> It left us on time on Monday, and it has been standing at the depot since Wednesday. I cannot see from here why, so I am asking them now.

**What happens next, with a time**

> I will write to you by four this afternoon, with an answer or with what I know by then. You do not have to call again.

- Promise a time for your *message*, not for the parcel, unless you can keep it.
- “It should arrive soon” makes people angrier than “I do not know yet”.`
	},
	{
		key: 'lost-parcel',
		title: 'The parcel is lost, or says it was delivered',
		kind: 'script',
		tags: ['lost', 'delivery', 'trust'],
		causes: ['lost-parcel'],
		reasons: ['shipping', 'shipping-late'],
		text: `The customer is afraid of two things: that the money is gone, and that you do not believe them. Take the second away at once.

> Thank you for telling me straight away. It says delivered and you do not have it. I take that as it is, and we sort it out together.

Then the few questions that help:

1. Is there anybody in the house or next door who takes parcels in?
2. Is the address on the order the one where you are now?
3. May I ask the driver where exactly it was left?

> If the carrier has not found it by Thursday, I will send it again or give you the money back, whichever you like. You do not need to prove anything to me.

Check the limit you may grant by yourself before you say the last sentence. Above it, say who decides and when you will be back.`
	},
	{
		key: 'our-mistake',
		title: 'We made the mistake',
		kind: 'script',
		tags: ['apology', 'our mistake', 'wrong item'],
		causes: ['wrong-item-picked', 'damaged-goods', 'billing-error'],
		reasons: ['order', 'exchange'],
		text: `Say that it was us. In one sentence, without “unfortunately” and without a reason that sounds like an excuse.

> That was our mistake: we packed the wrong size. I am sorry for the trouble it makes you.

Then put it right in the same breath:

> The right one goes out today. Keep the other for now; I send you a label, and there is no hurry with it.

- A reason helps only if it shows that it will not happen again.
- One apology that means something is better than five.
- Note the contributing cause in the escalation. It is how we stop making it.`
	},
	{
		key: 'damaged-or-faulty',
		title: 'It arrived broken, or broke soon after',
		kind: 'script',
		tags: ['damaged', 'faulty', 'product'],
		causes: ['damaged-goods', 'product-defect'],
		reasons: ['product', 'product-broken', 'exchange', 'return'],
		text: `Somebody looked forward to it. Start there, not with the photo you need.

> What a pity, you were looking forward to it. It should have come to you in one piece.

Ask for the picture as help, not as proof:

> Could you send me a photo of it and of the box? It helps us find out whether it happened here or on the way. I can go on without it too.

Offer a choice, as choosing gives back some control:

> I can send you a new one, which will be with you on Friday, or give you the money back today. Which do you prefer?

If anybody may have been hurt by it, stop here and hand up at once: safety goes before service.`
	},
	{
		key: 'refund-takes-long',
		title: 'Where is my refund?',
		kind: 'script',
		tags: ['refund', 'money', 'waiting'],
		causes: ['refund-delay', 'billing-error'],
		reasons: ['refund', 'payment', 'return'],
		text: `Waiting for one's own money feels like being robbed slowly. Give facts: the day, the amount, the way it goes.

> You sent it back on the third and have not seen your money since. I understand that you have had enough. I am looking at it now.

> We sent 48 euros to your card on Tuesday. Banks take up to five working days to show it, so Tuesday next week at the latest. If it is not there on Wednesday, answer this message and it comes straight to me.

If we have not sent it:

> I see why: your return came in and was not booked. That is on us. I have booked it while we were talking.

Never say “it is with your bank” before you have seen that it left us.`
	},
	{
		key: 'outside-policy',
		title: 'The answer is no: outside the policy',
		kind: 'script',
		tags: ['no', 'refund', 'policy', 'limits'],
		causes: ['policy-unclear', 'unmet-expectation'],
		reasons: ['refund', 'return'],
		tiers: ['1', '2'],
		text: `A no can be kind if it is clear, has a reason that a person can follow, and does not end there.

> I have looked at it twice, since I would have liked to say yes. I cannot refund it: it was worn, and we can only sell on what was not.

Then what *is* possible, in the same message:

> What I can do is repair the seam at our cost, or send you a voucher for the cleaning. Would either help?

- Say “I cannot” once, and do not argue it again in new words. Repeat the offer instead.
- Do not hide behind “the system does not let me”.
- If *you* think the rule is wrong for this case, say so when you hand it up. That is not weakness: it is how policy gets better.`
	},
	{
		key: 'misunderstood-product',
		title: 'It is not what the customer expected',
		kind: 'script',
		tags: ['expectation', 'product page', 'sizing'],
		causes: ['page-unclear', 'sizing', 'unmet-expectation', 'customer-wrong-item', 'miscommunication'],
		reasons: ['product', 'product-question', 'exchange'],
		text: `Nobody likes to have read something wrongly. Leave room for both: what they read, and what we wrote.

> I see how one can read it that way. You expected the cover to be in the box, and it is sold by itself.

> I will tell the people who write the page: if you read it so, others will too.

Then the way out:

> You can send it back for the whole price, or I add the cover at half of it. Both are fine with me.

Do not quote the product page at them. Whoever is right about the text has still lost a customer.`
	},
	{
		key: 'wrong-address',
		title: 'The address was wrong, and it was the customer',
		kind: 'script',
		tags: ['address', 'customer mistake', 'delivery'],
		causes: ['customer-wrong-address', 'customer-wrong-item'],
		reasons: ['order', 'order-change', 'shipping'],
		text: `They know, or they will in a moment. No need to say whose mistake it was: say where the parcel is.

> It is on its way to Lindenstraße 4, the address on the order. Is that one you can get to, or shall I try to have it turned round?

> I have asked the carrier to bring it back. That works about half of the time, so I do not promise it. If it comes back to us, I send it on the same day; the second postage is 4.90.

If they are angry at themselves, it comes out at you:

> These things happen to all of us at some point. Let us see what can still be saved.`
	},
	{
		key: 'third-complaint',
		title: 'They are calling for the third time',
		kind: 'script',
		tags: ['repeat', 'trust', 'taking over'],
		causes: ['unanswered-follow-up', 'miscommunication'],
		reasons: ['feedback'],
		tiers: ['2', '3'],
		text: `The first sentence decides. It has to show that you know it is the third time, and that it ends with you.

> I have read what you told my colleagues on the second and on the ninth, so you need not tell it again. You were promised a call and nobody called. I am sorry. From now on it is with me.

Then one plan, one name, one time:

> Here is what I do: I ask the warehouse today and write to you by noon tomorrow, whatever they say. My name is Aisha, and answering that message reaches me.

- Read the record *before* you open your mouth. Ask for one minute if you need it.
- Put the follow-up into the escalation with its day, so that it is kept even if you are ill.
- Never promise what somebody else has to do without having asked them.`
	},
	{
		key: 'wants-a-manager',
		title: '“I want to speak to your manager”',
		kind: 'script',
		tags: ['manager', 'hand up', 'escalation'],
		reasons: ['feedback', 'other'],
		tiers: ['1', '2', '3'],
		text: `It is a wish to be taken seriously, and they may have it. Do not defend yourself and do not bargain.

> You may, of course. So that you do not have to tell it all again, let me write down in two sentences what has happened and what you want. Have I got it right that …?

Offer, once, to solve it yourself if you can:

> I can do that for you right now, if you like. If you would still rather speak to my leader, I arrange it.

If nobody is free:

> My leader calls you today between three and five, at this number. She will have read all of it.

Hand it up with the *reason* and with what you would do yourself. The customer gets the same answer quite often, and then it has to come with the same respect.`
	}
];
