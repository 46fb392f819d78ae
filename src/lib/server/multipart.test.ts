import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMultipart } from './multipart';

interface Part {
	name: string;
	/** A text, or a file of that name. */
	text: string;
	fileName?: string;
}

/** A request as a browser would send it, its body cut into pieces of one size. */
async function requestOf(parts: readonly Part[], pieceBytes: number, cutAt = Infinity): Promise<Request> {
	const form = new FormData();
	for (const { name, text, fileName } of parts) {
		if (fileName === undefined) form.append(name, text);
		else form.append(name, new File([text], fileName));
	}
	const whole = new Request('http://app.test', { method: 'POST', body: form });
	const type = whole.headers.get('content-type')!;
	const bytes = new Uint8Array(await whole.arrayBuffer()).subarray(0, cutAt);
	let start = 0;
	const body = new ReadableStream<Uint8Array>({
		pull(controller) {
			if (start >= bytes.length) return controller.close();
			controller.enqueue(bytes.slice(start, (start += pieceBytes)));
		}
	});
	return new Request('http://app.test', {
		method: 'POST',
		body,
		headers: { 'content-type': type },
		duplex: 'half'
	} as RequestInit);
}

async function read(request: Request, mostOfEachFile = Infinity): Promise<Part[]> {
	const posted = new FormData();
	const files: Part[] = [];
	await readMultipart(request, posted, async (name, file) => {
		let text = '';
		for await (const chunk of file.chunks) {
			text += Buffer.from(chunk).toString('latin1');
			if (text.length > mostOfEachFile) break;
		}
		files.push({ name, text: Buffer.from(text, 'latin1').toString('utf8'), fileName: file.name });
	});
	return [...[...posted].map(([name, text]) => ({ name, text: String(text) })), ...files];
}

test('whatever is posted, in whatever pieces it arrives, is read as it was sent', async () => {
	const awkward = fc.string({ unit: fc.constantFrom('\r', '\n', '-', '"', 'é', '😀', '\0', 'a', '%22') });
	const part = fc.record({
		name: awkward.filter((name) => name !== ''),
		text: awkward,
		fileName: fc.option(awkward, { nil: undefined })
	});
	await fc.assert(
		fc.asyncProperty(
			fc.array(part, { maxLength: 4 }),
			fc.integer({ min: 1, max: 200 }),
			async (parts, pieceBytes) => {
				const expected = (await (await requestOf(parts, 1000)).formData()) as FormData;
				const got = await read(await requestOf(parts, pieceBytes));
				const texts = [...expected].filter(([, value]) => typeof value === 'string');
				const files = [...expected].filter(([, value]) => typeof value !== 'string') as [string, File][];
				expect(got).toEqual([
					...texts.map(([name, text]) => ({ name, text })),
					...(await Promise.all(
						files.map(async ([name, file]) => ({ name, text: await file.text(), fileName: file.name }))
					))
				]);
			}
		)
	);
});

test('what is not read of a file is passed over', async () => {
	const parts = [
		{ name: 'file', text: 'x'.repeat(5000), fileName: 'a.csv' },
		{ name: 'after', text: 'still here' }
	];
	const got = await read(await requestOf(parts, 100), 10);
	expect(got[0]).toEqual({ name: 'after', text: 'still here' });
});

test('a form that breaks off is refused', async () => {
	const parts = [{ name: 'file', text: 'x'.repeat(5000), fileName: 'a.csv' }];
	await expect(read(await requestOf(parts, 100, 3000))).rejects.toMatchObject({ code: 'invalid' });
});

test('anything but a multipart form is refused', async () => {
	const request = new Request('http://app.test', { method: 'POST', body: 'a=b' });
	await expect(read(request)).rejects.toMatchObject({ code: 'invalid' });
});
