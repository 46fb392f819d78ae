export * from './queries/cycles.server';
export * from './queries/decisions.server';
export * from './queries/list.server';
export * from './queries/measured-weeks.server';
export * from './queries/planning.server';
export * from './queries/record.server';
export * from './queries/verdict.server';
export * from './queries/waiting.server';
export { mayDecideFor } from './reach';
