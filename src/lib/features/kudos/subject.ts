import { isId } from '../../shared/ids';

/** What thanks can be about. */
export type SubjectKind = 'escalation' | 'debrief' | 'fix';

export interface Subject {
	kind: SubjectKind;
	id: string;
}

const places: Record<SubjectKind, string> = {
	escalation: '/escalations',
	debrief: '/debriefs/cases',
	fix: '/fixes'
};

export function addressOf({ kind, id }: Subject): string {
	return `${places[kind]}/${id}`;
}

/** What an address of this site is about, whole or from its path on; null where it is none of them. */
export function subjectFrom(address: string): Subject | null {
	const path = address
		.trim()
		.replace(/^https?:\/\/[^/]+/, '')
		.replace(/[?#].*$/, '');
	for (const kind of Object.keys(places) as SubjectKind[]) {
		const start = `${places[kind]}/`;
		const id = path.startsWith(start) ? path.slice(start.length).split('/')[0]!.toLowerCase() : '';
		if (isId(id)) return { kind, id };
	}
	return null;
}
