/** German sentences of live sources. */
export const LIVE_GERMAN: Readonly<Record<string, string>> = {
  'live-url-refused': 'Die Adresse {url} wird nicht geöffnet ({problem}).',
  'live-unreachable':
    '{host} ist nicht erreichbar ({problem})[; {attempts} Versuche]. Prüfen Sie Verbindung und Adresse, oder versuchen Sie es später.',
  'live-offline':
    '{host} wurde nicht gefragt: Dieser Rechner hat keine Verbindung. Stellen Sie sie her und fahren Sie fort.',
  'live-blocked':
    '{host} gab nichts, was ein Browser lesen darf[, {attempts} Versuche]: nicht erreichbar, zu oft gefragt, oder für Seiten anderer nicht lesbar (CORS). Versuchen Sie es später; oder speichern Sie die Datei von dort selbst und fügen Sie sie hinzu.',
  'live-status':
    '{host} lehnte mit Status {status} ab[, {attempts} Versuche]. Prüfen Sie die Adresse, oder versuchen Sie es später.',
  'live-rate-limited': '{host} will {waitS} Sekunden nicht gefragt werden. Fahren Sie danach fort.',
  'live-timeout': '{host} antwortete nicht binnen {seconds} Sekunden[, {attempts} Mal]. Versuchen Sie es später.',
  'live-too-large':
    '{host} schickt mehr als {limitBytes} Bytes; das Lesen wurde beendet. Wählen Sie ein kleineres Gebiet.',
  'live-type': '{host} schickt etwas anderes als verlangt ({found}). Prüfen Sie die Adresse.',
  'live-redirect':
    '{from} verweist an {to}, wonach nicht gefragt war. Geben Sie diese Adresse ein, wenn Sie ihr vertrauen.',
  'live-redirect-unseen':
    '{host} verweist an eine andere Adresse, die ein Browser nicht zeigt, ehe er sie fragt. Öffnen Sie die Adresse in einem Tab und geben Sie die ein, bei der Sie landen, oder nehmen Sie infill fetch.',
  'live-answer-unusable':
    'Die Antwort von {host} ist nicht verwendbar: {problem}. Versuchen Sie es später oder mit einem kleineren Gebiet.',
  'live-nothing': '{source} hat nichts für dieses Gebiet.',
  'live-too-many-tiles':
    'Das Gebiet braucht {count} Kacheln; höchstens {limit} werden geholt. Wählen Sie ein kleineres Gebiet oder einen kleineren Rand.',
};
