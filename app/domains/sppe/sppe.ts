/** Who holds the missions of childcare, and what the law asks of each. Pure. Rules: docs/rules/sppe.md §1, §2. */
import { inDisorder } from '#app/kernel/kept-days.ts'
import { inputLabels } from './input-labels.fr.ts'

/** L.214-1-3, in its order: 1° census, 2° information, 3° planning, 4° support to quality. */
export const missions = ['census', 'information', 'planning', 'quality'] as const
export type Mission = (typeof missions)[number]

/** What a list of holders sends for the commune itself. */
export const communeItself = 'commune'

export const holderKinds = ['epci', 'syndicat'] as const
export type HolderKind = (typeof holderKinds)[number]

export type Holder = {
  readonly id: string
  readonly kind: HolderKind
  readonly name: string
  /** Of the communes outside of this CTG that transferred to it too; null: none said. */
  readonly outsideInhabitants: number | null
}

/** Where a number of inhabitants comes from: typed by the coordination, or published by Insee. */
export type Population = {
  readonly total: {
    readonly inhabitants: number
    readonly year: number | null
    readonly from: 'typed' | 'insee'
  } | null
  /** Never more than the total: residents counted apart are added to it. */
  readonly municipal: { readonly inhabitants: number; readonly year: number | null } | null
}

export type Commune = {
  readonly code: string
  readonly name: string
  readonly population: Population
  /** Id of the body that received the mission; null: the commune itself; absent: unknown. */
  readonly holders: Readonly<Partial<Record<Mission, string | null>>>
}

/** « Plus de » : at the number itself, nothing is due. */
export const thresholds = { duties: 3_500, schema: 10_000 } as const

export type Count = {
  readonly communes: number
  /** At least that many: total populations, and the municipal one where the total is not known. */
  readonly least: number
  /** Every total population is known: `least` is the number itself. */
  readonly isExact: boolean
  readonly withoutTotal: readonly string[]
  readonly withoutAny: readonly string[]
}

/** Inhabitants the law counts for these communes together (L.214-1-3 III). Nothing is guessed. */
export function countInhabitants(communes: readonly Pick<Commune, 'name' | 'population'>[], outside = 0): Count {
  const known = communes.map(({ population: { total, municipal } }) => (total ?? municipal)?.inhabitants ?? 0)
  const namesOf = (isWanted: (population: Population) => boolean) =>
    communes.filter(({ population }) => isWanted(population)).map(({ name }) => name)
  const withoutTotal = namesOf(({ total }) => total === null)
  return {
    communes: communes.length,
    least: known.reduce((sum, one) => sum + one, outside),
    isExact: withoutTotal.length === 0,
    withoutTotal,
    withoutAny: namesOf(({ total, municipal }) => total === null && municipal === null),
  }
}

/** `to-confirm`: the total population is not known, and what is known does not pass the threshold. */
export type Verdict = 'required' | 'not-required' | 'to-confirm'

/** Above the threshold, the least is enough; under it, only the total population says no. */
export function verdictOf({ least, isExact }: Pick<Count, 'least' | 'isExact'>, threshold: number): Verdict {
  if (least > threshold) return 'required'
  return isExact ? 'not-required' : 'to-confirm'
}

/** The most that any of them asks. */
const strongest = (verdicts: readonly Verdict[]): Verdict | null =>
  (['required', 'to-confirm', 'not-required'] as const).find((one) => verdicts.includes(one)) ?? null

export const duties = ['planning', 'quality', 'schema', 'relay'] as const
export type Duty = (typeof duties)[number]

/** The missions for which each duty is due, and above how many inhabitants. */
const dutyRules: Readonly<Record<Duty, { readonly of: readonly Mission[]; readonly above: number }>> = {
  planning: { of: ['planning'], above: thresholds.duties },
  quality: { of: ['quality'], above: thresholds.duties },
  schema: { of: ['planning'], above: thresholds.schema },
  relay: { of: ['information', 'quality'], above: thresholds.schema },
}

/** Who exercises some of the missions: a commune for itself, or who received them. */
export type Bearer = {
  readonly id: string
  readonly name: string
  readonly kind: 'commune' | HolderKind
  readonly counts: Readonly<Partial<Record<Mission, Count>>>
  /** Null: the mission it is due for is held by another. */
  readonly duties: Readonly<Record<Duty, Verdict | null>>
}

type Who = Pick<Bearer, 'id' | 'name' | 'kind'>

function bearerOf(who: Who, countOf: (mission: Mission) => Count | undefined): Bearer {
  const counts = Object.fromEntries(
    missions.flatMap((mission) => {
      const count = countOf(mission)
      return count ? [[mission, count]] : []
    }),
  )
  const verdict = (duty: Duty) => {
    const { of, above } = dutyRules[duty]
    return strongest(of.flatMap((mission) => (counts[mission] ? [verdictOf(counts[mission], above)] : [])))
  }
  return {
    ...who,
    counts,
    duties: {
      planning: verdict('planning'),
      quality: verdict('quality'),
      schema: verdict('schema'),
      relay: verdict('relay'),
    },
  }
}

/** Who the law makes responsible for what: first the bodies that received missions, then the communes, each in order. */
export function listBearers(communes: readonly Commune[], holders: readonly Holder[]): readonly Bearer[] {
  const received = holders.map((holder) =>
    bearerOf({ id: holder.id, name: holder.name, kind: holder.kind }, (mission) => {
      const own = communes.filter((commune) => commune.holders[mission] === holder.id)
      return own.length === 0 ? undefined : countInhabitants(own, holder.outsideInhabitants ?? 0)
    }),
  )
  const own = communes.map((commune) =>
    bearerOf({ id: commune.code, name: commune.name, kind: 'commune' }, (mission) =>
      commune.holders[mission] ? undefined : countInhabitants([commune]),
    ),
  )
  return [...received, ...own].filter(({ counts }) => Object.keys(counts).length > 0)
}

/** Whether anybody of the CTG owes a schéma; null when nobody has communes. */
export const schemaVerdict = (bearers: readonly Bearer[]): Verdict | null =>
  strongest(bearers.flatMap(({ duties: { schema } }) => schema ?? []))

/** Since when communes are the authorities of childcare (loi du 18 décembre 2023, art. 17): nothing is asked of a CTG that ended before. */
const lawSince = '2025-01-01'
export const endedBeforeLaw = ({ endsOn }: { readonly endsOn: string | null }): boolean =>
  endsOn !== null && endsOn < lawSince

/** The final balance aimed at before the interim one: refused when it is typed, else a remark. */
export const finalBeforeInterim = ({
  interimTargetOn,
  finalTargetOn,
}: Readonly<Record<'interimTargetOn' | 'finalTargetOn', string | null>>) =>
  inDisorder('interimTargetOn', 'finalTargetOn', [interimTargetOn, finalTargetOn], inputLabels.finalAfterInterim)
