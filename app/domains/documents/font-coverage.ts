/** Which characters a TrueType font can draw. Pure. Source: OpenType specification, table `cmap`, formats 4 and 12. */

/** Offset of a table in the font. @throws Error when the font has no such table */
function findTable(font: DataView, tag: string): number {
  const count = font.getUint16(4)
  for (let index = 0; index < count; index++) {
    const entry = 12 + 16 * index
    const name = String.fromCharCode(...[0, 1, 2, 3].map((shift) => font.getUint8(entry + shift)))
    if (name === tag) return font.getUint32(entry + 8)
  }
  throw new Error(`font without table ${tag}`)
}

/** Format 12: groups of consecutive characters, of consecutive glyphs. */
function addGroups(font: DataView, start: number, covered: Set<number>): void {
  const count = font.getUint32(start + 12)
  for (let group = 0; group < count; group++) {
    const entry = start + 16 + 12 * group
    for (let code = font.getUint32(entry); code <= font.getUint32(entry + 4); code++) covered.add(code)
  }
}

/** Format 4: segments of the first 65,536 characters; a segment may point to a list of glyphs, where 0 is « none ». */
function addSegments(font: DataView, start: number, covered: Set<number>): void {
  const width = font.getUint16(start + 6)
  for (let shift = 0; shift < width; shift += 2) {
    const end = font.getUint16(start + 14 + shift)
    const first = font.getUint16(start + 16 + width + shift)
    const delta = font.getUint16(start + 16 + 2 * width + shift)
    const rangeAt = start + 16 + 3 * width + shift
    const range = font.getUint16(rangeAt)
    for (let code = first; code <= end && code < 0xffff; code++) {
      const glyph = range === 0 ? (code + delta) & 0xffff : font.getUint16(rangeAt + range + 2 * (code - first))
      if (glyph !== 0) covered.add(code)
    }
  }
}

/** The code points the font can draw, whatever the platform of its subtables. @throws Error when this is no font */
export function listCoveredCharacters(bytes: Uint8Array): ReadonlySet<number> {
  const font = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const cmap = findTable(font, 'cmap')
  const covered = new Set<number>()
  for (let index = 0; index < font.getUint16(cmap + 2); index++) {
    const start = cmap + font.getUint32(cmap + 4 + 8 * index + 4)
    const format = font.getUint16(start)
    if (format === 4) addSegments(font, start, covered)
    if (format === 12) addGroups(font, start, covered)
  }
  return covered
}
