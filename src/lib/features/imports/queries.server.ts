export * from './queries/api.server';
export * from './queries/imports.server';
export * from './queries/preview.server';
export * from './queries/rejections.server';
export * from './queries/undoing.server';
export * from './queries/sources.server';
export * from './queries/preview-words.server';
