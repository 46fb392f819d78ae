export * from './queries/lists.server';
export * from './queries/record.server';
