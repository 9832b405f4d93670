/** Who brings what: means of a plan by funder, crossed with years, axes or communes. Pure. Rules: docs/rules/plan.md §5, §13.3. */

import { type MeansNature, type MeansState, meansStates } from '#app/domains/plan/plan.ts'
import type { PartyKind } from '#app/kernel/actor.ts'
import { folded } from '#app/kernel/plain-words.ts'
import { barTable } from '#app/ui/charts/bar-table.ts'
import { palette } from '#app/ui/charts/svg.ts'
import { viewLabels as t } from './labels.fr.ts'

export type PlanMeans = {
  readonly id: string
  readonly actionId: string
  readonly year: number
  readonly nature: MeansNature
  readonly state: MeansState
  readonly scheme: string
  readonly cofNumber: string
  /** Null when the funder is not a party of the CTG. */
  readonly funderPartyId: string | null
  readonly funderName: string
  readonly funderKind: PartyKind | null
  /** Null while the amount is not known. */
  readonly amountEuros: number | null
}

export const meansCrossings = ['year', 'axis', 'place'] as const
export type MeansCrossing = (typeof meansCrossings)[number]

/** In the address. */
export const crossingSlugs: Record<MeansCrossing, string> = { year: 'annee', axis: 'axe', place: 'lieu' }

export type MeansColumn = { readonly key: string; readonly label: string }

type MeansCell = {
  /** Of the lines that have an amount: never that of the others. */
  readonly knownEuros: number
  readonly byState: Readonly<Record<MeansState, number>>
  readonly lineCount: number
  readonly unknownCount: number
}
type FunderLine = {
  readonly key: string
  readonly name: string
  readonly kind: PartyKind | null
  /** One per column; null where the funder brings nothing. */
  readonly cells: readonly (MeansCell | null)[]
  readonly lines: readonly PlanMeans[]
}
export type CrossedMeans = {
  readonly columns: readonly MeansColumn[]
  readonly funders: readonly FunderLine[]
  readonly lineCount: number
  readonly unknownCount: number
}

/** The same funder whoever typed its name, unless it is a party: accents, case and spaces do not part two. */
const funderKey = ({ funderPartyId, funderName }: PlanMeans): string =>
  funderPartyId ??
  folded(funderName)
    .replace(/[\s'’-]+/g, ' ')
    .trim()

const kindRank: Record<PartyKind, number> = { caf: 0, authority: 1, partner: 2 }

/** Added in cents: amounts have two decimals, sums must too. */
const sumEuros = (amounts: readonly (number | null)[]): number =>
  amounts.reduce<number>((sum, amount) => sum + Math.round((amount ?? 0) * 100), 0) / 100

function cellOf(lines: readonly PlanMeans[]): MeansCell | null {
  if (lines.length === 0) return null
  const inState = (state: MeansState) =>
    sumEuros(lines.filter((line) => line.state === state).map(({ amountEuros }) => amountEuros))
  return {
    knownEuros: sumEuros(lines.map(({ amountEuros }) => amountEuros)),
    byState: {
      estimated: inState('estimated'),
      requested: inState('requested'),
      granted: inState('granted'),
      paid: inState('paid'),
    },
    lineCount: lines.length,
    unknownCount: lines.filter(({ amountEuros }) => amountEuros === null).length,
  }
}

/**
 * Each funder on its own line: nothing is added from one funder to another.
 * @param known in the order they are shown; those where nobody brings anything are left out
 * @param columnOf key of the column of a line; a line is in one column only
 * @returns the Caf first, then authorities, partners, and the others by name
 */
export function crossMeans(
  lines: readonly PlanMeans[],
  known: readonly MeansColumn[],
  columnOf: (line: PlanMeans) => string,
): CrossedMeans {
  const used = new Set(lines.map(columnOf))
  const columns = known.filter(({ key }) => used.has(key))
  const funders = [...Map.groupBy(lines, funderKey)].flatMap(([key, own]) => {
    const [first] = own
    if (!first) return []
    const byColumn = Map.groupBy(own, columnOf)
    return [
      {
        key,
        name: first.funderName,
        kind: first.funderKind,
        cells: columns.map((column) => cellOf(byColumn.get(column.key) ?? [])),
        lines: own,
      },
    ]
  })
  const rankOf = ({ kind }: FunderLine): number => (kind === null ? 3 : kindRank[kind])
  return {
    columns,
    funders: funders.toSorted((one, other) => rankOf(one) - rankOf(other) || one.name.localeCompare(other.name, 'fr')),
    lineCount: lines.length,
    unknownCount: lines.filter(({ amountEuros }) => amountEuros === null).length,
  }
}

const colourOf = (kind: PartyKind | null): string => (kind === null ? palette.ink3 : palette[kind])

/** From an outline, only estimated, to the full colour, paid. */
export const stateStrength: Record<MeansState, number> = { estimated: 0.12, requested: 0.4, granted: 0.7, paid: 1 }

/** The surest part of a bar comes first. */
const surestFirst = meansStates.toReversed()

export const meansPicture = (means: CrossedMeans, title: string) =>
  barTable({
    title,
    sentence: t.meansSentence(means),
    columns: means.columns.map(({ label }) => label),
    rows: means.funders.map(({ name, kind, cells }) => ({
      label: name,
      colour: colourOf(kind),
      cells: cells.map((cell) =>
        cell === null
          ? null
          : {
              text: t.meansAmount(cell),
              parts: surestFirst.map((state) => ({ value: cell.byState[state], strength: stateStrength[state] })),
            },
      ),
    })),
  })
