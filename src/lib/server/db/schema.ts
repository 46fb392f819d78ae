// Relative, because drizzle-kit reads this file without Kit's aliases.
export * from '../../features/people/tables.server';
export * from '../../features/escalations/handling/tables.server';
export * from '../../features/escalations/tables.server';
export * from '../../features/escalations/changes/tables.server';
export * from '../../features/escalations/links/tables.server';
export * from '../../features/escalations/views/tables.server';
export * from '../../features/fixes/tables.server';
export * from '../../features/imports/tables.server';
export * from '../../features/incidents/measures/tables.server';
export * from '../../features/incidents/tables.server';
export * from '../../features/insights/charts/tables.server';
export * from '../../features/kudos/tables.server';
export * from '../../features/playbook/practice/tables.server';
export * from '../../features/playbook/tables.server';
export * from '../../features/volumes/tables.server';
export * from '../../features/wellbeing/pulse/tables.server';
export * from '../jobs/tables.server';
