import { downloadAttachment } from '$lib/features/incidents/commands/attachments.server';
import { endpoint } from '$lib/server/answers';

/** Always a download, never something a browser shows as a page of ours. */
export const GET = endpoint(async ({ context, params }) => {
	const { name, kind, content } = await downloadAttachment(context, params.id!, params.attachment!);
	return new Response(new Uint8Array(content), {
		headers: {
			'content-type': kind === 'text/plain' ? 'text/plain; charset=utf-8' : kind,
			'content-disposition': `attachment; filename*=UTF-8''${encoded(name)}`,
			'content-length': String(content.byteLength),
			'x-content-type-options': 'nosniff',
			'cache-control': 'private, no-store'
		}
	});
});

/** A file name as RFC 8187 writes it in a header. */
function encoded(name: string): string {
	return encodeURIComponent(name).replace(
		/['()*]/g,
		(character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`
	);
}
