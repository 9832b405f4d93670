/** What is said around a text: comments, suggestions, versions. Pure. */
import type { EvidenceKey } from './rich-text.ts'

export const comparisonLabels = {
  card: (key: EvidenceKey | undefined) =>
    key ? `Chiffre ${key.indicatorId} (territoire ${key.territoryCode}, ${key.year})` : 'Chiffre',
} as const
