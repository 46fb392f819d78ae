/** What can be attached, by what a file holds. */
export const attachmentKinds = {
	'text/plain': { name: 'Text', extensions: ['txt', 'log', 'csv', 'eml', 'md'] },
	'image/png': { name: 'Image', extensions: ['png'] },
	'image/jpeg': { name: 'Image', extensions: ['jpg', 'jpeg'] },
	'image/gif': { name: 'Image', extensions: ['gif'] },
	'image/webp': { name: 'Image', extensions: ['webp'] },
	'image/heic': { name: 'Image', extensions: ['heic', 'heif'] },
	'image/heif': { name: 'Image', extensions: ['heic', 'heif'] },
	'image/avif': { name: 'Image', extensions: ['avif'] },
	'audio/mpeg': { name: 'Sound', extensions: ['mp3'] },
	'audio/wav': { name: 'Sound', extensions: ['wav'] },
	'audio/ogg': { name: 'Sound', extensions: ['ogg', 'oga', 'opus'] },
	'audio/flac': { name: 'Sound', extensions: ['flac'] },
	'audio/x-m4a': { name: 'Sound', extensions: ['m4a'] },
	'audio/aac': { name: 'Sound', extensions: ['aac'] },
	'audio/amr': { name: 'Sound', extensions: ['amr'] },
	'application/pdf': { name: 'PDF', extensions: ['pdf'] }
} as const;

export type AttachmentKind = keyof typeof attachmentKinds;

/** The most one file may hold, in bytes. */
export const MOST_ATTACHMENT_BYTES = 10_000_000;

/** The most files of one incident. */
export const MOST_ATTACHMENTS = 10;

/** Whether what a library calls a file is something that can be attached. */
export function isAttachmentKind(mime: string): mime is AttachmentKind {
	return Object.hasOwn(attachmentKinds, mime);
}

/** Whether bytes are text that people can read: UTF-8 without control characters but for line ends and tabs. */
export function isText(bytes: Uint8Array): boolean {
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return !/[\x00-\x08\x0E-\x1F\x7F]/.test(text);
	} catch {
		return false;
	}
}

/** The name a file is handed out by: what it was called, with an ending that says what it is. */
export function nameToDownload(fileName: string, kind: AttachmentKind): string {
	const name =
		fileName
			.split(/[/\\]/)
			.at(-1)!
			.replace(/[\x00-\x1F\x7F<>:"|?*\u202A-\u202E\u2066-\u2069]/g, '')
			.trim()
			.slice(-150) || 'attachment';
	const extensions: readonly string[] = attachmentKinds[kind].extensions;
	const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
	return extensions.includes(ending) ? name : `${name}.${extensions[0]}`;
}
