import type { Meant } from '../../escalations/meant';
import type { Pattern } from './pattern';

/**
 * The whole of what Evenkeel suggests, in one table: what is seen in the counts, what to try, why that may help, and
 * what to measure. Nothing else makes suggestions. The page /fixes/rules shows this table as it stands here.
 */
export interface SuggestionRule {
	/** A lasting name; decisions are remembered by it. */
	key: string;
	/** What is seen, in words. */
	pattern: string;
	/** The same for the program. */
	looksFor: Pattern;
	fix: string;
	why: string;
	measure: string;
}

/** The first-line reason of whoever had the answer and was not allowed to give it. */
export const beyondAuthority: Meant = {
	keys: 'beyond-authority',
	names: 'authority, approval, permission'
};

export const suggestionRules: readonly SuggestionRule[] = [
	{
		key: 'late-delivery',
		pattern: 'Late delivery recurs',
		looksFor: causes('late-delivery', 'shipping-late, order-status', [
			'late deliver, late parcel, late package, late order, late ship, deliver delay, ship delay, order delay',
			'deliver period, deliver time, track order, where order, non deliver, not deliver'
		]),
		fix: 'Tell customers before they ask: a message when a parcel is a day late',
		why: 'A delay one was told about is easier to bear than one found out alone, and the message answers the question before it becomes a contact.',
		measure: 'Escalations with this cause a week; contacts that ask where an order is'
	},
	{
		key: 'lost-parcel',
		pattern: 'Lost parcels recur',
		looksFor: causes('lost-parcel', '', [
			'lost parcel, lost package, lost order, lost item, lost property, lost ship, missing parcel, missing package',
			'never arriv, not receiv, never receiv, non deliver goods, non deliver parcel, non deliver item'
		]),
		fix: 'Let the first line send a replacement or refund once tracking has stood still for an agreed number of days',
		why: 'While the carrier searches, the customer waits and writes again; one agreed day ends the back and forth.',
		measure: 'Escalations with this cause a week; days from report to replacement or refund'
	},
	{
		key: 'wrong-item-picked',
		pattern: 'Wrong items sent recur',
		looksFor: causes('wrong-item-picked', '', [
			'wrong item, wrong goods, wrong product, wrong order, wrong article, incorrect item, pick error, mispick',
			'missing item, incomplete order'
		]),
		fix: 'Scan each item against the order before the box is closed, starting with the items most often confused',
		why: 'The mistake is made at the shelf, where checking is cheapest; every later hand makes it dearer.',
		measure: 'Escalations with this cause a week; wrong items in every 1,000 orders'
	},
	{
		key: 'damaged-goods',
		pattern: 'Damaged goods recur',
		looksFor: causes('damaged-goods', '', ['damag, broken arriv, crush, leak, packaging']),
		fix: 'Repack the three products damaged most often, and claim from the carrier with the photos customers send',
		why: 'Where damage gathers on a few products or routes, a stronger box for those few goes a long way.',
		measure: 'Escalations with this cause a week, by product'
	},
	{
		key: 'product-defect',
		pattern: 'Product defects recur',
		looksFor: causes('product-defect', 'product-broken', [
			'defect, faulty, quality, malfunction, warranty, not work, stopp work, product broken'
		]),
		fix: 'Give whoever buys or makes the product one page a month: which product, how many cases, which fault',
		why: 'Support is often the first to hear of a fault; counts by product are what others can act on.',
		measure: 'Escalations with this cause a week, by product; days from first report to a stop or a change'
	},
	{
		key: 'page-unclear',
		pattern: 'Unclear or misleading product pages recur',
		looksFor: causes('page-unclear', 'product-question', [
			'page unclear, not describ, misrepresent, mislead, advertis, description, false statement, bait'
		]),
		fix: 'Rewrite the pages behind these cases from the questions customers asked, and show what is not included',
		why: 'What the page leaves open, the customer fills with hope; the cases hold the very words that were missing.',
		measure: 'Escalations with this cause a week; returns of the products whose pages were changed'
	},
	{
		key: 'sizing',
		pattern: 'Sizing recurs',
		looksFor: causes('sizing', '', [
			'sizing, wrong size, size chart, does fit, not fit, too small, too large'
		]),
		fix: 'Add measurements and "runs small / runs large" to the products behind these cases',
		why: 'A size label means something else with each maker; measurements and the experience of other buyers do not.',
		measure: 'Escalations with this cause a week; exchanges for another size'
	},
	{
		key: 'billing-error',
		pattern: 'Billing errors recur',
		looksFor: causes('billing-error', '', [
			'billing, bill, overcharge, surcharge, excessive charge, charged, double charge, invoice, fees, wrong amount, incorrect amount'
		]),
		fix: 'Check what is charged against what was agreed before the charge goes out, and let the first line correct it up to a limit',
		why: 'A wrong charge is found by the customer first and costs trust each time; a check before and a quick correction after need no escalation.',
		measure: 'Escalations with this cause a week; corrections in every 1,000 charges'
	},
	{
		key: 'refund-delay',
		pattern: 'Slow refunds recur',
		looksFor: causes('refund-delay', '', [
			'refund delay, refund late, track refund, refund status, refund pending, no refund, refund not, where refund'
		]),
		fix: 'Start the refund when the return is scanned, and tell the customer the day by which the money arrives',
		why: 'Part of the wait passes before anybody starts the refund; a named day ends the asking in between.',
		measure: 'Escalations with this cause a week; days from return to refund'
	},
	{
		key: 'returns-and-cancellations',
		pattern: 'Exchanges, returns or cancellations recur',
		looksFor: causes('', 'return, exchange, order-change', [
			'exchange, cancel, return, change order, exchange goods, contract cancel'
		]),
		fix: 'Let customers exchange, return or cancel by themselves within a stated time',
		why: 'What a customer can do alone in two minutes needs no agent, and a stated time leaves nothing to argue about.',
		measure:
			'Escalations with this cause a week; share of exchanges, returns and cancellations done without a contact'
	},
	{
		key: 'unanswered-follow-up',
		pattern: 'Unanswered follow-ups recur',
		looksFor: causes('unanswered-follow-up', '', [
			'unanswer, no answer, no response, no reply, not respond, call back, callback, follow up, cant contact, no contact, ignored'
		]),
		fix: 'Give every promise to come back an owner and a date, and look through the due ones each morning',
		why: 'Nobody forgets on purpose; promises are lost where they live in heads and inboxes.',
		measure: 'Escalations with this cause a week; follow-ups done on their day'
	},
	{
		key: 'policy-unclear',
		pattern: 'Unclear policy recurs',
		looksFor: causes('policy-unclear', '', [
			'policy, refund policy, return policy, exchange policy, terms, conditions, disclosure'
		]),
		fix: 'Settle the disputed point in one sentence with an example, and put it where customers buy and agents look',
		why: 'Two readings of one rule make two honest people argue; one example ends that for both.',
		measure: 'Escalations with this cause a week; hand-ups for an unclear policy'
	},
	{
		key: 'miscommunication',
		pattern: 'Miscommunication recurs',
		looksFor: causes('miscommunication', '', [
			'miscommunicat, misunderst, communicat, wrong information given, contradict, rude, attitude'
		]),
		fix: 'Close each contact with what was agreed, by whom and until when, in a written line to the customer',
		why: 'Both sides remember a call differently; one line in writing shows the difference while it is still small.',
		measure: 'Escalations with this cause a week; repeat contacts about the same case'
	},
	{
		key: 'unmet-expectation',
		pattern: 'Unmet expectations recur',
		looksFor: causes('unmet-expectation', '', [
			'unmet, expectation, breach contract, broken promise, promis, non deliver service'
		]),
		fix: 'Find the promise that was not kept in ten of these cases, then change the promise or keep it',
		why: 'An expectation comes from somewhere: a page, a mail, a sentence on the phone. Its source can be changed.',
		measure: 'Escalations with this cause a week'
	},
	{
		key: 'site-fault',
		pattern: 'Faults of site, service or payment recur',
		looksFor: causes('site-fault', '', [
			'website, web site, site fault, mobile app, app crash, checkout, login, password, technical, outage, slow, speed, payment fail, payment problem, payment issue, payment error'
		]),
		fix: 'Open one standing line to those who run it: case counts each Monday, and a notice to customers while it lasts',
		why: 'Single reports look like single mishaps; the weekly count shows what a fault costs, and a notice spares the contacts meanwhile.',
		measure: 'Escalations with this cause a week; hours from first report to notice and to repair'
	},
	{
		key: 'customer-wrong-item',
		pattern: 'Customers choosing the wrong item recurs',
		looksFor: causes('customer-wrong-item', '', [
			'customer wrong item, customer mistake, ordered wrong, chose wrong'
		]),
		fix: 'Show the choice once more before paying (variant, size, colour), with a change possible for an hour after',
		why: 'Mistakes made in good faith are cheapest to undo before the parcel is packed.',
		measure: 'Escalations with this cause a week; orders changed within the hour'
	},
	{
		key: 'customer-wrong-address',
		pattern: 'Wrong addresses recur',
		looksFor: causes('customer-wrong-address', '', [
			'wrong address, incorrect address, change address, shipping address'
		]),
		fix: 'Check the address while it is typed, and let customers correct it until the parcel is handed over',
		why: 'A missing house number costs one second at checkout and a week on the road.',
		measure: 'Escalations with this cause a week; parcels returned as undeliverable'
	},
	{
		key: 'personal-circumstances',
		pattern: 'Personal circumstances recur',
		looksFor: causes('personal-circumstances', '', [
			'personal circumstance, hardship, struggl pay, unable pay, bereave'
		]),
		fix: 'Write down what the first line may offer when life gets in the way, so that nobody has to ask for permission',
		why: 'Deciding once, in writing, spares both people the wait and keeps the answers even.',
		measure: 'Escalations with this cause a week; how many of them end with an exception'
	},
	{
		key: 'name-the-rest',
		pattern: 'A catch-all such as "Other" recurs',
		looksFor: {
			in: 'catch-alls',
			keys: 'other',
			names: 'other, others, misc, miscellaneous, general, unknown, none'
		},
		fix: 'Read twenty cases from the catch-all and give the commonest kind a name of its own',
		why: 'What has no name cannot be counted, and what cannot be counted is never fixed.',
		measure: 'Share of escalations in the catch-all'
	},
	{
		key: 'another-cause',
		pattern: 'Any other contributing cause recurs',
		looksFor: { in: 'other-causes' },
		fix: 'Walk through ten of these cases with those who handled them, and agree on one change to try',
		why: 'No ready answer fits this cause, but those who meet it every week have seen what would spare it.',
		measure: 'Escalations with this cause a week'
	},
	{
		key: 'another-reason',
		pattern: 'Any other contact reason recurs, and most records name no cause',
		looksFor: { in: 'other-reasons' },
		fix: 'For four weeks, note the contributing causes of each of these escalations, then fix the commonest',
		why: 'The contact reason says what customers wanted, not why it went wrong; a month of causes shows where to begin.',
		measure: 'Escalations for this reason a week; share of them that name a cause'
	},
	{
		key: 'hand-ups-upheld',
		pattern: 'Hand-ups beyond authority that end in the same answer',
		looksFor: {
			in: 'hand-ups',
			firstLine: beyondAuthority,
			outcomes: { keys: 'upheld', names: 'upheld, same answer, declin, reject, denied, invalid, no change' },
			atLeast: 0.3
		},
		fix: 'Let the first line give the final answer, with the reason and the words for it written down',
		why: 'A hand-up that changes nothing makes the customer wait for a no and tells the agent that their word does not count.',
		measure: 'Share of hand-ups beyond authority that end in the same answer'
	},
	{
		key: 'authority-too-low',
		pattern: 'Hand-ups beyond authority that are nearly always granted',
		looksFor: {
			in: 'hand-ups',
			firstLine: beyondAuthority,
			outcomes: {
				keys: 'exception, refund, discount, replacement',
				names: 'exception, refund, discount, replac, exchang, credit, goodwill'
			},
			atLeast: 0.7
		},
		fix: 'Raise what the first line may grant by itself to the amount that was granted in most of these cases',
		why: 'Where nearly every request is granted, asking for permission adds a wait and no judgement.',
		measure: 'Hand-ups beyond authority a week; amount granted a month'
	},
	{
		key: 'policy-missing',
		pattern: 'The first line could not finish because policy was unclear or missing',
		looksFor: firstLine('policy-missing', 'policy, rule unclear, no guideline'),
		fix: 'Write the missing answer into the playbook within a week of its second hand-up',
		why: 'The first hand-up is a question, the second is a gap; after that every hand-up asks the same again.',
		measure: 'Hand-ups for an unclear or missing policy a week'
	},
	{
		key: 'knowledge-missing',
		pattern: 'The first line could not finish for lack of knowledge',
		looksFor: firstLine('knowledge', 'knowledge, training, not know'),
		fix: 'Take the three commonest questions of these cases into a half-hour session and a page one can search',
		why: 'Whoever solved it upstairs has the answer; a page brings it to the next agent while the customer is still there.',
		measure: 'Hand-ups for lack of knowledge a week'
	},
	{
		key: 'tool-or-access',
		pattern: 'The first line could not finish for lack of a tool or access',
		looksFor: firstLine('tool-or-access', 'tool, access, system'),
		fix: 'Give the first line read access, or the one missing button, for the step that is handed up most',
		why: 'An agent who can see the answer but not the screen hands up work that takes a minute.',
		measure: 'Hand-ups for lack of a tool or access a week'
	},
	{
		key: 'carrier',
		pattern: 'The first line could not finish because of the carrier',
		looksFor: firstLine('carrier', 'carrier, courier'),
		fix: 'Agree with the carrier on a named contact, an answer within a day, and a monthly look at these counts',
		why: 'It is not ours to fix, but the counts are ours, and a carrier who sees them has something to act on.',
		measure: 'Hand-ups because of the carrier a week; days until the carrier answers'
	},
	{
		key: 'warehouse',
		pattern: 'The first line could not finish because of the warehouse',
		looksFor: firstLine('warehouse', 'warehouse, stock, fulfil'),
		fix: 'Agree with the warehouse on a shared queue with an answer by the next morning',
		why: 'Messages to whoever is known there get lost with shifts; a queue with a time does not.',
		measure: 'Hand-ups because of the warehouse a week; hours until the warehouse answers'
	},
	{
		key: 'product-question',
		pattern: 'The first line could not finish because of the product',
		looksFor: firstLine('product', 'product'),
		fix: 'Name one person for each product group who answers the first line, and keep the answers',
		why: 'A question that is answered once and kept need not be handed up again.',
		measure: 'Hand-ups because of the product a week'
	},
	{
		key: 'site-or-payment',
		pattern: 'The first line could not finish because of a site or payment fault',
		looksFor: firstLine('site-or-payment', 'site, website, payment'),
		fix: 'Give the first line a page of known faults with what to tell customers and what to do meanwhile',
		why: 'While the fault lasts, what helps the customer is the way around it.',
		measure: 'Hand-ups because of a site or payment fault a week'
	},
	{
		key: 'demanded-manager',
		pattern: 'Customers demanding a manager recurs',
		looksFor: firstLine('demanded-manager', 'manager, supervisor'),
		fix: 'Practise the two sentences that offer a decision now instead of a manager later, and give agents the right to make it',
		why: 'People ask for a manager when they believe that the person they talk to may not decide.',
		measure: 'Hand-ups because a manager was demanded a week'
	},
	{
		key: 'avoidable-by-authority',
		pattern: 'Escalations that more authority would have spared',
		looksFor: { in: 'avoidable', by: 'authority', atLeast: 0.2 },
		fix: 'Read ten of these cases and write down the one decision the first line should have been free to make',
		why: 'Those who handled them say that a decision was all that was missing.',
		measure: 'Share of judged escalations that more authority would have spared'
	},
	{
		key: 'avoidable-by-information',
		pattern: 'Escalations that better information would have spared',
		looksFor: { in: 'avoidable', by: 'information', atLeast: 0.2 },
		fix: 'Put the information that was missing in ten of these cases where agents and customers look first',
		why: 'Those who handled them say that knowing would have been enough.',
		measure: 'Share of judged escalations that better information would have spared'
	},
	{
		key: 'avoidable-by-tool',
		pattern: 'Escalations that a better tool or access would have spared',
		looksFor: { in: 'avoidable', by: 'tool', atLeast: 0.2 },
		fix: 'List the screens and rights that were missing in ten of these cases, and ask for the commonest one',
		why: 'Those who handled them say that they would have finished with the right screen.',
		measure: 'Share of judged escalations that a better tool or access would have spared'
	},
	{
		key: 'avoidable-upstream',
		pattern: 'Most judged escalations could have been spared by a fix upstream',
		looksFor: { in: 'avoidable', by: 'upstream', atLeast: 0.5 },
		fix: 'Bring these cases to whoever owns the step before support, with counts and three examples',
		why: 'Support can only soften what comes from upstream; the count gives its owner a reason to change it.',
		measure: 'Share of judged escalations that a fix upstream would have spared'
	},
	{
		key: 'one-channel',
		pattern: 'One channel rises while the others do not',
		looksFor: { in: 'one-alone', kind: 'channel' },
		fix: 'Compare ten cases of this channel with ten of the others: what do its agents lack, or its customers not see?',
		why: 'What rises in one channel alone has its cause in that channel: its form, its hours, its staffing, its scripts.',
		measure: 'Escalations in this channel a week'
	},
	{
		key: 'one-brand',
		pattern: 'One brand rises while the others do not',
		looksFor: { in: 'one-alone', kind: 'brand' },
		fix: 'Ask what changed for this brand when the rise began: a carrier, a supplier, a price, a page, a campaign',
		why: 'The same team answers for all brands, so what rises for one alone comes from what that brand sells or promises.',
		measure: 'Escalations of this brand a week'
	},
	{
		key: 'one-weekday',
		pattern: 'One day of the week brings half as many again as the others do on average, or more',
		looksFor: { in: 'weekdays', timesTheOthers: 1.5 },
		fix: 'Put one more person who may decide on this day, and look at what piles up before it: closed warehouses, unanswered mail, a batch that runs overnight',
		why: 'What comes on one day was often caused on the days before it, when nobody could answer.',
		measure: 'Share of escalations on this day of the week'
	},
	{
		key: 'repeat-contacts',
		pattern: 'A fifth of escalations or more come from customers who had escalated in the 30 days before',
		looksFor: { in: 'repeats', atLeast: 0.2 },
		fix: 'Give a customer who comes back to the person who answered the first time, and let nobody close a case before what was promised is done',
		why: 'A second escalation is mostly a promise of the first that was not kept, told again from the beginning to somebody new.',
		measure: 'Share of escalations that are a repeat contact'
	}
];

function causes(keys: string, reasons: string, names: string[]): Pattern {
	return { in: 'causes', causes: { keys, names: names.join(', ') }, reasons };
}

function firstLine(keys: string, names: string): Pattern {
	return { in: 'first-line', firstLine: { keys, names } };
}
