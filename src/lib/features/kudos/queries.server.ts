export * from './queries/coverage.server';
export * from './queries/feed.server';
export * from './queries/form.server';
export * from './queries/values.server';
export * from './queries/walls.server';
