import type { BarsShape, SeriesShape } from '$lib/shared/chart-shape';
import { page, userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../app.css';
import Chart from './Chart.svelte';

const bar = (label: string, value: number) => ({
	label,
	value,
	count: String(value),
	share: `${value}%`,
	cumulative: value / 100,
	cumulativeLabel: `${value}%`,
	marksTurn: false,
	pale: false,
	direction: null,
	href: `/escalations?cause=${label.toLowerCase()}`,
	description: `${label}: ${value} escalations.`
});

const bars: BarsShape = {
	kind: 'bars',
	bars: [bar('Late', 60), bar('Lost', 30), bar('Broken', 10)],
	axes: { label: 'Cause', value: 'Escalations', cumulative: 'added up' }
};

const series: SeriesShape = {
	kind: 'series',
	points: [4, 6, null, 9].map((value, place) => ({
		label: `wk ${place + 1}`,
		value,
		signal: value === 9 ? ('outside' as const) : null,
		href: `/escalations?from=${place + 1}`,
		description: `Week ${place + 1}: ${value} escalations.`
	})),
	levels: [{ value: 6, label: 'mean 6', dashed: false }],
	signalLabel: 'wk 4',
	axes: { label: 'ISO week', value: 'Escalations a week' }
};

const shown = { shape: bars, label: 'Causes', hint: 'Choose a bar to read its cases.' };
const canvas = () => document.querySelector('canvas')!;

/** The colour that is drawn at a place of the canvas. */
function colourAt(x: number, y: number): string {
	const scale = canvas().width / canvas().clientWidth;
	const { data } = canvas()
		.getContext('2d')!
		.getImageData(x * scale, y * scale, 1, 1);
	return [...data].slice(0, 3).join();
}

afterEach(() => document.documentElement.removeAttribute('data-theme'));

describe('Chart', () => {
	it('has one link, which the arrow keys move from mark to mark, and tells each in words', async () => {
		await render(Chart, shown);
		await expect.element(page.getByText('Choose a bar to read its cases.')).toBeVisible();
		await userEvent.tab();
		const first = page.getByRole('link', { name: 'Late: 60 escalations.' });
		await expect.element(first).toHaveFocus();
		await expect.element(first).toHaveAttribute('href', '/escalations?cause=late');

		await userEvent.keyboard('{ArrowDown}');
		const second = page.getByRole('link', { name: 'Lost: 30 escalations.' });
		await expect.element(second).toHaveFocus();
		await expect.element(second).toHaveAttribute('href', '/escalations?cause=lost');
		expect(document.querySelector('[aria-live]')?.textContent).toBe('Lost: 30 escalations.');

		await userEvent.keyboard('{End}{ArrowDown}');
		await expect.element(page.getByRole('link', { name: 'Broken: 10 escalations.' })).toHaveFocus();
		await userEvent.keyboard('{Home}{ArrowUp}');
		await expect.element(page.getByRole('link', { name: 'Late: 60 escalations.' })).toHaveFocus();
		expect(page.getByRole('link').elements()).toHaveLength(1);
	});

	it('puts the link under the pointer, so that a click opens the cases of what it points at', async () => {
		await render(Chart, shown);
		await expect.element(page.getByRole('link')).toBeVisible();
		const box = canvas().getBoundingClientRect();
		await userEvent.hover(canvas().parentElement!, { position: { x: box.width / 2, y: box.height - 10 } });
		const link = page.getByRole('link', { name: 'Broken: 10 escalations.' });
		await expect.element(link).toHaveAttribute('href', '/escalations?cause=broken');
		const reached = link.element().getBoundingClientRect();
		expect(reached.bottom).toBeGreaterThan(box.bottom - 10);
		expect(reached.height).toBeGreaterThanOrEqual(24);
	});

	it('begins a series with its latest week, and keeps the link wide enough to hit', async () => {
		await render(Chart, { ...shown, shape: series });
		const link = page.getByRole('link', { name: 'Week 4: 9 escalations.' });
		await expect.element(link).toBeVisible();
		expect(link.element().getBoundingClientRect().width).toBeGreaterThanOrEqual(24);
	});

	it('draws with the colours of the theme, and again when the theme changes', async () => {
		await page.viewport(900, 700);
		await render(Chart, shown);
		document.documentElement.dataset.theme = 'light';
		await expect.poll(() => colourAt(canvas().clientWidth / 2, 44)).toBe('27,107,104');
		document.documentElement.dataset.theme = 'dark';
		await expect.poll(() => colourAt(canvas().clientWidth / 2, 44)).toBe('99,194,184');
	});

	it('draws what it is given anew, and goes back to the first bar', async () => {
		const screen = await render(Chart, shown);
		await userEvent.tab();
		await userEvent.keyboard('{End}');
		await screen.rerender({ shape: { ...bars, bars: [bar('Wrong size', 5)] } });
		await expect.element(page.getByRole('link', { name: 'Wrong size: 5 escalations.' })).toBeVisible();
	});

	it('says of a mark that leads nowhere that it cannot be opened', async () => {
		const others = { ...bar('4 others', 8), href: null };
		await render(Chart, { ...shown, shape: { ...bars, bars: [others] } });
		await expect
			.element(page.getByRole('link', { name: /4 others/ }))
			.toHaveAttribute('aria-disabled', 'true');
	});

	it('keeps a drawing for paper, which the screen does not show', async () => {
		await render(Chart, shown);
		await expect.element(page.getByRole('link')).toBeVisible();
		expect(getComputedStyle(document.querySelector('svg')!).visibility).toBe('hidden');
	});
});
