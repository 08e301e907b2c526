// Whether a screenshot shows anything: how many colors it has, and how much of it the most frequent one takes.
export async function blank(page, png) {
  const { colors, most } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const drawing = canvas.getContext('2d');
    drawing.drawImage(image, 0, 0);
    const counts = new Map();
    for (const pixel of new Uint32Array(drawing.getImageData(0, 0, image.width, image.height).data.buffer))
      counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    return { colors: counts.size, most: Math.max(...counts.values()) / (image.width * image.height) };
  }, png.toString('base64'));
  if (colors >= 8 && most < 0.995) return [];
  return [{ kind: 'blank', what: `${colors} colors, ${(most * 100).toFixed(1)} % of it is one` }];
}
