export * from './commands/audit.server';
export * from './commands/invitations.server';
export * from './commands/organisation.server';
export * from './commands/passwords.server';
export * from './commands/people.server';
export * from './commands/sessions.server';
export * from './commands/set-up.server';
export * from './commands/teams.server';
