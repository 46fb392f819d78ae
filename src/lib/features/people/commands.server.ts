export * from './commands/set-up.server';
