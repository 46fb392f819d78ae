export * from './queries/chain.server';
export * from './queries/export.server';
export * from './queries/list.server';
export * from './queries/record.server';
export * from './queries/sources.server';
export * from './queries/taxonomy.server';
export * from './queries/waiting.server';
