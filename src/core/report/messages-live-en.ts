/** English sentences of live sources. */
export const LIVE_ENGLISH: Readonly<Record<string, string>> = {
  'live-url-refused': 'The address {url} is not opened: {problem}.',
  'live-unreachable':
    '{host} cannot be reached ({problem})[; it was tried {attempts} times]. Check the connection and the address, or try later.',
  'live-offline': '{host} was not asked: this computer has no connection. Connect it, then go on.',
  'live-blocked':
    '{host} gave nothing that a browser may read[, {attempts} times]: it cannot be reached, it has had enough for now, or it does not let other sites’ pages read it (CORS). Try later; or save the file from there yourself and add it.',
  'live-status': '{host} refused with status {status}[ after {attempts} tries]. Check the address, or try later.',
  'live-rate-limited': '{host} asks to be left alone for {waitS} seconds. Run this again later.',
  'live-timeout': '{host} gave no answer within {seconds} seconds[, {attempts} times]. Try later.',
  'live-too-large': '{host} sends more than {limitBytes} bytes; reading was stopped. Choose a smaller region.',
  'live-type': '{host} sends something else than was asked for ({found}). Check the address.',
  'live-redirect': '{from} sends on to {to}, which was not asked for. Give that address if you trust it.',
  'live-redirect-unseen':
    '{host} sends on to another address, which a browser does not show before it is asked. Open the address in a tab and give the one you end up at, or use infill fetch.',
  'live-answer-unusable': 'The answer of {host} cannot be used: {problem}. Try later or with a smaller region.',
  'live-nothing': '{source} has nothing for this region.',
  'live-too-many-tiles':
    'The region needs {count} tiles; at most {limit} are fetched. Choose a smaller region or margin, or a lower zoom.',
};
