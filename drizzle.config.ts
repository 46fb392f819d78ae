import { defineConfig } from 'drizzle-kit';

const dialect = process.env.DATABASE_URL?.startsWith('postgres') ? 'postgresql' : 'sqlite';

export default defineConfig({
	dialect,
	schema: './src/lib/server/db/schema.ts',
	out: dialect === 'postgresql' ? './drizzle/postgres' : './drizzle/sqlite',
	casing: 'snake_case'
});
