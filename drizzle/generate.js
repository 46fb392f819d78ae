// Regenerates the foundation migration of both dialects from the schema, then adds what drizzle cannot express.
import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync, rmSync } from 'node:fs';

for (const [folder, url] of [
	['sqlite', 'data/evenkeel.db'],
	['postgres', 'postgres://generate']
]) {
	rmSync(`drizzle/${folder}`, { recursive: true, force: true });
	execFileSync('drizzle-kit', ['generate', '--name', 'foundation'], {
		env: { ...process.env, DATABASE_URL: url },
		stdio: ['ignore', 'ignore', 'inherit']
	});
	appendFileSync(
		`drizzle/${folder}/0000_foundation.sql`,
		`\n--> statement-breakpoint\n${readFileSync(`drizzle/append-only.${folder}.sql`, 'utf8').trimEnd()}`
	);
}
