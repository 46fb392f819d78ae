export * from './commands/pages.server';
export * from './commands/wordings.server';
