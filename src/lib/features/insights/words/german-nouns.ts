/**
 * German nouns of trade, in lower case. German writes every noun with a capital, so that a noun cannot be told from a
 * name by how it is written: only those listed here are taken for what they are, and other nouns are left out.
 */
const nouns = new Set(
	(
		'abholung abo abbuchung adresse anleitung annahme annahmestelle artikel auftrag ausland auszahlung ausnahme ' +
		'batterie beleg beleidigung beschädigung beschreibung beschwerde bestellung bestätigung betrag bewertung bild ' +
		'bilder bruch code dauer defekt dose ersatz ersatzteil erstattung etikett express falschlieferung farbe fehler ' +
		'filiale flecken frist gebühr gebühren geld geräusch garantie gewährleistung gerät geschenk größe größen guthaben ' +
		'gutschein gutschrift hülle inkasso kabel karte karton kasse kauf konto korrektur kosten kratzer kreditkarte ' +
		'kulanz lager lastschrift leitung lieferant lieferdatum lieferdienst lieferschein lieferung lieferzeit lieferwagen ' +
		'loch mahnung mahngebühr material mehrwertsteuer menge mindermenge modell montage muster nachbar nachbarn ' +
		'nachlass nachlieferung nachsendung naht paket pakete packstation passform passwort portal porto preis preise ' +
		'produkt produktbild produktseite qualität rabatt rechnung rechnungsadresse reißverschluss reklamation reparatur ' +
		'retoure retouren retourenlabel rücksendung rückzahlung rückerstattung rückruf sendung sendungsnummer schaden ' +
		'schrauben sohle sperrung spedition stoff storno stornierung tausch teile termin transportschaden treppenhaus ' +
		'überweisung umtausch unterschrift verfolgung verlust verpackung versand versandkosten versandlabel verspätung ' +
		'vertrag verzögerung ware warenkorb wartezeit webseite widerruf zahlung zahlungsart zoll zollgebühr zubehör ' +
		'zusage zusteller zustellung zustellversuch'
	).split(' ')
);

/** Whether a capitalised word is known to be a noun, and no name. */
export function isGermanNoun(word: string): boolean {
	return nouns.has(word);
}
