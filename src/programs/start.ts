import { serve, settingsOrExit } from './serve';

const settings = settingsOrExit();
await serve(settings);
console.log(`Evenkeel is at ${settings.origin}`);
