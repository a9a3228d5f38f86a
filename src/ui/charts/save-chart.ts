/** Charts as files: the drawing stands alone, with its title, its computed colours and fonts written in, on the ground it was seen on. */
import { saveBlob } from '../save-blob';

const WRITTEN_IN = [
  'fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-size', 'font-family', 'font-weight', 'opacity', 'text-anchor',
  'paint-order',
] as const; // prettier-ignore
const TITLE_PX = 24;
const MARGIN_PX = 12;
/** Pixels of a PNG for each of the drawing: sharp on paper. */
const PNG_SCALE = 3;

interface Drawing {
  svg: string;
  width: number;
  height: number;
}

export function saveSvg(holder: HTMLElement | null, title: string, name: string): void {
  const drawing = drawingOf(holder, title);
  if (drawing) saveBlob(new Blob([drawing.svg], { type: 'image/svg+xml' }), `${name}.svg`);
}

export async function savePng(holder: HTMLElement | null, title: string, name: string): Promise<void> {
  const drawing = drawingOf(holder, title);
  if (!drawing) return;
  const url = URL.createObjectURL(new Blob([drawing.svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = drawing.width * PNG_SCALE;
    canvas.height = drawing.height * PNG_SCALE;
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (png) saveBlob(png, `${name}.png`);
  } finally {
    URL.revokeObjectURL(url);
  }
}

function drawingOf(holder: HTMLElement | null, title: string): Drawing | null {
  const drawn = holder?.querySelector('svg');
  if (!drawn) return null;
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  const originals = [drawn, ...drawn.querySelectorAll('*')];
  for (const [index, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const style = getComputedStyle(originals[index]!);
    for (const property of WRITTEN_IN)
      (element as SVGElement).style.setProperty(property, style.getPropertyValue(property));
  }
  const { width: inner, height: innerHeight } = drawn.viewBox.baseVal;
  const [width, height] = [inner + 2 * MARGIN_PX, innerHeight + 2 * MARGIN_PX + TITLE_PX];
  for (const [name, value] of Object.entries({
    x: MARGIN_PX,
    y: MARGIN_PX + TITLE_PX,
    width: inner,
    height: innerHeight,
  }))
    copy.setAttribute(name, String(value));
  copy.setAttribute('overflow', 'visible');
  const look = getComputedStyle(document.documentElement);
  const [ground, ink] = [look.getPropertyValue('--panel').trim(), look.getPropertyValue('--ink').trim()];
  const font = getComputedStyle(drawn).fontFamily.replaceAll('"', "'");
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<rect width="${width}" height="${height}" fill="${ground}"/>` +
    `<text x="${MARGIN_PX}" y="${MARGIN_PX + 12}" font-size="13" font-weight="600" font-family="${font}" fill="${ink}">${escaped(title)}</text>` +
    `${new XMLSerializer().serializeToString(copy)}</svg>`;
  return { svg, width, height };
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
