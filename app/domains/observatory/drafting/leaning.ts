/** Whether a draft points at something that goes well, badly, or neither: the nature one may give the finding. Pure. */
import type { Indicator } from '../observatory.ts'
import type { Fact } from './facts.ts'

export type Leaning = 'better' | 'worse' | 'neutral'

const leaningOfSign = ({ direction }: Indicator, sign: number): Leaning => {
  if (direction === 'neutral' || sign === 0) return 'neutral'
  return (direction === 'higher-is-better') === sign > 0 ? 'better' : 'worse'
}

export function leaningOf(fact: Fact): Leaning {
  const { indicator } = fact.row
  switch (fact.kind) {
    case 'gap':
      return leaningOfSign(indicator, Math.sign(fact.gaps.find(({ side }) => side !== 'alike')?.gap ?? 0))
    case 'trend':
      return leaningOfSign(indicator, Math.sign(fact.timed.trend.change))
    case 'rank':
      return leaningOfSign(indicator, fact.rank.rank * 2 <= fact.rank.of ? 1 : -1)
    case 'break':
      return leaningOfSign(indicator, Math.sign(fact.after.value - fact.before.value))
    case 'level':
    case 'concentration':
    case 'offer-need':
      return 'worse'
    case 'disagreement':
      return 'neutral'
  }
}
