/** A text as it is drawn: nothing can be in it but what is named here. */
export type Block =
	| { kind: 'paragraph'; parts: Inline[] }
	| { kind: 'heading'; level: 2 | 3; parts: Inline[] }
	| { kind: 'list'; ordered: boolean; start: number; items: Block[][] }
	/** Words to say or to send; they can be copied. */
	| { kind: 'words'; blocks: Block[] }
	| { kind: 'lines'; text: string }
	| { kind: 'line' };

export type Inline =
	| { kind: 'text'; text: string }
	| { kind: 'code'; text: string }
	| { kind: 'break' }
	| { kind: 'strong' | 'emphasis'; parts: Inline[] }
	| { kind: 'link'; address: string; parts: Inline[] };

/** Parts of a line as plain text. */
export function textOfParts(parts: readonly Inline[]): string {
	return parts
		.map((part) => {
			if (part.kind === 'break') return '\n';
			return 'parts' in part ? textOfParts(part.parts) : part.text;
		})
		.join('');
}

/** Blocks as plain text, to copy into a message: an empty line between paragraphs, a line for each item of a list. */
export function textOfBlocks(blocks: readonly Block[]): string {
	return blocks
		.map(textOfBlock)
		.filter((text) => text !== '')
		.join('\n\n');
}

function textOfBlock(block: Block): string {
	switch (block.kind) {
		case 'paragraph':
		case 'heading':
			return textOfParts(block.parts);
		case 'list':
			return block.items
				.map((item, place) => {
					const mark = block.ordered ? `${block.start + place}. ` : '- ';
					return mark + textOfBlocks(item).replaceAll('\n', `\n${' '.repeat(mark.length)}`);
				})
				.join('\n');
		case 'words':
			return textOfBlocks(block.blocks);
		case 'lines':
			return block.text;
		case 'line':
			return '';
	}
}

/** Every stretch of words to say that a text holds, as plain text, in its order. */
export function wordsToSay(blocks: readonly Block[]): string[] {
	return blocks.flatMap((block) => {
		if (block.kind === 'words') return [textOfBlocks(block.blocks)].filter((words) => words.trim() !== '');
		if (block.kind === 'list') return block.items.flatMap(wordsToSay);
		return [];
	});
}

/** The first sentence or so of a text, for lists; words to say come only where there is nothing else. */
export function beginningOf(blocks: readonly Block[], longest = 160): string {
	const paragraph = blocks.find((block) => block.kind === 'paragraph');
	const text = (paragraph ? textOfBlocks([paragraph]) : textOfBlocks(blocks)).replace(/\s+/g, ' ').trim();
	const characters = [...text];
	if (characters.length <= longest) return text;
	return `${characters
		.slice(0, longest)
		.join('')
		.replace(/\s+\S*$/, '')}…`;
}
