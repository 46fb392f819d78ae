import { newId } from '../../shared/ids';
import { notFound } from '../../shared/problem';

/** The lists people choose from. Each is editable; entries are archived, never deleted. */
export const taxonomyKinds = {
	reason: { name: 'Contact reasons', one: 'contact reason', levels: 2 },
	cause: { name: 'Contributing causes', one: 'contributing cause', levels: 1 },
	'first-line': { name: 'Why the first line could not finish', one: 'first-line reason', levels: 1 },
	outcome: { name: 'Outcomes', one: 'outcome', levels: 1 },
	channel: { name: 'Channels', one: 'channel', levels: 1 }
} as const;

export type TaxonomyKind = keyof typeof taxonomyKinds;

export const taxonomyKindList = Object.keys(taxonomyKinds) as TaxonomyKind[];

/**
 * The list an address names.
 * @throws Problem `not-found`
 */
export function listOf(text: string | undefined): TaxonomyKind {
	const kind = taxonomyKindList.find((each) => each === text);
	if (!kind) throw notFound();
	return kind;
}

/** An entry as pages and rules know it. */
export interface TaxonomyEntry {
	id: string;
	kind: TaxonomyKind;
	key: string | null;
	name: string;
	parentId: string | null;
	archived: boolean;
}

/** The lists a new organisation starts with: key, name, and for contact reasons the parts of each. */
export const shippedTaxonomy: Record<
	TaxonomyKind,
	{ key: string; name: string; parts?: { key: string; name: string }[] }[]
> = {
	reason: [
		{
			key: 'order',
			name: 'Order',
			parts: [
				{ key: 'order-status', name: 'Where is my order' },
				{ key: 'order-change', name: 'Change or cancel an order' }
			]
		},
		{
			key: 'shipping',
			name: 'Shipping',
			parts: [
				{ key: 'shipping-late', name: 'Late or missing parcel' },
				{ key: 'shipping-cost', name: 'Shipping cost or options' }
			]
		},
		{ key: 'return', name: 'Return' },
		{ key: 'refund', name: 'Refund' },
		{ key: 'exchange', name: 'Exchange' },
		{
			key: 'product',
			name: 'Product',
			parts: [
				{ key: 'product-broken', name: 'Broken or faulty' },
				{ key: 'product-question', name: 'Question about a product' }
			]
		},
		{ key: 'payment', name: 'Payment' },
		{ key: 'account', name: 'Account' },
		{ key: 'feedback', name: 'Feedback' },
		{ key: 'other', name: 'Other' }
	],
	cause: [
		{ key: 'late-delivery', name: 'Late delivery' },
		{ key: 'lost-parcel', name: 'Lost parcel' },
		{ key: 'wrong-item-picked', name: 'Wrong item picked' },
		{ key: 'damaged-goods', name: 'Damaged goods' },
		{ key: 'product-defect', name: 'Product defect' },
		{ key: 'page-unclear', name: 'Product page unclear' },
		{ key: 'sizing', name: 'Sizing' },
		{ key: 'billing-error', name: 'Billing error' },
		{ key: 'refund-delay', name: 'Refund delay' },
		{ key: 'unanswered-follow-up', name: 'Unanswered follow-up' },
		{ key: 'policy-unclear', name: 'Policy unclear' },
		{ key: 'miscommunication', name: 'Miscommunication' },
		{ key: 'unmet-expectation', name: 'Unmet expectation' },
		{ key: 'site-fault', name: 'Site or payment fault' },
		{ key: 'customer-wrong-item', name: 'Customer chose the wrong item' },
		{ key: 'customer-wrong-address', name: 'Customer gave the wrong address' },
		{ key: 'personal-circumstances', name: 'Personal circumstances' }
	],
	'first-line': [
		{ key: 'beyond-authority', name: 'Beyond authority' },
		{ key: 'policy-missing', name: 'Policy unclear or missing' },
		{ key: 'knowledge', name: 'Knowledge' },
		{ key: 'tool-or-access', name: 'Tool or access' },
		{ key: 'carrier', name: 'Carrier' },
		{ key: 'warehouse', name: 'Warehouse' },
		{ key: 'product', name: 'Product' },
		{ key: 'site-or-payment', name: 'Site or payment fault' },
		{ key: 'demanded-manager', name: 'Customer demanded a manager' },
		{ key: 'legal-or-safety', name: 'Legal or safety' },
		{ key: 'abuse', name: 'Abuse' }
	],
	outcome: [
		{ key: 'upheld', name: 'Same answer upheld' },
		{ key: 'exception', name: 'Exception granted' },
		{ key: 'replacement', name: 'Replacement' },
		{ key: 'refund', name: 'Refund' },
		{ key: 'discount', name: 'Discount' },
		{ key: 'apology', name: 'Apology' },
		{ key: 'partial', name: 'Partial solution' },
		{ key: 'fixed-upstream', name: 'Fixed upstream' },
		{ key: 'third-party', name: 'Passed to a third party' },
		{ key: 'withdrawn', name: 'Withdrawn' }
	],
	channel: [
		{ key: 'phone', name: 'Phone' },
		{ key: 'email', name: 'E-mail' },
		{ key: 'chat', name: 'Chat' },
		{ key: 'social', name: 'Social media' },
		{ key: 'store', name: 'In person' }
	]
};

/** Outcomes by which money changes hands, so that the form asks how much. */
const outcomesWithAmount: ReadonlySet<string> = new Set(['exception', 'refund', 'discount', 'partial']);

/** Whether an outcome is asked for its amount. Those that people add are not known to have one. */
export function asksForAmount(entry: Pick<TaxonomyEntry, 'kind' | 'key'>): boolean {
	return entry.kind === 'outcome' && entry.key !== null && outcomesWithAmount.has(entry.key);
}

/** The shipped lists as rows, with ids of their own. */
export function shippedTaxonomyEntries() {
	return taxonomyKindList.flatMap((kind) =>
		shippedTaxonomy[kind].flatMap(({ key, name, parts = [] }, position) => {
			const id = newId();
			return [
				{ id, kind, key, name, parentId: null, position },
				...parts.map((part, place) => ({ id: newId(), kind, ...part, parentId: id, position: place }))
			];
		})
	);
}

/** Entries to choose from: those not archived, parts after the entry they belong to. */
export function choicesOf(entries: readonly TaxonomyEntry[], kind: TaxonomyKind): TaxonomyEntry[] {
	const open = entries.filter((entry) => entry.kind === kind && !entry.archived);
	return open
		.filter(({ parentId }) => parentId === null)
		.flatMap((entry) => [entry, ...open.filter(({ parentId }) => parentId === entry.id)]);
}
