/**
 * What words in the headers of other languages mean, their accents aside: German, French, Spanish, Italian, Portuguese,
 * Dutch, Polish, Swedish and Danish. Only words that tell fields apart; most are known by how they begin.
 */
const beginnings: [english: string, word: RegExp][] = [
	['updated', /^(aktual|geander|modifi|actualiz|atualiz|aggiorn|bijgewerkt|gewijzigd|zmieni)/],
	['last', /^(letzt|derni|ultim|laatst|ostatni|senast|seneste)/],
	['due', /^(fallig|echeanc|vencim|scadenz|vervald)/],
	[
		'closed',
		/^(geschloss|abgeschloss|abschluss|schliess|clotur|ferme|cierre|cerrad|chius|fechad|fecham|encerra|geslot|zamkn|stangd|lukket)/
	],
	['resolved', /^(gelost|behoben|erledigt|resolue?s?$|resuelt|resolvid|risolt|opgelost|rozwiaz|losning)/],
	[
		'created',
		/^(erstell|eroffn|angelegt|eingang|eingegang|gemeldet|creat|creee?s?$|ouvert|recue?s?$|cread|abiert|recibid|apert|ricevut|criad|criac|abert|aangemaakt|ontvang|geopend|utworz|zglosz|otwar|otrzym|skapad|oprett)/
	],
	['date', /^(datum|fecha$|data$|dato$)/],
	['time', /^(uhrzeit|heure|hora$|ora$|tijd|godzin|klokkesl)/],
	['number', /^(nummer|numer|num$|nr$|no$|n$)/],
	['cause', /^(ursach|causa$|oorzaak|przyczyn|orsak|arsag)/],
	['reason', /^(grund|anliegen|motif|motiv|raison|reden$|powod|anledning)/],
	['category', /^(kategor|categor)/],
	['channel', /^(kanal|canal|kanaal)/],
	['subject', /^(betreff|objet$|sujet|asunto|oggett|assunto|onderwerp|temat|tytul|titel|titre|amne|emne)/],
	['description', /^(beschreib|descri|omschrij|beschrij|opis$|beskriv)/],
	['priority', /^(priorit|priorid|priorytet|dringlich|schwere)/],
	['outcome', /^(ergebnis|resultat|resultad|esito|wynik|uitkomst)/],
	['customer', /^(kunde|kund$|client|klant|klient)/],
	['order', /^(bestel|auftrag|commande$|pedid|ordin[ei]|encomend|zamow)/],
	[
		'refund',
		/^(erstatt|ruckerstatt|gutschrift|rembours|reembols|rimbors|terugbetal|zwrot|aterbetal|refusion)/
	],
	['amount', /^(betrag|montant|import[eo]$|bedrag|kwot|belop|valor$)/],
	['brand', /^(marke$|marque$|marca$|merk$|marka$)/],
	['case', /^(vorgang|fall$|dossier|caso$|spraw[ay]$|arende|sag$|sags$)/]
];

/** What stands between words, where it says nothing. */
const joining = /^(am|um|an|der|die|das|des|de|du|d|del|della|di|do|da|la|le|les|l|el|van|von|vom|w|z)$/;

/** Words that German, Dutch and Nordic headers are put together with: `Bestellnummer`, `Abschlussdatum`. */
const compound = /^(.{3,}?)s?(nummer|nr|datum|dato|grund|betrag|bedrag|belob)$/;

/**
 * The words of a column's name in English, where some of them are known in another language: `Date de création` is
 * `date created`. Other names stay as they are.
 * @param name in lower-case letters, with single spaces
 */
export function inEnglish(name: string): string {
	const words = withoutAccents(name)
		.split(' ')
		.flatMap((word) => compound.exec(word)?.slice(1) ?? [word]);
	const translated = words.map((word) => beginnings.find(([, known]) => known.test(word))?.[0] ?? word);
	if (translated.every((word, place) => word === words[place])) return name;
	return translated
		.filter((word) => !joining.test(word))
		.join(' ')
		.replace(/^number (.+)$/, '$1 number');
}

/** Letters as they are without what stands above, below or across them. */
export function withoutAccents(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replaceAll('ł', 'l')
		.replaceAll('ø', 'o')
		.replaceAll('æ', 'ae')
		.replaceAll('ß', 'ss');
}
