import type { PageKind } from '../page';
import { shippedBoundaryWords } from './boundary-words';
import { shippedGuidance } from './guidance';
import { shippedScripts } from './scripts';
import { shippedTemplates } from './templates';

/** A page that comes with the program. Its causes and reasons are keys of the shipped lists. */
export interface ShippedPage {
	key: string;
	title: string;
	kind: PageKind;
	tags: string[];
	causes?: string[];
	reasons?: string[];
	tiers?: string[];
	incidents?: string[];
	steps?: string[];
	/** Markdown. What is quoted are words to say or to send. */
	text: string;
}

/** The pages that a new organisation starts with. */
export const shippedPages: readonly ShippedPage[] = [
	...shippedScripts,
	...shippedBoundaryWords,
	...shippedTemplates,
	...shippedGuidance
];
