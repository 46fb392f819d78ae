/** Something a team holds dear. */
export interface Value {
	id: string;
	name: string;
	archived: boolean;
}

/** What an organisation starts with, until its admin says otherwise. Their ids are the same everywhere. */
export const shippedValues: readonly { id: string; name: string }[] = [
	{ id: '01980000-0000-7000-8000-000000000001', name: 'Looks after each other' },
	{ id: '01980000-0000-7000-8000-000000000002', name: 'Stays calm when others cannot' },
	{ id: '01980000-0000-7000-8000-000000000003', name: 'Takes it in hand' },
	{ id: '01980000-0000-7000-8000-000000000004', name: 'Explains it so that it is understood' },
	{ id: '01980000-0000-7000-8000-000000000005', name: 'Makes it better for next time' }
];
