export * from './queries/card.server';
export * from './queries/counts.server';
export * from './queries/helpers.server';
export * from './queries/requests.server';
