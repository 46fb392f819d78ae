import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { dropDraft, keepDraft, restoreDraft } from './draft';
import { forgetAll } from './kept';

const KEY = 'kudos:aisha';

/** A form as a page brings it, in which nothing is filled in yet. */
function freshForm(): HTMLFormElement {
	const form = document.createElement('form');
	form.innerHTML = `
		<input type="hidden" name="id" value="of-this-page" />
		<input type="hidden" name="page" value="of-this-page" />
		<select name="to" multiple><option>Bo</option><option>Chen</option><option>Lena</option></select>
		<select name="team"><option>Orders</option><option>Returns</option></select>
		<input type="checkbox" name="values" value="calm" checked />
		<input type="checkbox" name="values" value="kind" />
		<input type="radio" name="severity" value="1" checked />
		<input type="radio" name="severity" value="2" />
		<input name="about" />
		<textarea name="reason"></textarea>`;
	document.body.append(form);
	onTestFinished(() => form.remove());
	return form;
}

/** Fills in some of it, as somebody does who is then called away. */
function fillIn(form: HTMLFormElement) {
	const fields = form.elements as unknown as Record<string, HTMLInputElement & HTMLSelectElement>;
	for (const option of fields.to!.options) option.selected = option.value !== 'Chen';
	fields.team!.value = 'Returns';
	for (const box of form.querySelectorAll<HTMLInputElement>('[name=values]')) box.checked = !box.checked;
	form.querySelector<HTMLInputElement>('[name=severity][value="2"]')!.checked = true;
	fields.reason!.value = 'For the call\nat noon';
	fields.reason!.dispatchEvent(new Event('input', { bubbles: true }));
}

const contentOf = (form: HTMLFormElement) =>
	[...new FormData(form)].map(([name, value]) => `${name}=${value}`);

/** A form that was filled in while it was kept, and then left. */
function leaveOne(onlyInTab?: ReadonlySet<string>): HTMLFormElement {
	const form = freshForm();
	const stop = keepDraft(form, KEY, onlyInTab);
	fillIn(form);
	stop();
	return form;
}

afterEach(() => {
	vi.restoreAllMocks();
	forgetAll();
});

describe('what was typed into a form', () => {
	it('comes back whole: every choice of a list of several, ticks, marks and texts', () => {
		const left = leaveOne();
		const form = freshForm();
		expect(restoreDraft(form, KEY)).toBe(true);
		expect(contentOf(form)).toEqual(contentOf(left));
		expect(contentOf(form).filter((field) => field.startsWith('to='))).toEqual(['to=Bo', 'to=Lena']);
	});

	it('comes back into no form but its own, and not once it was sent', () => {
		leaveOne();
		expect(restoreDraft(freshForm(), 'kudos:bo')).toBe(false);
		dropDraft(KEY);
		const form = freshForm();
		expect(restoreDraft(form, KEY)).toBe(false);
		expect(contentOf(form)).toEqual(contentOf(freshForm()));
	});

	it('leaves to the page what it brought itself, as its id', () => {
		const left = freshForm();
		keepDraft(left, KEY);
		for (const hidden of left.querySelectorAll<HTMLInputElement>('[type=hidden]')) hidden.value = 'of-before';
		fillIn(left);
		const form = freshForm();
		restoreDraft(form, KEY);
		expect(contentOf(form).slice(0, 2)).toEqual(['id=of-this-page', 'page=of-this-page']);
	});

	it('is not kept any more once the form has gone', () => {
		const form = leaveOne();
		dropDraft(KEY);
		fillIn(form);
		expect(restoreDraft(freshForm(), KEY)).toBe(false);
	});

	it('goes with the tab where that was asked for, and the rest stays', () => {
		const left = leaveOne(new Set(['reason']));
		expect(JSON.stringify(localStorage)).not.toContain('noon');
		const form = freshForm();
		restoreDraft(form, KEY);
		expect(contentOf(form)).toEqual(contentOf(left));

		sessionStorage.clear();
		const later = freshForm();
		expect(restoreDraft(later, KEY)).toBe(true);
		expect(later.querySelector('textarea')!.value).toBe('');
	});

	it('is forgotten with every other draft when the person signs out, and nothing else is', () => {
		localStorage.setItem('theme', 'dark');
		leaveOne(new Set(['reason']));
		forgetAll();
		// Other tests keep other things in the same browser.
		const left = [...Object.keys(localStorage), ...Object.keys(sessionStorage)];
		expect(left.filter((key) => key.startsWith('draft:'))).toEqual([]);
		expect(localStorage.getItem('theme')).toBe('dark');
		localStorage.removeItem('theme');
	});

	it('costs nobody the form where the browser keeps nothing, or kept something else', () => {
		localStorage.setItem(`draft:${KEY}`, '{half');
		expect(restoreDraft(freshForm(), KEY)).toBe(false);
		vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
			throw new DOMException('full', 'QuotaExceededError');
		});
		expect(() => leaveOne()).not.toThrow();
	});
});
