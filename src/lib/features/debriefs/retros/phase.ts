/** The steps of a retro, in order. */
export const phases = [
	'waiting',
	'last-time',
	'write',
	'group',
	'vote',
	'discuss',
	'actions',
	'close'
] as const;

export type Phase = (typeof phases)[number];

/** What each step is called, and what one does in it. */
export const phaseNames: Record<Phase, { name: string; task: string }> = {
	waiting: { name: 'Before', task: 'The meeting has not begun yet.' },
	'last-time': { name: 'Last time', task: 'Look at what you agreed on last time.' },
	write: { name: 'Write', task: 'Write what comes to mind. Nobody but you sees it until it is shown.' },
	group: { name: 'Group', task: 'Put together what belongs together.' },
	vote: { name: 'Vote', task: 'Give your dots to what you want to talk about.' },
	discuss: { name: 'Discuss', task: 'Talk about what got most dots, and note what you find.' },
	actions: { name: 'Actions', task: 'Agree on who does what until when.' },
	close: { name: 'Close', task: 'Say how this retro was for you.' }
};

export function phaseAfter(phase: Phase): Phase | null {
	return phases[phases.indexOf(phase) + 1] ?? null;
}

/** The step to go back to; a meeting that has begun does not go back to before it began. */
export function phaseBefore(phase: Phase): Phase | null {
	const place = phases.indexOf(phase);
	return place > 1 ? phases[place - 1]! : null;
}

/** Whether the step is at or after the other. */
export function hasReached(phase: Phase, other: Phase): boolean {
	return phases.indexOf(phase) >= phases.indexOf(other);
}
