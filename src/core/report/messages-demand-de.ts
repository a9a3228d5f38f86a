/** German sentences of demand: roads, households, usage. */
export const DEMAND_GERMAN: Readonly<Record<string, string>> = {
  'road-segment-too-long':
    'Die Linie springt {km} km von einem Punkt zum nächsten; das tut keine Straße, und mehr als {limitKm} km werden nicht angenommen. Trennen Sie die Linie dort.',
  'road-traffic-implausible': '{value} Fahrzeuge am Tag fahren auf keiner Straße: Sie bleibt weg.',
  'road-not-in-use': 'Die Straße ist nicht in Betrieb ({value}): Sie bleibt weg.',
  'road-class-unknown':
    '„{value}“ ist keine bekannte Straßenklasse (OpenStreetMap highway): Es gilt das Tempo einer Landstraße (secondary), und ohne Fahrzeuge je Tag wird dort niemand gezählt.',
  'roads-too-long':
    'Die Straßen um die Gebiete sind zusammen länger als {limitKm} km; mehr werden nicht gelesen. Lassen Sie kleine Straßen weg oder schneiden Sie die Datei auf das Gebiet zu.',
  'roads-in-too-many-cells':
    'Die Straßen queren mehr Sechsecke, als sich halten lassen: Auf ihnen wird niemand gezählt. Wählen Sie eine gröbere Stufe oder weniger Straßen.',
  'roads-out-of-reach':
    '{count} {count#Straße liegt|Straßen liegen} mehr als {limitKm} km außerhalb aller Gebiete und {count#wird|werden} nicht behalten.',
  'demand-from-households':
    'Die Menschen von {households} {households#Haushalt|Haushalten} sind in den Dateien nicht gezählt: Angenommen sind je {peoplePerHousehold} (Zeile demand.people_per_home der Annahmen).',
};
