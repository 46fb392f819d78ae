export { findRound, openRoundFor, roundForActor, type OpenRound } from './queries/rounds.server';
export { pulseSettingsOf, teamPulses, type PulseSettings, type TeamPulse } from './queries/settings.server';
