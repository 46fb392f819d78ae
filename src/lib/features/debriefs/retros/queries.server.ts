export * from './queries/board.server';
export * from './queries/guests.server';
export * from './queries/list.server';
export * from './queries/mails.server';
export * from './queries/live.server';
export * from './queries/table.server';
export * from './queries/templates.server';
export * from './queries/themes.server';
