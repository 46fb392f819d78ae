// Adds a step to the migrations of both dialects from what changed in the schema: npm run db:generate -- add-something
import { execFileSync } from 'node:child_process';

const name = process.argv[2];
if (!/^[a-z0-9-]+$/.test(name ?? '')) {
	console.error('Name the step in lower case with dashes: npm run db:generate -- add-tiers');
	process.exit(1);
}
for (const url of ['sqlite.db', 'postgres://generate']) {
	execFileSync('drizzle-kit', ['generate', '--name', name], {
		env: { ...process.env, DATABASE_URL: url },
		stdio: ['ignore', 'inherit', 'inherit']
	});
}
