export * from './queries/card.server';
export * from './queries/counts.server';
export * from './queries/offers.server';
export * from './queries/requests.server';
