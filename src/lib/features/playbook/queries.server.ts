export * from './queries/fitting.server';
export * from './queries/pages.server';
export * from './queries/related.server';
export * from './queries/versions.server';
export * from './queries/wordings.server';
