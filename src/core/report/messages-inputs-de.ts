/** German sentences of what importers find in files. The file, row and column are put in front by `messageOf`. */
export const INPUTS_GERMAN: Readonly<Record<string, string>> = {
  'input-file-missing':
    'Der Plan nennt {path} ({role}), aber die Datei fehlt. Legen Sie sie neben den Plan oder nehmen Sie sie heraus.',
  'input-file-unreadable':
    'Die Datei ließ sich nicht lesen ({problem}). Prüfen Sie, ob es sie gibt und sie sich öffnen lässt.',
  'input-file-empty': 'Die Datei ist leer. Wählen Sie die Datei mit den Daten.',
  'input-file-too-large':
    'Die Datei hat {bytes} Bytes; höchstens {limitBytes} lassen sich lesen. Schneiden Sie sie zuerst auf das Gebiet zu.',
  'role-unknown':
    'Der Inhalt verrät nicht, wofür die Datei ist. Sagen Sie, ob sie Masten, Hotspots, Bevölkerung, Gelände, Orte oder ein Gebiet enthält.',
  'role-mismatch':
    'Als „{role}“ ist diese Datei nicht lesbar: Sie sieht aus wie {found}. Prüfen Sie, wofür sie gewählt wurde.',
  'archive-damaged': 'Das Archiv lässt sich nicht entpacken[ bei {entry}]: {problem}. Laden oder packen Sie es neu.',
  'archive-too-large':
    'Das Archiv wird entpackt größer als {limitBytes} Bytes[ ({entry})] und wurde angehalten. Entpacken Sie es selbst und wählen Sie die nötige Datei.',
  'archive-ratio':
    'Das Archiv[, Eintrag {entry},] wird entpackt mehr als {limit}-mal so groß: Das sieht nach einer Dekompressionsbombe aus und wurde angehalten.',
  'archive-nested':
    'Das Archiv enthält ein weiteres ({entry}). Entpacken Sie es einmal und wählen Sie die innere Datei.',
  'archive-too-many-entries':
    'Das Archiv hat mehr als {limit} {limit#Eintrag|Einträge}. Entpacken Sie es und wählen Sie die nötige Datei.',
  'archive-empty': 'Das Archiv enthält keine Datei.',
  'archive-entry-ignored': '{entry} im Archiv gehört nicht zu diesen Daten und wurde nicht gelesen.',
  'text-binary': 'Das ist kein Text. Wählen Sie eine Textdatei (CSV, JSON) oder speichern Sie die Tabelle als CSV.',
  'text-nul-removed': '{count} NUL-Zeichen wurden aus dem Text genommen. Prüfen Sie die Werte in der Nähe.',
  'text-encoding-assumed':
    'Der Text ist nicht UTF-8 und wurde als {encoding} gelesen. Sehen Namen falsch aus, speichern Sie die Datei als UTF-8.',
  'text-too-large':
    'Der Text hat {bytes} Bytes; diese Art Datei lässt sich bis {limitBytes} lesen. Schneiden Sie sie zuerst auf das Gebiet zu.',
  'json-invalid': 'Das ist kein gültiges JSON: {problem}. Geben oder laden Sie die Datei neu.',
  'json-not-recognised': 'Das JSON hat keine der bekannten Formen; erwartet: {expected}.',
  'table-empty': 'Die Tabelle hat keine Zeilen.',
  'table-too-large':
    'Die Tabelle hat mehr als {limit} Werte; dort endete das Lesen. Schneiden Sie sie auf das Gebiet zu oder nehmen Sie unnötige Spalten heraus.',
  'table-rows-too-many':
    'Die gepackte Tabelle hat mehr als {limit} Zeilen; dort endete das Lesen. Schneiden Sie sie auf das Gebiet zu oder entpacken Sie sie zuerst.',
  'columns-left-out': 'Die Objekte haben {count} verschiedene Eigenschaften; gelesen werden die {limit} häufigsten.',
  'table-column-missing': 'Keine Spalte enthält „{field}“. Die Datei hat: {columns}. Ordnen Sie eine Spalte zu.',
  'mapping-column-missing':
    'Die Zuordnung nimmt „{field}“ aus der Spalte „{column}“, die der Datei fehlt. Sie hat: {columns}.',
  'table-quote-unclosed':
    'Ein Anführungszeichen wird nie geschlossen; der Rest der Datei wurde als ein Wert gelesen. Schließen Sie es oder nehmen Sie es heraus.',
  'row-too-long':
    'Eine Zeile ist größer als {limitBytes} Bytes; dort endete das Lesen. Prüfen Sie Zeilenenden und Anführungszeichen.',
  'row-too-short': 'Die Zeile hat {found} statt {expected} Spalten und wurde abgelehnt.',
  'number-invalid': '„{value}“ ist keine Zahl für „{field}“; die Zeile wurde abgelehnt.',
  'number-left-out': '„{value}“ ist keine Zahl für „{field}“; sie gilt als nicht angegeben.',
  'rows-of-other-role':
    '{count} {count#Zeile sagt|Zeilen sagen} in der Spalte „role“, dass sie etwas anderes {count#ist|sind} ({roles}), und {count#wurde|wurden} übergangen. Fügen Sie die Datei noch einmal als solches hinzu, um auch diese zu lesen.',
  'position-missing': 'Die Zeile hat keine Lage und wurde abgelehnt. Tragen Sie Längen- und Breitengrad ein.',
  'position-out-of-range':
    'Länge {lonDeg}, Breite {latDeg} ist kein Ort in Grad; die Zeile wurde abgelehnt. Sind die Spalten vertauscht oder projiziert?',
  'position-zero': 'Die Lage ist 0, 0, was für eine fehlende steht; die Zeile wurde abgelehnt.',
  'h3-invalid': '„{value}“ ist keine H3-Zelle; die Zeile wurde abgelehnt.',
  'no-usable-rows':
    '{read} {read#Zeile|Zeilen} gelesen, keine verwendbar. Sehen Sie nach, warum Zeilen abgelehnt wurden, und prüfen Sie die Spaltenzuordnung.',
  'issues-not-listed': '{count} weitere von „{listedCode}“ sind gezählt, aber nicht aufgeführt.',
  'radio-unknown': '„{value}“ ist keines von GSM, UMTS, LTE, NR; die Zeile wurde abgelehnt.',
  'cell-duplicate': 'Dieselbe Zelle steht in Zeile {firstRow}; beide wurden zusammengefasst.',
  'cells-without-base-station':
    '{count} {count#Zellkennung ist|Zellkennungen sind} zu kurz, um eine Basisstation zu nennen: Jede zählt als eigener Standort.',
  'base-stations-split':
    '{count} {count#Basisstation hatte|Basisstationen hatten} Zellen weiter als {limitKm} km auseinander und wurden geteilt.',
  'node-b-length-assumed':
    '{count} {count#5G-Kennung wurde|5G-Kennungen wurden} nach {bits} Bit geteilt, um die Basisstation zu finden. Ändern Sie die Länge, wenn Ihr Betreiber eine andere nutzt.',
  'technology-assumed':
    '{count} {count#Standort nennt|Standorte nennen} keine Technik; angenommen wird {technology}. Ordnen Sie eine Spalte oder einen festen Wert zu.',
  'operator-not-a-code': '„{value}“ ist keine Betreiberkennung (MCC-MNC wie 262-1); der Betreiber zählt als unbekannt.',
  'site-duplicate': 'Derselbe Standort steht in Zeile {firstRow}; seine Sektoren wurden dort hinzugefügt.',
  'sites-out-of-reach':
    '{count} {count#Standort liegt|Standorte liegen} mehr als {limitKm} km vom Gebiet und {count#bleibt|bleiben} außerhalb des Plans.',
  'cells-out-of-reach':
    '{count} {count#Zelle liegt|Zellen liegen} mehr als {limitKm} km vom Gebiet; gelesen und gezählt, nicht behalten.',
  'azimuth-invalid': '„{value}“ ist keine Richtung in Grad; der Sektor zählt als ungerichtet.',
  'sectors-too-many':
    'Die Masten haben zusammen mehr als {limit} Sektoren und mitnutzende Betreiber; dort endete das Lesen. Schneiden Sie die Liste auf das Gebiet zu.',
  'sectors-unread':
    '{count} {count#Teil|Teile} der Liste der Sektoren {count#ist|sind} nicht zu verstehen und {count#wurde|wurden} ausgelassen, zuerst „{value}“.',
  'hotspot-duplicate': 'Derselbe Hotspot wurde schon gelesen[ (Zeile {otherRow})]; beide wurden zusammengefasst.',
  'hotspot-position-disagrees':
    'Die Koordinaten liegen {distanceKm} km von der genannten H3-Zelle {h3}; die Zelle gilt.',
  'hotspot-height-unknown': '{count} {count#Hotspot nennt|Hotspots nennen} keine Höhe; die der Funkvorlage gilt.',
  'hotspot-height-implausible':
    '{count} {count#Hotspot nennt|Hotspots nennen} mehr als {limitM} m über Grund, bis zu {heightM} m; das ist unwahrscheinlich und gilt wie angegeben. Prüfen Sie, ob die Höhen über dem Meer gemeint sind.',
  'hotspot-gain-implausible': 'Ein Antennengewinn von {gainDbi} dBi ist unglaubwürdig; der der Funkvorlage gilt.',
  'hotspot-network-unknown':
    '{count} {count#Hotspot nennt|Hotspots nennen} weder IoT noch Mobil; sie versorgen keine Telefone.',
  'hotspot-pages-missing': 'Diese Seite kündigt weitere an, die fehlen. Fügen Sie sie hinzu, sonst fehlen Hotspots.',
  'hotspot-list-cut':
    'Die Liste endet nach {pages} Seiten ({read} Hotspots gelesen), und der Server hat mehr: hier fehlen Hotspots. Laden Sie sie noch einmal, es geht dort weiter, und verwenden Sie dann jene Datei.',
  'hotspot-precision-coarse':
    '{count} {count#Hotspot ist|Hotspots sind} nur auf eine grobe H3-Zelle bekannt: Der versorgte Anteil wird über sie verteilt.',
  'people-missing': 'Keine Zahl von Menschen; der Eintrag wurde abgelehnt.',
  'people-negative': 'Eine negative Zahl von Menschen ({value}); der Eintrag wurde abgelehnt.',
  'place-duplicate': 'Derselbe Ort steht in Zeile {firstRow}; beide wurden zusammengefasst.',
  'demand-cell-duplicate': 'Dieselbe H3-Zelle steht in Zeile {firstRow}; ihre Menschen wurden dazugezählt.',
  'join-row-unmatched': 'Keine Fläche hat die Kennung „{id}“; die Zeile wurde verwendet als: {usedAs}.',
  'join-polygon-unmatched':
    'Keine Zeile zählt Menschen für diese Fläche, und sie hat keine eigene Zahl; sie wurde abgelehnt.',
  'join-matched-nothing':
    'Keine Zeile passt: Die Spalte „{joinColumn}“ (etwa „{exampleRow}“) wird mit der Kennung „{joinId}“ (etwa „{examplePolygon}“) verglichen. Nennen Sie die Spalte mit denselben Kennungen.',
  'join-without-polygons':
    'Es gibt eine Tabelle zum Verbinden, aber keine Flächen dazu. Fügen Sie die Flächen hinzu oder nehmen Sie die Tabelle heraus.',
  'region-missing':
    'Der Plan hat kein Gebiet. Zeichnen Sie eines, wählen Sie ein Verwaltungsgebiet oder geben Sie eine Datei.',
  'coordinates-not-degrees':
    'Koordinaten wie {x}, {y} sind keine Grad; sie sehen aus wie {looksLike}. Sagen Sie, in welcher Projektion sie sind (deren EPSG-Kennung; auf der Befehlszeile --map crs==EPSG:25831), oder geben Sie Längen- und Breitengrad (WGS 84).',
  'crs-not-wgs84':
    'Das Bezugssystem {crs} ist hier nicht bekannt. Nennen Sie die Projektion mit ihrer EPSG-Kennung oder als proj4-Text (auf der Befehlszeile --map crs==EPSG:25831) oder wandeln Sie die Datei in Längen- und Breitengrad um (WGS 84).',
  'crs-contradicted':
    'Die Koordinaten sehen nach Grad aus, doch angegeben ist {crs}. Sind es Grad, nennen Sie stattdessen EPSG:4326 (auf der Befehlszeile --map crs==EPSG:4326; nur für eine Art von Dateien: --map towers.crs==EPSG:25831).',
  'geometry-missing': 'Der Eintrag hat keine Geometrie und wurde abgelehnt.',
  'geometry-unsupported': '{type} ist hier nicht verwendbar (nötig ist {wanted}); der Eintrag wurde abgelehnt.',
  'drawn-region-invalid': 'Das Gebiet „{name}“ des Plans ist nicht verwendbar: {problem}. Zeichnen Sie es neu.',
  'geometry-invalid': 'Die Geometrie ist nicht verwendbar ({problem}); der Eintrag wurde abgelehnt.',
  'geometry-too-large':
    'Die Geometrie hat {positions} Punkte; höchstens {limit} lassen sich lesen. Schneiden Sie sie auf das Gebiet zu, oder vereinfachen Sie sie zuerst.',
  'ring-repaired': '{count} {count#Ring wurde|Ringe wurden} geschlossen oder von doppelten Punkten befreit.',
  'antimeridian-cut': '{count} {count#Form kreuzt|Formen kreuzen} den 180. Längengrad und wurden dort geschnitten.',
  'topology-invalid': 'Das TopoJSON ist fehlerhaft: {problem}. Geben oder laden Sie es neu.',
  'topology-object-ignored': 'Von diesem TopoJSON wird das Objekt „{read}“ gelesen, „{object}“ nicht.',
  'terrain-tile-size':
    'Die SRTM-Kachel hat {bytes} statt {expectedBytes} Bytes: Sie wurde abgeschnitten. Laden Sie sie neu.',
  'terrain-position-unknown':
    'Nichts im Namen „{name}“ sagt, wo die SRTM-Kachel liegt. Geben Sie ihr den Namen zurück, etwa N41E001.hgt.',
  'terrain-header-invalid': 'Der Kopf des Rasters[ {id}] ist nicht verwendbar: {problem}.',
  'terrain-compression-unread':
    'Das Raster[ {id}] ist mit {method} gepackt, was hier nicht gelesen wird. Wandeln Sie es um, etwa mit: gdal_translate -co COMPRESS=DEFLATE in.tif out.tif.',
  'terrain-samples-unread':
    'Das Raster[ {id}] enthält Zahlen von {bits} Bit (Sample-Format {format}), die hier nicht gelesen werden. Wandeln Sie es um, etwa mit: gdal_translate -ot Float32 in.tif out.tif.',
  'terrain-partly-damaged':
    '{sharePercent} % des Rasters[ {id}] sind nicht lesbar: {problem}. Gebiete anderswo darauf werden berechnet. Laden oder geben Sie es für den Rest neu.',
  'terrain-damaged': 'Das Raster[ {id}] ist beschädigt: {problem}. Laden oder geben Sie es neu.',
  'terrain-crs-unknown':
    'Das Raster[ {id}] hat ein Bezugssystem, das nicht gelesen wird ({crs}). Wandeln Sie es in Grad (EPSG:4326) oder UTM um.',
  'terrain-too-large':
    'Das Raster[ {id}] hat {nodes} Höhen; höchstens {limit} werden gelesen. Schneiden Sie es zuerst auf das Gebiet zu.',
  'terrain-outside-regions':
    'Das Gelände[ {id}] liegt woanders: Es deckt {bounds} (West Süd Ost Nord), die Gebiete und ihr Rand {regions}.',
  'terrain-thinned': 'Das Raster[ {id}] ist feiner als nötig: Jede {times}. Zeile und Spalte blieb.',
  'terrain-voids-filled': '{count} {count#Höhe fehlte|Höhen fehlten} im Gelände und kamen von den Nachbarn.',
  'terrain-voids-left':
    '{count} {count#Höhe fehlt|Höhen fehlen} im Gelände ohne nahe Nachbarn: Strecken darüber werden ohne Gelände berechnet.',
  'clutter-class-unknown':
    'Für die Landbedeckungsklassen {classes} ist keine Höhe bekannt ({count} {count#Punkt|Punkte}); sie zählen als nackter Boden. Setzen Sie ihre Höhen im Plan (terrain.clutterHeightsM).',
  'clutter-without-terrain':
    'Landbedeckung wird nur über Gelände verwendet, und es gibt keines: Fügen Sie eine Geländedatei hinzu.',
  'venue-group-unknown': '„{value}“ ist keine Ortsgruppe (high, mid, base); angenommen wird base.',
  'format-damaged': 'Diese {format}-Datei lässt sich nicht lesen: {problem}. Geben oder laden Sie sie neu.',
  'sheets-ignored':
    'Von dieser Mappe wird das Blatt „{read}“ gelesen; nicht gelesen: {sheets}. Ordnen Sie das Feld „sheet“ zu, um ein anderes zu wählen.',
  'registry-without-coordinates':
    'Diese Liste nennt Adressen ({found}), aber keine Koordinaten; auf die Karte lässt sich nichts setzen. Verorten Sie sie zuerst und fügen Sie Längen- und Breitengrad als Spalten hinzu.',
  'length-in-feet': 'Die Spalte ist in Fuß; ihre Werte wurden in Meter umgerechnet.',
  'region-without-area':
    'Das Gebiet[ „{id}“] umschließt keine Fläche[ ({problem})]. Berichtigen Sie den Umriss oder nehmen Sie es aus der Datei.',
  'region-duplicate': 'Derselbe Umriss steht schon in der Datei („{sameAs}“); er zählt einmal.',
  'candidate-kind-unknown': '„{value}“ ist keine Art von Standort ({kinds}); jede Art darf dort gebaut werden.',
  'presence-not-fibre':
    '„{value}“ ist keine Glasfaser; nur Orte mit Glasfaseranschluss zählen, und die Zeile wurde abgelehnt.',
  'presence-duplicate': 'Derselbe Ort steht in Zeile {firstRow}; beide wurden zusammengefasst.',
  'signal-missing': 'Die Zeile hat weder RSRP noch RSSI und wurde abgelehnt.',
  'signal-implausible':
    'Ein Signal von {value} dBm meldet kein Telefon; die Zeile wurde abgelehnt. Prüfen Sie, ob die Spalte in dBm ist.',
  'usage-key-missing': 'Die Zeile nennt keinen Hotspot und wurde abgelehnt.',
  'usage-period-invalid':
    'Der Zeitraum der Zeile ist unverständlich; die Zeile wurde abgelehnt. Geben Sie Tage, ein Datum oder Anfang und Ende an.',
  'usage-hotspot-unknown':
    'Kein Hotspot hat die Kennung oder den Namen {id}; die Zeile wurde abgelehnt. Fügen Sie die zugehörige Hotspot-Datei hinzu.',
  'terrain-tile-address':
    'Nichts im Namen „{name}“ sagt, wo die Höhenkachel liegt. Behalten Sie die Ordner (zoom/x/y.png), etwa in einem ZIP.',
  'terrain-tile-format':
    'Die Kacheln[ {id}] sind {format}; Höhen werden nur aus PNG-Kacheln in Terrarium-Farben gelesen. Besorgen Sie sie in dieser Form.',
  'region-cell-duplicate': 'Diese H3-Zelle steht schon in der Liste; sie zählt einmal.',
  'region-cells-invalid': 'Die H3-Zellen[ von {id}] ergeben kein Gebiet: {problem}.',
  'signal-pixels-implausible':
    '{count} {count#Punkt ist|Punkte sind} kein Signal in dBm und {count#wurde|wurden} weggelassen.',
  'time-not-understood':
    '{count} {count#Zeit wurde nicht verstanden und|Zeiten wurden nicht verstanden und} weggelassen. Schreiben Sie Zeiten wie 2025-12-31 23:59:59.',
  'stated-cell-duplicate': 'Dieselbe Zelle steht in Zeile {firstRow}; das schwächere Signal zählt.',
  'antenna-cut-missing': 'Der Antennendatei fehlt das horizontale oder das vertikale Diagramm.',
  'antenna-gain-missing': 'Die Antennendatei nennt keinen Gewinn. Fügen Sie eine Zeile GAIN hinzu.',
  'antenna-line-not-numbers': 'Die Zeile des Diagramms besteht nicht aus einem Winkel und einer Dämpfung.',
  'antenna-angle-outside-range': 'Der Winkel des Diagramms liegt außerhalb von −180 bis 360 Grad.',
  'antenna-gain-unit-unknown': 'Die Einheit des Gewinns ist weder dBi noch dBd.',
  'export-hex9-not-for-class':
    'Die Dienstklasse {class} ist keine Ebene der Datenerhebung der FCC. Wählen Sie lte-5-1, nr-7-1 oder nr-35-3.',
};
