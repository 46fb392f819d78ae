export * from './commands/api.server';
export * from './commands/files.server';
export * from './commands/mapping.server';
export * from './commands/rejections.server';
export * from './commands/running.server';
export * from './commands/sources.server';
export * from './commands/undoing.server';
export { resumeImports, stopImports } from './worker.server';
