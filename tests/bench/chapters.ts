/** The head of a chapter and all under it, by the head; what stands before the first is under ''. */
function chaptersOf(report: string): Map<string, string> {
	const parts = report.split(/\n(?=## )/).map((part) => part.trim());
	return new Map(parts.map((part) => [/^## .*/.exec(part)?.[0] ?? '', part]));
}

/** The report with a chapter in the place of the one under the same head, otherwise at its end. */
export function withChapter(report: string, chapter: string): string {
	const chapters = new Map([...chaptersOf(report), ...chaptersOf(chapter)]);
	return `${[...chapters.values()].join('\n\n')}\n`;
}

/** A new report with those chapters of the one before that are measured by themselves. */
export function withChaptersOf(report: string, before: string, heads: readonly string[]): string {
	const kept = chaptersOf(before);
	return heads.reduce((made, head) => (kept.has(head) ? withChapter(made, kept.get(head)!) : made), report);
}
