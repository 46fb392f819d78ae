/** What was typed into a form is kept in the browser until it is sent, so that a closed tab or a lost connection costs nothing. */

const PREFIX = 'draft:';

type Draft = [name: string, value: string][];

/** Fields that are never kept. */
const LEFT_OUT = new Set(['id', 'version']);

/** Asked for one by one: a browser may refuse to hand out either. */
const stores = [() => localStorage, () => sessionStorage] as const;
const [inBrowser, inTab] = stores;

/**
 * Keeps what is typed into the form from now on.
 * @param onlyInTab fields that are kept for this tab alone and go with it, as what hurt somebody should not lie about
 */
export function keepDraft(
	form: HTMLFormElement,
	key: string,
	onlyInTab: ReadonlySet<string> = new Set()
): () => void {
	const save = () => {
		const entries: Draft = [...new FormData(form)].flatMap(([name, value]) =>
			typeof value === 'string' && !LEFT_OUT.has(name) ? [[name, value]] : []
		);
		write(
			inBrowser,
			key,
			entries.filter(([name]) => !onlyInTab.has(name))
		);
		if (onlyInTab.size === 0) return;
		write(
			inTab,
			key,
			entries.filter(([name]) => onlyInTab.has(name))
		);
	};
	form.addEventListener('input', save);
	return () => form.removeEventListener('input', save);
}

/** Fills the form with what was kept. Answers whether there was anything. */
export function restoreDraft(form: HTMLFormElement, key: string): boolean {
	const draft = stores.flatMap((store) => read(store, key));
	if (draft.length === 0) return false;
	const isKept = (name: string, value: string) =>
		draft.some((field) => field[0] === name && field[1] === value);
	for (const control of form.elements) {
		if (control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type)) {
			control.checked = isKept(control.name, control.value);
		} else if (control instanceof HTMLSelectElement) {
			if (!draft.some(([name]) => name === control.name)) continue;
			for (const option of control.options) option.selected = isKept(control.name, option.value);
		} else if (
			control instanceof HTMLTextAreaElement ||
			(control instanceof HTMLInputElement && control.type !== 'hidden')
		) {
			const kept = draft.find(([name]) => name === control.name);
			if (kept) control.value = kept[1];
		}
	}
	return true;
}

/** Forgets what was kept, once it was sent or is not wanted. */
export function dropDraft(key: string): void {
	for (const store of stores) attempt(() => store().removeItem(PREFIX + key));
}

/** Forgets every draft, when the person signs out of this browser. */
export function dropAllDrafts(): void {
	for (const store of stores) {
		attempt(() => {
			const kept = store();
			for (const key of Object.keys(kept)) if (key.startsWith(PREFIX)) kept.removeItem(key);
		});
	}
}

type Store = (typeof stores)[number];

function write(store: Store, key: string, draft: Draft): void {
	attempt(() => store().setItem(PREFIX + key, JSON.stringify(draft)));
}

function read(store: Store, key: string): Draft {
	const kept = attempt((): unknown => JSON.parse(store().getItem(PREFIX + key) ?? 'null'));
	return Array.isArray(kept) ? (kept as Draft) : [];
}

/** A browser that keeps nothing still lets people log. */
function attempt<Result>(work: () => Result): Result | undefined {
	try {
		return work();
	} catch {
		return undefined;
	}
}
