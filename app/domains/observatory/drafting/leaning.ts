/** Whether a draft points at something that goes well, badly, or neither: the nature one may give the finding. Pure. Rules: docs/rules/drafting.md §4.2. */
import type { Indicator, IndicatorFigures } from '../observatory.ts'
import type { Fact } from './facts.ts'
import { levelOf } from './policy.ts'

export type Leaning = 'better' | 'worse' | 'neutral'

const leaningOfSign = ({ direction }: Indicator, sign: number): Leaning => {
  if (direction === 'neutral' || sign === 0) return 'neutral'
  return (direction === 'higher-is-better') === sign > 0 ? 'better' : 'worse'
}

/** A rate that is a lack wherever it is: neighbours that have more of it make no asset of it. */
const isLackByItself = ({ indicator, own }: IndicatorFigures): boolean =>
  own.kind === 'value' && own.value >= (levelOf(indicator.id) ?? Number.POSITIVE_INFINITY)

export function leaningOf(fact: Fact): Leaning {
  const leaning = leaningAlone(fact)
  return leaning === 'better' && isLackByItself(fact.row) ? 'neutral' : leaning
}

function leaningAlone(fact: Fact): Leaning {
  const { indicator } = fact.row
  switch (fact.kind) {
    case 'gap': {
      const signs = new Set(fact.gaps.flatMap(({ side, gap }) => (side === 'alike' ? [] : [Math.sign(gap)])))
      // Above one and below another; what is beside its like too is still above, or below.
      return signs.size > 1 ? 'neutral' : leaningOfSign(indicator, [...signs][0] ?? 0)
    }
    case 'trend': {
      const leaning = leaningOfSign(indicator, Math.sign(fact.timed.trend.change))
      // Better than it was, and less so than around.
      return leaning === 'better' && fact.timed.pace === 'slower' ? 'neutral' : leaning
    }
    // A place tells nothing of the level, unless the level is a lack too.
    case 'rank':
      return isLackByItself(fact.row) && fact.rank.rank * 2 <= fact.rank.of ? 'worse' : 'neutral'
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
