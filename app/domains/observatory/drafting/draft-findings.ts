/**
 * First draft of a diagnosis: from the figures of a theme, at most six findings put as questions to the group, each tied to the
 * cells it was read in. Pure and deterministic. Rules: docs/rules/drafting.md.
 */
import type { Territory } from '#app/domains/territory/territory.ts'
import type { IndicatorFigures } from '../observatory.ts'
import { listCrossedFacts } from './crossed-facts.ts'
import { cellsOf, draftKinds, type Fact, type Ground, ruleVersions } from './facts.ts'
import { listPlacedFacts } from './placed-facts.ts'
import { listTimedFacts } from './timed-facts.ts'

export type Draft = {
  /** Its rule, the version of it, and the cells with their values: figures that change make another draft. */
  readonly key: string
  readonly fact: Fact
}

/** Better few that are true: a group reads six questions, not sixty. */
export const mostDrafts = 6
const mostByKind = 3
const mostByFamily = 2

type GroundParts = {
  readonly indicators: readonly IndicatorFigures[]
  readonly territory: Pick<Territory, 'code' | 'kind' | 'name' | 'population'>
  /** Communes inside the territory, itself excepted. */
  readonly members: readonly Pick<Territory, 'code' | 'name' | 'population'>[]
}

const keyOf = (fact: Fact): string =>
  [
    `${fact.kind}.${ruleVersions[fact.kind]}`,
    ...cellsOf(fact).map(
      ({ indicatorId, territoryCode, year, value }) => `${indicatorId}@${territoryCode}@${year}=${value}`,
    ),
  ].join('|')

/** The strongest first; of one strength, in the order of the theme, then of the kinds. */
function inOrder(facts: readonly Fact[], indicators: readonly IndicatorFigures[]): readonly Fact[] {
  const placeOf = ({ row }: Fact) => indicators.findIndex(({ indicator }) => indicator.id === row.indicator.id)
  const kindOf = ({ kind }: Fact) => draftKinds.indexOf(kind)
  return facts.toSorted(
    (one, other) => other.score - one.score || placeOf(one) - placeOf(other) || kindOf(one) - kindOf(other),
  )
}

/** A part goes with its whole, a count with the rate made of it. */
function familyOf({ row }: Fact, indicators: readonly IndicatorFigures[]): string {
  const { id, parentId } = row.indicator
  return parentId ?? indicators.find(({ indicator }) => indicator.numeratorId === id)?.indicator.id ?? id
}

/** Not three times the same subject, nor four times the same kind of question. */
function choose(facts: readonly Fact[], indicators: readonly IndicatorFigures[]): readonly Fact[] {
  const chosen: Fact[] = []
  const count = (isLike: (other: Fact) => boolean) => chosen.filter(isLike).length
  for (const fact of facts) {
    if (chosen.length === mostDrafts) break
    const family = familyOf(fact, indicators)
    const isMany =
      count(({ kind }) => kind === fact.kind) >= mostByKind ||
      count((other) => familyOf(other, indicators) === family) >= mostByFamily
    if (!isMany) chosen.push(fact)
  }
  return chosen
}

/** @returns the strongest first; empty when nothing may be said, which is no fault */
export function draftFindings({ indicators, territory, members }: GroundParts): readonly Draft[] {
  const ground: Ground = {
    territory,
    members,
    rows: indicators.filter(({ own }) => own.kind === 'value'),
    all: indicators,
  }
  const facts = [...listPlacedFacts(ground), ...listTimedFacts(ground), ...listCrossedFacts(ground)]
  return choose(inOrder(facts, indicators), indicators).map((fact) => ({ key: keyOf(fact), fact }))
}
