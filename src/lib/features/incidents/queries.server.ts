export * from './queries/aftercare.server';
export * from './queries/hardest.server';
export * from './queries/list.server';
export * from './queries/policy.server';
export * from './queries/record.server';
export * from './queries/load.server';
