/** What was typed into a form is kept in the browser until it is sent, so that a closed tab or a lost connection costs nothing. */

import { inBrowser, inTab, keep, kept } from './kept';

type Draft = [name: string, value: string][];

/** Fields that are never kept. */
const LEFT_OUT = new Set(['id', 'version']);

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
		keep(
			inBrowser,
			key,
			entries.filter(([name]) => !onlyInTab.has(name))
		);
		if (onlyInTab.size === 0) return;
		keep(
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
	const draft = [inBrowser, inTab].flatMap((store) => read(store, key));
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
			const typed = draft.find(([name]) => name === control.name);
			if (typed) control.value = typed[1];
		}
	}
	return true;
}

/** Forgets what was kept, once it was sent or is not wanted. */
export function dropDraft(key: string): void {
	for (const store of [inBrowser, inTab]) keep(store, key, null);
}

function read(store: Parameters<typeof kept>[0], key: string): Draft {
	const draft = kept(store, key);
	return Array.isArray(draft) ? (draft as Draft) : [];
}
