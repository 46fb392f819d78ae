/** What a page keeps in the browser. All of it is under one name, by which it is forgotten when the person signs out. */

const PREFIX = 'draft:';

/** Asked for one by one: a browser may refuse to hand out either. */
export const inBrowser = () => localStorage;
export const inTab = () => sessionStorage;

type Store = typeof inBrowser;

/** What is kept under the key; null where there is nothing that can be read. */
export function kept(store: Store, key: string): unknown {
	return attempt(() => JSON.parse(store().getItem(PREFIX + key) ?? 'null') as unknown) ?? null;
}

/** Keeps it in place of what was kept under the key; null keeps nothing. */
export function keep(store: Store, key: string, value: unknown): void {
	attempt(() => {
		if (value === null) store().removeItem(PREFIX + key);
		else store().setItem(PREFIX + key, JSON.stringify(value));
	});
}

/** Forgets everything, of every page. */
export function forgetAll(): void {
	for (const store of [inBrowser, inTab]) {
		attempt(() => {
			const all = store();
			for (const key of Object.keys(all)) if (key.startsWith(PREFIX)) all.removeItem(key);
		});
	}
}

/** A browser that keeps nothing still lets people write. */
function attempt<Result>(work: () => Result): Result | undefined {
	try {
		return work();
	} catch {
		return undefined;
	}
}
