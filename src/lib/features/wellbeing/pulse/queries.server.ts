export { pulseCoverageForApi, pulseResultsForApi } from './queries/api.server';
export {
	notesOf,
	pooledRounds,
	readableTeam,
	roundsOfTeams,
	teamOverviews,
	teamRound,
	teamRounds,
	type TeamRound
} from './queries/results.server';
export { findRound, openRoundFor, roundForActor, type OpenRound } from './queries/rounds.server';
export { pulseSettingsOf, teamPulses, type PulseSettings, type TeamPulse } from './queries/settings.server';
export { roundPage, spans, teamPage, teamPageChoice } from './queries/team-page.server';
export { unloggedAbuse } from './queries/unlogged.server';
