/** Hears the name of a channel that has news, or null where any of them may have. */
export type NewsListener = (channel: string | null) => void;

/** Who listens in this process to what transactions announce once they are committed. */
export interface Announcements {
	/** Tells every listener, of each channel. */
	tell(channels: Iterable<string | null>): void;
	/** @returns stops listening */
	listen(listener: NewsListener): () => void;
}

/**
 * Announcements of one process.
 * @param watch begins to look out for what other processes commit, with the first listener; what it returns ends that
 * with the last
 */
export function openAnnouncements(
	watch: (tell: Announcements['tell']) => () => void = () => () => {}
): Announcements {
	const listeners = new Set<NewsListener>();
	let stopWatching = () => {};
	const tell: Announcements['tell'] = (channels) => {
		for (const channel of channels) for (const listener of listeners) listener(channel);
	};
	return {
		tell,
		listen(listener) {
			if (listeners.size === 0) stopWatching = watch(tell);
			listeners.add(listener);
			return () => {
				if (listeners.delete(listener) && listeners.size === 0) stopWatching();
			};
		}
	};
}
