/** Which figures a text shows. Pure. */
import type { EvidenceFigure } from '#app/domains/documents/document-text.ts'
import type { EvidenceKey, RichText, TextBlock } from './rich-text.ts'

/** Figures as they are read, by `evidenceName`. */
export type EvidenceFigures = Readonly<Record<string, EvidenceFigure>>

export const evidenceName = ({ indicatorId, territoryCode, year }: EvidenceKey): string =>
  `${indicatorId} ${territoryCode} ${year}`

/** The key that `evidenceName` wrote: one, or none for any other words. */
export function readEvidenceName(name: string): readonly EvidenceKey[] {
  const [indicatorId, territoryCode, year, ...others] = name.split(' ')
  if (!indicatorId || !territoryCode || others.length > 0 || !/^\d{4}$/.test(year ?? '')) return []
  return [{ indicatorId, territoryCode, year: Number(year) }]
}

function keysIn(block: TextBlock): readonly EvidenceKey[] {
  switch (block.type) {
    case 'evidenceCard':
      return [block.attrs]
    case 'blockquote':
      return block.content.flatMap(keysIn)
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap(({ content }) => content.flatMap(keysIn))
    default:
      return []
  }
}

/** Each once, in the order of the texts. */
export function listEvidenceKeys(texts: readonly RichText[]): readonly EvidenceKey[] {
  const keys = texts.flatMap(({ content }) => content.flatMap(keysIn))
  return [...new Map(keys.map((key) => [evidenceName(key), key])).values()]
}
