import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The demo's own key, made in its data folder when it is first asked for. */
export function demoEncryptionKey(dataDir: string): string {
	const path = join(dataDir, 'demo.key');
	try {
		return readFileSync(path, 'utf8').trim();
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
	}
	const key = `demo:${randomBytes(32).toString('base64')}`;
	mkdirSync(dataDir, { recursive: true });
	writeFileSync(path, `${key}\n`, { mode: 0o600 });
	return key;
}
