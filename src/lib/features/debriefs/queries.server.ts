export * from './cases/queries.server';
