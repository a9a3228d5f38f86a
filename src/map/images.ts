/** Icons and patterns drawn on a canvas in the palette's colours; no image files, so that a theme is one redraw. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Palette } from './palette';

const RATIO = 2;

interface MapImage {
  data: ImageData;
  options: {
    pixelRatio: number;
    stretchX?: [number, number][];
    stretchY?: [number, number][];
    content?: [number, number, number, number];
  };
}

type Draw = (context: CanvasRenderingContext2D, size: number) => void;

/** Adds every image of a palette, replacing those of the last one. */
export function updateImages(map: MapLibreMap, palette: Palette): void {
  for (const [name, { data, options }] of Object.entries(imagesOf(palette))) {
    if (map.hasImage(name)) map.removeImage(name);
    map.addImage(name, data, options);
  }
}

function imagesOf(palette: Palette): Record<string, MapImage> {
  const halo = palette['map-halo'];
  const tower = (colour: string): MapImage => draw(20, (context, size) => triangle(context, size, { colour, halo }));
  const disc = (colour: string): MapImage => draw(24, (context, size) => plusCircle(context, size, { colour, halo }));
  return {
    tower: tower(palette.ink),
    'proposed-tower-greenfield': draw(24, (context, size) =>
      plusTriangle(context, size, { colour: palette['option-greenfield-towers'], halo }),
    ),
    'proposed-tower-colocated': draw(24, (context, size) =>
      triangle(context, size, { colour: palette['option-colocated-towers'], halo }),
    ),
    'proposed-hotspot-outdoor': disc(palette['option-hotspots-new']),
    'proposed-hotspot-indoor': disc(palette['option-hotspots-new']),
    'proposed-hotspot-converted': disc(palette['option-hotspots-converted']),
    'proposed-lora-gateway': disc(palette['option-hotspots-new']),
    'gap-label': gapLabel(palette),
    hatch: draw(8, (context, size) => hatch(context, size, palette.outside)),
    dots: draw(8, (context, size) => dots(context, size, palette['no-data'])),
  };
}

function draw(sizePx: number, paint: Draw): MapImage {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = sizePx * RATIO;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser gives no 2D canvas');
  context.scale(RATIO, RATIO);
  paint(context, sizePx);
  return { data: context.getImageData(0, 0, canvas.width, canvas.height), options: { pixelRatio: RATIO } };
}

interface Ink {
  colour: string;
  halo: string;
}

function filled(context: CanvasRenderingContext2D, { colour, halo }: Ink): void {
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = halo;
  context.stroke();
  context.fillStyle = colour;
  context.fill();
}

function triangle(context: CanvasRenderingContext2D, size: number, ink: Ink): void {
  const middle = size / 2;
  context.beginPath();
  context.moveTo(middle, 3);
  context.lineTo(size - 4, size - 4);
  context.lineTo(4, size - 4);
  context.closePath();
  filled(context, ink);
}

/** A new mast: the triangle with a plus in it. */
function plusTriangle(context: CanvasRenderingContext2D, size: number, ink: Ink): void {
  triangle(context, size, ink);
  plus(context, size / 2, size / 2 + 2.5, ink.halo);
}

/** A new hotspot: the disc of those that stand, larger and with a plus in it. */
function plusCircle(context: CanvasRenderingContext2D, size: number, ink: Ink): void {
  context.beginPath();
  context.arc(size / 2, size / 2, size / 2 - 4, 0, 2 * Math.PI);
  filled(context, ink);
  plus(context, size / 2, size / 2, ink.halo);
}

function plus(context: CanvasRenderingContext2D, x: number, y: number, colour: string): void {
  const arm = 3.5;
  context.strokeStyle = colour;
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(x, y - arm);
  context.lineTo(x, y + arm);
  context.moveTo(x - arm, y);
  context.lineTo(x + arm, y);
  context.stroke();
}

function gapLabel(palette: Palette): MapImage {
  const image = draw(20, (context, size) => {
    context.beginPath();
    context.roundRect(1.5, 1.5, size - 3, size - 3, 4);
    context.fillStyle = palette.panel;
    context.fill();
    context.lineWidth = 1.5;
    context.strokeStyle = palette.unserved;
    context.stroke();
  });
  const inner: [number, number] = [7 * RATIO, 13 * RATIO];
  const content: [number, number, number, number] = [3 * RATIO, 3 * RATIO, 17 * RATIO, 17 * RATIO];
  return { ...image, options: { ...image.options, stretchX: [inner], stretchY: [inner], content } };
}

function hatch(context: CanvasRenderingContext2D, size: number, colour: string): void {
  context.strokeStyle = colour;
  context.lineWidth = 1.2;
  context.beginPath();
  for (const shift of [-size, 0, size]) {
    context.moveTo(shift, size);
    context.lineTo(shift + size, 0);
  }
  context.stroke();
}

function dots(context: CanvasRenderingContext2D, size: number, colour: string): void {
  context.fillStyle = colour;
  for (const [x, y] of [
    [size / 4, size / 4],
    [(3 * size) / 4, (3 * size) / 4],
  ] as const) {
    context.beginPath();
    context.arc(x, y, 0.9, 0, 2 * Math.PI);
    context.fill();
  }
}
