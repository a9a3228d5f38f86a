/** Propagation models a plan may ask for. Apart from the schema, which workers that only compute need not load. */
export const RADIO_MODELS = ['auto', 'p1812', '38.901', 'hata', 'itm'] as const;
