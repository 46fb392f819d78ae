import { browser } from '$app/environment';
import { onMount } from 'svelte';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * Keeps what a person filled in while the scripts of the page were still on their way: as it comes to life, Svelte sets
 * every field to what the server had rendered. To be called while the outermost component is made.
 */
export function keepWhatWasTypedEarly(): void {
	const refills = browser
		? [...document.querySelectorAll<Control>('input, textarea, select')].flatMap(refillOf)
		: [];
	onMount(() => {
		for (const refill of refills) refill();
	});
}

/** What puts a field back as it is now; nothing for one that is as it was rendered, or that only filters a list. */
function refillOf(control: Control): (() => void)[] {
	if (control.form?.method !== 'post') return [];
	if (control instanceof HTMLSelectElement) {
		const { selectedIndex } = control;
		const rendered = [...control.options].findIndex((option) => option.defaultSelected);
		if (selectedIndex === Math.max(rendered, 0)) return [];
		return [() => tell(control, () => (control.selectedIndex = selectedIndex))];
	}
	if (control.type === 'checkbox' || control.type === 'radio') {
		const { checked } = control as HTMLInputElement;
		if (checked === (control as HTMLInputElement).defaultChecked) return [];
		return [() => tell(control, () => ((control as HTMLInputElement).checked = checked))];
	}
	const { value, type } = control;
	if (type === 'file' || type === 'hidden' || value === control.defaultValue) return [];
	return [() => tell(control, () => (control.value = value))];
}

/** Fills a field as a person would, for whoever listens to it. */
function tell(control: Control, fill: () => void): void {
	fill();
	for (const event of ['input', 'change']) control.dispatchEvent(new Event(event, { bubbles: true }));
}
