export * from './queries/api.server';
export * from './queries/history.server';
export * from './queries/record.server';
export * from './queries/waiting.server';
