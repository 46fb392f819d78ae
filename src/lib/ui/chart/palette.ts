/** The colours and the font that a canvas draws with, as the tokens of app.css stand at present. */
export interface Palette {
	ink: string;
	inkSoft: string;
	inkFaint: string;
	line: string;
	surface: string;
	bar: string;
	paleBar: string;
	attention: string;
	calm: string;
	font: string;
}

/** Reads the tokens from the page; a canvas cannot. */
export function paletteOf(element: Element): Palette {
	const style = getComputedStyle(element);
	const token = (name: string) => style.getPropertyValue(name).trim();
	return {
		ink: token('--ink'),
		inkSoft: token('--ink-soft'),
		inkFaint: token('--ink-faint'),
		line: token('--line'),
		surface: token('--surface'),
		bar: token('--c1'),
		paleBar: `${token('--c1')}70`,
		attention: token('--attention'),
		calm: token('--calm'),
		font: token('--font')
	};
}

/** Calls back whenever the page changes between light and dark, by its switch or with the system. */
export function onThemeChange(changed: () => void): () => void {
	const system = matchMedia('(prefers-color-scheme: dark)');
	const byHand = new MutationObserver(changed);
	byHand.observe(document.documentElement, { attributeFilter: ['data-theme'] });
	system.addEventListener('change', changed);
	return () => {
		byHand.disconnect();
		system.removeEventListener('change', changed);
	};
}
