export * from './queries/card.server';
