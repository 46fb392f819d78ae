import type { Avoidable } from '../../src/lib/features/escalations/escalation';
import { SCANNED_SINCE } from './fixes';

/** What keeps going wrong at the demo's shop: how often, where, and what came of it. */
export interface Story {
	causes: string[];
	/** Escalations expected a week, before the trend. */
	aWeek: number;
	/** Multiplies what is expected, by weeks before the present. */
	trend?: (weeksAgo: number) => number;
	reasons: Record<string, number>;
	firstLine: Record<string, number>;
	outcomes: Record<string, number>;
	avoidable: Partial<Record<Avoidable, number>>;
	team: 'Orders' | 'Returns';
	/** Sentences an agent would write; `{n}` is a small number. */
	summaries: string[];
}

const NOT = { no: 60 } as const;

export const stories: Story[] = [
	{
		causes: ['late-delivery'],
		aWeek: 9,
		// A new carrier cut-off, seven weeks ago, is what the leader should find.
		trend: (weeksAgo) => (weeksAgo < 7 ? 1.9 : weeksAgo > 46 && weeksAgo < 51 ? 1.5 : 1),
		reasons: { 'order-status': 6, 'shipping-late': 4, refund: 1 },
		firstLine: { carrier: 7, 'beyond-authority': 2, 'demanded-manager': 1 },
		outcomes: { apology: 4, refund: 3, 'third-party': 2, upheld: 1 },
		avoidable: { upstream: 45, information: 25, no: 30 },
		team: 'Orders',
		summaries: [
			'Parcel is {n} days late and the tracking has not moved; needed for a birthday.',
			'Promised for Friday, now shown for next week. Asked for the shipping back.',
			'Third time asking where the order is; no mail about the delay was sent.',
			'Order left the warehouse {n} days after the date on the confirmation.'
		]
	},
	{
		causes: ['wrong-item-picked'],
		aWeek: 5,
		// Since then each item is scanned into its box: the fix that was adopted (`tryFixes`).
		trend: (weeksAgo) => (weeksAgo < SCANNED_SINCE ? 0.4 : 1),
		reasons: { exchange: 4, 'product-broken': 1, refund: 1 },
		firstLine: { warehouse: 6, 'tool-or-access': 2, 'beyond-authority': 1 },
		outcomes: { replacement: 6, refund: 2, discount: 1 },
		avoidable: { upstream: 70, no: 10 },
		team: 'Orders',
		summaries: [
			'Received the blue kettle instead of the steel one.',
			'Two of {n} items in the box belong to somebody else.',
			'Ordered size M, the label says M, inside is an S.'
		]
	},
	{
		causes: ['policy-unclear', 'miscommunication'],
		aWeek: 4,
		reasons: { return: 5, refund: 3 },
		firstLine: { 'policy-missing': 6, 'beyond-authority': 3 },
		outcomes: { exception: 5, upheld: 3, partial: 1 },
		avoidable: { information: 60, authority: 20, no: 20 },
		team: 'Returns',
		summaries: [
			'Chat said opened items can come back, the page says they cannot.',
			'Return on day {n}: is the period counted from ordering or from delivery?',
			'Sale item, and the mail did not say that sale items are final.'
		]
	},
	{
		causes: ['refund-delay', 'unanswered-follow-up'],
		aWeek: 4,
		reasons: { refund: 8, payment: 1 },
		firstLine: { 'tool-or-access': 5, 'beyond-authority': 3, 'demanded-manager': 2 },
		outcomes: { refund: 6, apology: 3 },
		avoidable: { tool: 45, upstream: 25, no: 30 },
		team: 'Returns',
		summaries: [
			'Goods back since {n} days, money not; two mails without an answer.',
			'Refund was promised within the week, that was last month.'
		]
	},
	{
		causes: ['unmet-expectation'],
		aWeek: 4,
		reasons: { refund: 6, return: 2 },
		firstLine: { 'beyond-authority': 9, 'demanded-manager': 2 },
		// The first line would have said the same: hand-ups that change nothing, or are always granted.
		outcomes: { upheld: 6, exception: 4, refund: 1 },
		avoidable: { authority: 70, no: 30 },
		team: 'Returns',
		summaries: [
			'Wants {n} euros back for the scratch, beyond what I may grant.',
			'Asked for a goodwill credit; the shift lead gave the same answer as I had.',
			'Small refund needed a second signature; customer waited on the line.'
		]
	},
	{
		causes: ['damaged-goods'],
		aWeek: 3,
		reasons: { 'product-broken': 6, exchange: 2 },
		firstLine: { warehouse: 3, carrier: 3, product: 1 },
		outcomes: { replacement: 6, refund: 2 },
		avoidable: { upstream: 55, no: 45 },
		team: 'Orders',
		summaries: [
			'Glass arrived broken, only paper in the box.',
			'Lamp dented at {n} places; photos are with the order.'
		]
	},
	{
		causes: ['page-unclear'],
		aWeek: 3,
		trend: (weeksAgo) => (weeksAgo > 20 ? 1.6 : 1),
		reasons: { 'product-question': 5, return: 3 },
		firstLine: { knowledge: 5, product: 2 },
		outcomes: { refund: 4, apology: 2, upheld: 2 },
		avoidable: { information: 70, no: 20 },
		team: 'Orders',
		summaries: [
			'Page shows {n} pieces, the box holds one.',
			'Not clear that the plug is for another country.',
			'Photo shows the table with chairs; chairs are extra.'
		]
	},
	{
		causes: ['sizing'],
		aWeek: 2,
		reasons: { exchange: 6, return: 2 },
		firstLine: { knowledge: 4, 'policy-missing': 2 },
		outcomes: { replacement: 5, refund: 2 },
		avoidable: { information: 40, no: 40 },
		team: 'Returns',
		summaries: [
			'Runs {n} centimetres shorter than the table says.',
			'Third exchange of the same jacket, all sizes run small.'
		]
	},
	{
		causes: ['billing-error', 'site-fault'],
		aWeek: 2,
		// Two bad weeks after a release in spring.
		trend: (weeksAgo) => (weeksAgo === 30 || weeksAgo === 31 ? 5 : 1),
		reasons: { payment: 8, account: 1 },
		firstLine: { 'site-or-payment': 7, 'tool-or-access': 2 },
		outcomes: { refund: 5, 'fixed-upstream': 4 },
		avoidable: { upstream: 60, tool: 20, no: 20 },
		team: 'Orders',
		summaries: ['Charged {n} times for one order.', 'Voucher was taken, total stayed the same.']
	},
	{
		causes: ['lost-parcel'],
		aWeek: 1.6,
		reasons: { 'shipping-late': 7, refund: 1 },
		firstLine: { carrier: 8, 'beyond-authority': 1 },
		outcomes: { replacement: 5, refund: 3 },
		avoidable: { upstream: 30, no: 60 },
		team: 'Orders',
		summaries: [
			'Marked as delivered {n} days ago, neighbours have nothing.',
			'Carrier confirms the parcel is lost.'
		]
	},
	{
		causes: ['customer-wrong-address'],
		aWeek: 1.4,
		reasons: { 'order-change': 6, 'shipping-late': 2 },
		firstLine: { 'tool-or-access': 5, 'policy-missing': 2 },
		outcomes: { upheld: 3, partial: 3, refund: 1 },
		avoidable: { tool: 35, ...NOT },
		team: 'Orders',
		summaries: [
			'Old address on the order; could not be changed after {n} minutes.',
			'House number missing, parcel went back.'
		]
	},
	{
		causes: ['product-defect'],
		aWeek: 1.2,
		reasons: { 'product-broken': 8 },
		firstLine: { product: 7, 'legal-or-safety': 1 },
		outcomes: { replacement: 5, refund: 3 },
		avoidable: { upstream: 30, ...NOT },
		team: 'Returns',
		summaries: ['Stopped working after {n} weeks.', 'Battery gets hot while charging; told to stop using it.']
	},
	{
		causes: ['personal-circumstances'],
		aWeek: 0.8,
		reasons: { return: 3, 'order-change': 2, other: 2 },
		firstLine: { 'beyond-authority': 4, 'policy-missing': 2 },
		outcomes: { exception: 6, upheld: 1 },
		avoidable: { ...NOT, authority: 30 },
		team: 'Returns',
		summaries: [
			'Was in hospital for {n} weeks and missed the return period.',
			'Order was a gift for somebody who has died.'
		]
	},
	{
		causes: [],
		aWeek: 1,
		reasons: { feedback: 3, other: 3, account: 2 },
		firstLine: { 'demanded-manager': 6, knowledge: 2 },
		outcomes: { apology: 4, upheld: 4, withdrawn: 2 },
		avoidable: { ...NOT },
		team: 'Orders',
		summaries: [
			'Wanted to speak to whoever decides; calmed down after {n} minutes.',
			'Complaint about the newsletter.'
		]
	}
];
