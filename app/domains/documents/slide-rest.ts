/** Where a part that its slides cut says where its rest is. Pure. */
import { documentsLabels } from './labels.fr.ts'
import { gap, sentenceHeight } from './slide-places.ts'

const t = documentsLabels.dossier

type Foot = {
  readonly after?: string
  /** Inches left at the foot; unknown where what is left out is said already. */
  readonly left?: number
}
export type Said = {
  /** Said over the title. */
  readonly isRestElsewhere?: boolean
}

/**
 * The last slide with room at its foot says where the rest is, else the line over the title of the last one: a slide for that
 * sentence alone would be one too many. A table cut there says so already.
 */
export function sayRest<Draft extends Foot>(drafts: readonly Draft[]): readonly (Draft & Said)[] {
  const wordsUnder = ({ after }: Draft): string => (after === undefined ? t.restInNotes : `${after} ${t.restInNotes}`)
  const isSaid = drafts.some(({ after, left }) => after !== undefined && left === undefined)
  if (isSaid) return drafts
  const index = drafts.findLastIndex((draft) => (draft.left ?? 0) > sentenceHeight(wordsUnder(draft)) + 2 * gap)
  if (index !== -1)
    return drafts.map((draft, rank) => (rank === index ? { ...draft, after: wordsUnder(draft) } : draft))
  return drafts.map((draft, rank) => (rank === drafts.length - 1 ? { ...draft, isRestElsewhere: true } : draft))
}
