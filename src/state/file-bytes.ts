/** Small readings of a file before the engine sees it: its hash, and its first rows for the preview. */

/** Lower-case hex sha256 of the whole file. */
export async function sha256Of(blob: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** First characters of a text file, unpacked when it is gzip. Null for what does not look like text. */
export async function textHead(blob: Blob, characters = 20_000): Promise<string | null> {
  const start = new Uint8Array(await blob.slice(0, 4).arrayBuffer());
  if (start[0] === 0x50 && start[1] === 0x4b) return null;
  const isGzip = start[0] === 0x1f && start[1] === 0x8b;
  const stream = isGzip ? blob.stream().pipeThrough(new DecompressionStream('gzip')) : blob.stream();
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    while (text.length < characters) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    return text || null;
  } finally {
    reader.cancel().catch(() => undefined);
  }
  return text.includes('\0') ? null : text.slice(0, characters);
}

/** First rows of delimited text as cells, for the preview only; the engine reads the file properly. Empty for JSON and the like. */
export function previewRows(text: string, rows = 6): string[][] {
  const trimmed = text.trimStart();
  if (trimmed.startsWith('{') || trimmed.startsWith('[') || trimmed.startsWith('<')) return [];
  const lines = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, rows);
  const delimiter = bestDelimiter(lines[0] ?? '');
  return lines.map((line) => splitLine(line, delimiter));
}

function bestDelimiter(line: string): string {
  const counted = [',', ';', '\t', '|'].map((delimiter) => ({ delimiter, count: line.split(delimiter).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).delimiter;
}

function splitLine(line: string, delimiter: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (character === delimiter && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += character;
  }
  cells.push(cell);
  return cells.map((value) => value.trim());
}
