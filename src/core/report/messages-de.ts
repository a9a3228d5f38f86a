/** German sentences. What is only said on the command line has none and comes in English. */
import type { Catalogue, MessageLanguage } from './messages';
import { DEMAND_GERMAN } from './messages-demand-de';
import { INPUTS_GERMAN } from './messages-inputs-de';
import { LIVE_GERMAN } from './messages-live-de';

const PLAN = {
  'plan-not-json': '{file} ist kein JSON ({problem}). Wählen Sie eine Plandatei, die Infill geschrieben hat.',
  'plan-not-a-plan':
    '{file} ist JSON, aber kein Plan von Infill: „format“: „infill-plan“ fehlt. Wählen Sie eine andere Datei.',
  'plan-newer-version':
    '{file} wurde von einer neueren Version geschrieben (Planversion {version}, dieses Programm kennt {known}). Aktualisieren Sie Infill.',
  'plan-field-invalid':
    'Das Feld „{field}“ von {file} ist nicht verwendbar: {problem}. Berichtigen Sie es und öffnen Sie den Plan erneut.',
  'plan-field-unknown':
    'Das Feld „{field}“ von {file} gehört nicht zu einem Plan und bewirkt nichts. Prüfen Sie die Schreibweise.',
  'plan-issues-not-listed':
    '{count} {count#weiteres Problem|weitere Probleme} von {file} sind nicht aufgeführt. Beheben Sie zuerst die genannten.',
  'file-not-readable':
    'Die Datei ist nicht lesbar: {problem}. Legen Sie sie dorthin, wo der Plan sie nennt, oder berichtigen Sie den Pfad.',
  'file-changed':
    'Die Datei ist nicht die, mit der der Plan gemacht wurde: Ihr Inhalt weicht ab (SHA-256). Sie wird verwendet, wie sie jetzt ist.',
};

const GRID = {
  'grid-no-region':
    'Der Plan hat kein Gebiet, das sich in Sechsecke teilen ließe. Zeichnen Sie eines, wählen Sie ein Verwaltungsgebiet oder geben Sie eine Datei.',
  'grid-too-many-cells':
    'Stufe {resolution} würde das Gebiet in {cells} Sechsecke teilen; höchstens {most} lassen sich berechnen. Wählen Sie Stufe {suggested} oder ein kleineres Gebiet.',
  'grid-region-without-cells':
    'Das Gebiet „{name}“ ist zu klein für die Mitte eines Sechsecks der Stufe {resolution}. Wählen Sie eine feinere Stufe.',
  'grid-regions-overlap':
    '{cells} {cells#Sechseck|Sechsecke} des Gebiets „{name}“ liegen auch in einem früheren Gebiet ({first}); sie zählen nur dort.',
  'grid-region-inside-others':
    'Alle Sechsecke des Gebiets „{name}“ liegen in einem früheren Gebiet ({first}) und zählen dort: Es hat keine eigenen Menschen und kein eigenes Urteil.',
  'demand-none':
    'Es gibt keine Bevölkerungsdaten: Niemand zählt als versorgt oder unversorgt. Fügen Sie eine Bevölkerungsdatei hinzu.',
  'demand-settlements-spread':
    'In {polygons} {polygons#Fläche|Flächen} wurden Menschen mit {builtUpPeoplePerKm2} je km² um die Siedlungen verteilt, ein Anteil von {dispersedShareFraction} über den Rest der Fläche.',
  'demand-areal':
    'In {polygons} {polygons#Fläche|Flächen} ohne bekannte Siedlung wurden Menschen gleichmäßig verteilt.',
  'demand-places-spread':
    'Die Menschen von {places} {places#Ort|Orten} wurden mit {builtUpPeoplePerKm2} je km² um deren Punkte verteilt.',
  'demand-partly-outside': '{people} Menschen der Eingabe leben außerhalb des Gebiets und zählen nicht.',
};

const COVERAGE = {
  'coverage-no-site-file':
    'Der Plan hat keine Datei mit Masten oder Zellen: Wo kein Hotspot ist, ist die Versorgung unbekannt, nicht etwa fehlend.',
  'coverage-unknown-bands':
    'Das Band der Zellen ist nicht bekannt: Jede wurde als tiefes und als mittleres Band berechnet; wo beide sich widersprechen, ist das Sechseck ungewiss.',
  'coverage-operator-unknown':
    'Kein Standort in Reichweite gehört zum Betreiber {operator}. Vergleichen Sie die Kennung (MCC-MNC) mit der Datei.',
  'coverage-terrain-used':
    '{percent} % der {links} Strecken zwischen Masten und Sechsecken wurden über Gelände berechnet; die anderen verlassen es oder sind kürzer als 250 m. {without} {without#Standort hat|Standorte haben} keine Strecke über Gelände.',
  'coverage-terrain-not-wanted':
    'Der Plan verlangt das Modell {model}; darum schaden und nützen Hügel nicht, obwohl es Gelände gibt.',
  'coverage-terrain-missing':
    'Der Plan verlangt das Modell {model}, das Gelände braucht: Ohne Geländedatei wurde jede Strecke ohne Hügel berechnet.',
  'coverage-mast-positions-uncertain':
    'Die Lage von {sites} {sites#Mast|Masten} ist aus Messwerten geschätzt und kann um Hunderte Meter abweichen.',
  'coverage-iot-hotspots-serve-no-phones':
    'Von {read} Hotspots gehören {hotspots} zum IoT-Netz (LoRaWAN). Telefone können sie nicht versorgen: In diesem Plan versorgen sie niemanden.',
  'coverage-hotspots-without-payer':
    '{hotspots} {hotspots#mobiler Hotspot versorgt|mobile Hotspots versorgen} niemanden: Kein betrachteter Betreiber zahlt für ihren Verkehr. Legen Sie die Zahler beim Dienst fest.',
  'coverage-hotspots-not-for-vehicles':
    '{hotspots} {hotspots#WLAN-Hotspot versorgt|WLAN-Hotspots versorgen} hier niemanden: WLAN versorgt keine Fahrzeuge.',
  'coverage-hotspots-not-for-class':
    '{hotspots} {hotspots#Hotspot kann|Hotspots können} diese Dienstklasse nicht tragen.',
  'coverage-hotspots-offline': '{hotspots} {hotspots#Hotspot gilt|Hotspots gelten} als offline und zählen nicht.',
  'coverage-hotspots-unknown-network':
    '{hotspots} {hotspots#Hotspot nennt|Hotspots nennen} weder IoT noch Mobil und zählen nicht.',
  'coverage-hotspots-spread-over-cells':
    '{hotspots} {hotspots#Hotspot ist|Hotspots sind} nur auf eine H3-Zelle bekannt: Der versorgte Anteil wird über diese Zelle verteilt statt über einen Kreis um ihre Mitte.',
  'coverage-hotspots-not-modelled':
    '{hotspots} {hotspots#Hotspot ist|Hotspots sind} von einer Art, die nicht mehr zum Netz gehört (CBRS), und zählen nicht.',
  'coverage-template-unknown':
    'Ein Sektor nennt die Funkvorlage „{template}“, die es nicht gibt; sein Band zählt als unbekannt.',
};

const WOULD_SERVE = {
  'served-already': 'Dieser Ort ist versorgt.',
  'needs-more-signal':
    'Es braucht mehr Signal: einen näheren Standort, ein tieferes Band oder einen mit freierer Sicht hierher.',
  'needs-less-interference':
    'Das Signal reicht, aber andere Zellen des Betreibers überdecken es: weniger Überlappung, weniger Last oder eine eigene Zelle würde helfen.',
  'needs-stronger-uplink':
    'Das Telefon wird zu schwach gehört: ein näherer Standort, ein tieferes Band oder ein besserer Empfänger würde helfen.',
  'needs-outdoor-use-or-indoor-site':
    'Im Freien ist der Ort versorgt; im Haus braucht es einen Hotspot oder eine kleine Zelle im Gebäude.',
  'needs-band-knowledge':
    'Auf einem möglichen Band ist er versorgt, auf einem anderen nicht: Ermitteln Sie das Band der versorgenden Zelle.',
  'needs-data':
    'Über Standorte hier ist nichts bekannt: Fügen Sie eine Datei mit Zellen oder Masten für diesen Ort hinzu.',
};

const COSTS = {
  'register-too-large':
    'Die Datei ist größer als {limitBytes} Bytes: sie ist kein Verzeichnis der Annahmen. Speichern Sie das mitgelieferte und bearbeiten Sie es.',
  'register-column-missing':
    'Dem Verzeichnis fehlt die Spalte „{column}“. Geben Sie das mitgelieferte aus und behalten Sie dessen Kopfzeile.',
  'register-number-invalid': 'Die Werte von „{key}“ sind nicht drei Zahlen ({values}). Berichtigen Sie die Zeile.',
  'assumption-unknown':
    'Der Plan ändert die Annahme „{key}“, die diese Version nicht hat. Die Änderung bewirkt nichts.',
  'assumption-not-editable':
    'Die Annahme „{key}“ folgt aus anderen oder ist Text und lässt sich nicht ändern. Ändern Sie, woraus sie folgt.',
  'assumption-not-ordered':
    'Die Änderung von „{key}“ ist nicht geordnet: tief {low}, wahrscheinlich {likely}, hoch {high}. Die Werte müssen steigen.',
  'assumption-negative': 'Die Änderung von „{key}“ ist negativ (tief {low}). Nehmen Sie Werte ab 0.',
  'assumption-out-of-range':
    'Die Änderung von „{key}“ ({low} bis {high}) liegt außerhalb des Bereichs, in dem sie etwas bedeutet.',
};

const SITING = {
  'preset-us-abroad':
    'Die Kosten gelten für Preise der Vereinigten Staaten; {regions} {count#liegt|liegen} außerhalb. Für die Preise dort gibt es keine Vorlage: Prüfen Sie die wichtigsten Annahmen, bevor danach über Geld entschieden wird.',
  'preset-us-in-emerging':
    'Die Kosten gelten für Preise der Vereinigten Staaten; {regions} {count#liegt|liegen} außerhalb der Länder mit hohem Einkommen. Die Vorlage „Schwellenland“ (Studien aus Afrika und Lateinamerika) passt besser.',
  'preset-emerging-in-us':
    'Die Kosten gelten für Preise von Schwellenländern; {regions} {count#liegt|liegen} in den Vereinigten Staaten. Die Vorlage „Vereinigte Staaten“ passt besser.',
  'preset-emerging-abroad':
    'Die Kosten gelten für Preise von Schwellenländern; {regions} {count#liegt|liegen} in einem Land mit hohem Einkommen. Für die Preise dort gibt es keine Vorlage: Prüfen Sie die wichtigsten Annahmen, bevor danach über Geld entschieden wird.',
  'no-unserved-people': 'Von niemandem ist bekannt, dass ihm der Dienst fehlt: Es gibt nichts zu bauen.',
  'no-venues-file':
    'Umgerüstete Zugangspunkte brauchen eine Datei von Orten, die schon WLAN haben; der Plan hat keine.',
  'wifi-not-for-vehicles': 'WLAN-Hotspots versorgen niemanden im Fahrzeug.',
  'class-not-by-hotspots': 'Hotspots können diese Dienstklasse nicht tragen.',
  'class-not-by-towers': 'Masten können diese Dienstklasse nicht tragen.',
  'no-candidates': 'Kein möglicher Platz dieser Art würde jemanden in den Lücken versorgen.',
  'demand-too-coarse-for-hotspots':
    'Wo Menschen leben, ist zu grob bekannt, um einzelne Hotspots zu beurteilen: Ihre Zahl ist eine Schätzung, ihre Plätze sind Beispiele.',
  'target-out-of-reach':
    'Alle möglichen Plätze dieser Option zusammen versorgen {servedPeople} der {targetPeople} Menschen, die das Ziel verlangt.',
  'pinned-over-budget':
    'Die gesetzten Plätze allein kosten {annualCostUsd} USD im Jahr, mehr als das Budget von {budgetUsdPerYear}. Heben Sie welche auf oder erhöhen Sie das Budget.',
  'mix-is-single': 'Die beste Mischung ist die Option „{option}“ allein.',
  'pin-outside-regions':
    'Der gesetzte Platz „{place}“ ({latDeg}, {lonDeg}) liegt in keinem Gebiet und wird nicht gebaut. Verschieben Sie ihn oder fügen Sie das Gebiet hinzu.',
  'pin-in-no-go-area':
    'Der gesetzte Platz „{place}“ ({latDeg}, {lonDeg}) liegt in einem Sperrgebiet und wird nicht gebaut. Verschieben Sie ihn oder ändern Sie das Sperrgebiet.',
  'pin-kind-ruled-out':
    'Der Plan schließt die Art des gesetzten Platzes „{place}“ ({latDeg}, {lonDeg}) aus ({kind}): Er wird nicht gebaut. Erlauben Sie die Art oder entfernen Sie den Platz.',
  'pin-kind-cannot-serve':
    'Ein Standort der Art „{kind}“ kann die Dienstklasse hier nicht tragen: Der gesetzte Platz „{place}“ ({latDeg}, {lonDeg}) wird nicht gebaut. Wählen Sie eine andere Art oder Klasse.',
  'pin-without-premises':
    'Wo der gesetzte Hotspot „{place}“ ({latDeg}, {lonDeg}) steht, lebt niemand, und kein Ort ist nahe: Er braucht ein Gebäude mit Strom und Leitung. Gebaut wird er trotzdem.',
  'kinds-ruled-out': 'Der Plan schließt aus, was diese Option bauen würde.',
  'limited-per-gap':
    'Mehr wird wegen der Grenzen je Lücke nicht gebaut[: {mostTowers} neue Masten][; {mostHotspots} Hotspots].',
  'capacity-counted':
    'Menschen zählen, soweit Standorte sie in der Hauptstunde tragen können[; ein neuer Mast trägt {towerPeople}][; ein Hotspot trägt {hotspotPeople}].',
  'towers-by-roads':
    'Neue Masten werden bis {km} km neben einer Straße der Dateien vorgeschlagen, auch wo niemand wohnt.',
  'towers-where-people-live':
    'Der Plan enthält keine Straßen: Neue Masten werden nur dort vorgeschlagen, wo Menschen wohnen; das steht für eine Straße. Mit Straßen als Linien wird auch freies Gelände erwogen.',
  'stopped-early': 'Die Suche wurde angehalten: Das ist die beste bis dahin gefundene Antwort, mit ihrem Abstand.',
};

const ECONOMICS = {
  'no-option-reaches-target':
    'Keine Option versorgt {sharePercent} % der Menschen in Lücken; verglichen wird nach Kosten je versorgtem Menschen.',
  'no-option-serves-anyone': 'Keine Option versorgt jemanden in den Lücken dieses Gebiets.',
  'options-compared-under-budget':
    'Jede Option gibt höchstens {usdPerYear} USD im Jahr aus; verglichen wird nach Kosten je versorgtem Menschen.',
  'no-payer-configured':
    'Kein Betreiber zahlt hier für den Verkehr der Hotspots: Aufsteller verdienten nichts und bauten von sich aus nichts.',
  'hotspot-venues-taken-as-base-rate':
    'Der Verkehr neuer Hotspots ist der gewöhnlicher Orte: Wer vorbeikäme, ist nicht bekannt.',
  'served-spread-unknown':
    'Wie sich der Fehler des Modells auf die versorgten Menschen auswirkt, ist nicht bekannt für: {options}.',
};

const NETWORK = {
  'network-id-unknown':
    'Der Plan ändert „{id}“, das seine Dateien nicht enthalten: Die Änderung bewirkt nichts. Entfernen Sie sie oder fügen Sie die Datei wieder hinzu.',
  'network-id-taken':
    '„{id}“ im Plan trägt eine schon vergebene Kennung und wurde nicht hinzugefügt. Geben Sie ihm eine andere.',
  'network-antenna-missing':
    'Ein Sektor nennt das Antennendiagramm {antenna}, das nicht zu den Dateien des Plans gehört: Das seiner Vorlage gilt. Fügen Sie die Datei hinzu.',
  'radio-template-unknown':
    'Der Plan ändert die Funkvorlage „{template}“, die es nicht gibt. Entfernen Sie die Änderung oder wählen Sie eine von: {known}.',
  'radio-template-field-unknown':
    'Der Plan ändert „{field}“ der Funkvorlage „{template}“, die keinen solchen Wert hat. Wählen Sie einen von: {known}.',
  'radio-template-value-outside':
    'Der Plan setzt {field} der Funkvorlage „{template}“ auf {value}; erlaubt ist {least} bis {most}. Berichtigen Sie den Wert.',
  'radio-template-value-not-among':
    'Der Plan setzt {field} der Funkvorlage „{template}“ auf „{value}“; erlaubt ist {among}. Berichtigen Sie den Wert.',
};

const RADIO = {
  'frequency-outside-range': 'Frequenz außerhalb des Bereichs, für den das Modell gemacht ist.',
  'distance-outside-range': 'Entfernung außerhalb des Bereichs, für den das Modell gemacht ist.',
  'base-height-outside-range': 'Antennenhöhe des Standorts außerhalb des Bereichs des Modells.',
  'base-height-not-nominal': 'Antennenhöhe des Standorts anders als die, für die das Modell gilt.',
  'user-height-outside-range': 'Antennenhöhe des Nutzers außerhalb des Bereichs des Modells.',
  'surroundings-outside-range': 'Gebäudehöhe oder Straßenbreite außerhalb des Bereichs des Modells.',
  'elevation-outside-range': 'Höhenwinkel außerhalb des Bereichs des Modells.',
  'outside-model': 'Jenseits aller Modelle: Nur eine untere Grenze der Dämpfung ist bekannt.',
  'time-outside-range': 'Zeitanteil außerhalb des Bereichs des Modells.',
  'location-outside-range': 'Ortsanteil außerhalb des Bereichs des Modells.',
};

/** Code → template. */
export const GERMAN: Catalogue = {
  ...PLAN,
  ...INPUTS_GERMAN,
  ...DEMAND_GERMAN,
  ...LIVE_GERMAN,
  ...GRID,
  ...COVERAGE,
  ...WOULD_SERVE,
  ...COSTS,
  ...SITING,
  ...ECONOMICS,
  ...NETWORK,
  ...RADIO,
};

export const IN_GERMAN: MessageLanguage = {
  locale: 'de',
  sentences: GERMAN,
  row: (row) => `Zeile ${row}`,
  column: (name) => `Spalte „${name}“`,
};
