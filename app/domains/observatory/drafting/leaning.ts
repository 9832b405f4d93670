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
    case 'trend': {
      const leaning = leaningOfSign(indicator, Math.sign(fact.timed.trend.change))
      // Better than it was, and less so than around.
      return leaning === 'better' && fact.timed.pace === 'slower' ? 'neutral' : leaning
    }
    case 'rank':
      return leaningOfSign(indicator, fact.rank.rank * 2 <= fact.rank.of ? 1 : -1)
    case 'break':
      return leaningOfSign(indicator, Math.sign(fact.after.value - fact.before.value))
    // What communes are unequal in is no lack where more of it is neither good nor bad: pensions, activity.
    case 'concentration':
      return indicator.direction === 'neutral' ? 'neutral' : 'worse'
    case 'level':
    case 'offer-need':
      return 'worse'
    case 'disagreement':
      return 'neutral'
  }
}
