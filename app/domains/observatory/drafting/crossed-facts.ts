/** Two indicators read together: an offer beside a need, two sources that do not say the same. Pure. Rules: docs/rules/drafting.md §3. */
import type { IndicatorFigures } from '../observatory.ts'
import type { Fact, Gap, Ground } from './facts.ts'
import { compare } from './guards.ts'
import { nearTwins, offersAndNeeds, weightOf } from './policy.ts'

const rowOf = ({ rows }: Ground, id: string): IndicatorFigures | undefined =>
  rows.find(({ indicator }) => indicator.id === id)

/** Beside the département, else the région: both rows must be read beside the same territory. */
function besideSame(one: IndicatorFigures, other: IndicatorFigures, ground: Ground): readonly [Gap, Gap] | undefined {
  for (const kind of ['departement', 'region'] as const) {
    const [gap, otherGap] = [one, other].map((row) => {
      const frame = row.frames.find((known) => known.kind === kind)
      return frame && compare(row, frame, ground)
    })
    if (gap && otherGap) return [gap, otherGap]
  }
}

/** Less of what is offered, where more people need it. */
function offerFacts(ground: Ground): readonly Fact[] {
  return offersAndNeeds.flatMap(({ offer, needs }) => {
    const row = rowOf(ground, offer)
    if (!row) return []
    return needs.flatMap((needId): readonly Fact[] => {
      const need = rowOf(ground, needId)
      const [gap, needGap] = (need && besideSame(row, need, ground)) ?? []
      if (!need || gap?.side !== 'below' || needGap?.side !== 'above') return []
      const score = 1.2 * weightOf(offer) * weightOf(needId)
      return [{ kind: 'offer-need', row, gap, need, needGap, territoryCode: ground.territory.code, score }]
    })
  })
}

/** One above, the other below: they do not count the same people, or not in the same year. */
function disagreementFacts(ground: Ground): readonly Fact[] {
  return nearTwins.flatMap(([oneId, otherId]): readonly Fact[] => {
    const [row, other] = [rowOf(ground, oneId), rowOf(ground, otherId)]
    if (!row || !other) return []
    const [gap, otherGap] = besideSame(row, other, ground) ?? []
    if (!gap || !otherGap || gap.side === 'alike' || otherGap.side === 'alike' || gap.side === otherGap.side) return []
    return [{ kind: 'disagreement', row, gap, other, otherGap, territoryCode: ground.territory.code, score: 1.1 }]
  })
}

export const listCrossedFacts = (ground: Ground): readonly Fact[] => [
  ...offerFacts(ground),
  ...disagreementFacts(ground),
]
