import { writable } from 'svelte/store';

const STORAGE_KEY = 'evenkeel:single-key-shortcuts';

function remembered(): boolean {
	try {
		return localStorage.getItem(STORAGE_KEY) !== 'off';
	} catch {
		return true;
	}
}

/** Whether single keys act. People who dictate, or rest a hand on the keyboard, can switch them off. */
export const shortcutsAreOn = writable(typeof localStorage === 'undefined' ? true : remembered());

export function switchShortcuts(on: boolean): void {
	shortcutsAreOn.set(on);
	try {
		localStorage.setItem(STORAGE_KEY, on ? 'on' : 'off');
	} catch {
		// A browser that keeps nothing keeps it for this visit only.
	}
}

/** The key, where it was pressed alone and not as part of writing something; otherwise undefined. */
export function singleKey(event: KeyboardEvent): string | undefined {
	if (event.defaultPrevented || event.repeat || event.isComposing) return undefined;
	if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
	if (isWriting(event.target)) return undefined;
	return event.key.toLowerCase();
}

const BUTTON_LIKE = new Set([
	'button',
	'checkbox',
	'color',
	'file',
	'image',
	'radio',
	'range',
	'reset',
	'submit'
]);

function isWriting(target: EventTarget | null): boolean {
	// A field of a dialog just closed keeps the focus until the page is drawn again.
	if (!(target instanceof HTMLElement) || !target.checkVisibility()) return false;
	if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
	// A list jumps to the entry that starts with the key.
	if (target instanceof HTMLSelectElement) return true;
	return target instanceof HTMLInputElement && !BUTTON_LIKE.has(target.type);
}
