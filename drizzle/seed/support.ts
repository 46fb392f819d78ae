import { saveSupport } from '../../src/lib/features/wellbeing/support/commands/card.server';
import { shippedWorkingDays } from '../../src/lib/features/wellbeing/support/working-time';
import type { Stage } from './handling';

/** Where support is, and how some people have been. */
export async function lookAfterPeople({ cast, as }: Stage): Promise<void> {
	const longAgo = 90 * 24 * 60;
	await saveSupport(as(cast.Ada, longAgo), {
		workingDays: [...shippedWorkingDays],
		entries: [
			{
				name: 'Emergency services',
				reach: '112',
				note: 'Where somebody is in danger, you or anybody else.',
				kind: 'emergency',
				country: ''
			},
			{
				name: 'Listening line',
				reach: '+49 30 555 0100',
				note: 'Day and night, without giving a name.',
				kind: 'helpline',
				country: 'Germany'
			},
			{
				name: 'Listening line',
				reach: '+33 1 55 50 01 00',
				note: 'Every day from 9 to 23.',
				kind: 'helpline',
				country: 'France'
			},
			{
				name: 'Employee support line',
				reach: '+49 30 555 0110',
				note: 'Five talks a year that nobody here hears of.',
				kind: 'assistance',
				country: ''
			},
			{
				name: 'Company doctor',
				reach: 'doctor@northwind.example',
				note: 'Tuesdays and Thursdays.',
				kind: 'assistance',
				country: ''
			},
			{
				name: 'What helps after a hard contact',
				reach: 'https://northwind.example/after-a-hard-contact',
				note: '',
				kind: 'service',
				country: ''
			}
		]
	});
}
