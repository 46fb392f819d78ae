/** What was typed into a form is kept in the browser until it is sent, so that a closed tab or a lost connection costs nothing. */

const PREFIX = 'draft:';

type Draft = [name: string, value: string][];

/** Fields that are never kept. */
const LEFT_OUT = new Set(['id', 'version']);

/** Keeps what is typed into the form from now on. */
export function keepDraft(form: HTMLFormElement, key: string): () => void {
	const save = () => {
		const entries: Draft = [...new FormData(form)].flatMap(([name, value]) =>
			typeof value === 'string' && !LEFT_OUT.has(name) ? [[name, value]] : []
		);
		try {
			localStorage.setItem(PREFIX + key, JSON.stringify(entries));
		} catch {
			// A browser that keeps nothing still lets people log.
		}
	};
	form.addEventListener('input', save);
	return () => form.removeEventListener('input', save);
}

/** Fills the form with what was kept. Answers whether there was anything. */
export function restoreDraft(form: HTMLFormElement, key: string): boolean {
	const draft = readDraft(key);
	if (!draft) return false;
	for (const control of form.elements) {
		if (control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type)) {
			control.checked = draft.some(([name, value]) => name === control.name && value === control.value);
		} else if (
			control instanceof HTMLSelectElement ||
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
	try {
		localStorage.removeItem(PREFIX + key);
	} catch {
		// Nothing was kept either.
	}
}

/** Forgets every draft, when the person signs out of this browser. */
export function dropAllDrafts(): void {
	try {
		for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
	} catch {
		// Nothing was kept either.
	}
}

function readDraft(key: string): Draft | null {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(PREFIX + key) ?? 'null');
		return Array.isArray(kept) ? (kept as Draft) : null;
	} catch {
		return null;
	}
}
