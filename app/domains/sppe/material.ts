/** What exists in a CTG that may answer the schéma. Pure. Rules: docs/rules/sppe.md §3. */
import type { SubjectType } from '#app/kernel/database-types.ts'
import type { PointKey } from './point-keys.ts'

export type CoverKind = 'whole' | 'part' | 'aside'

/** Something that answers: a thing of the CTG, a public figure, a service, a quartier, or a document that is not in Trame. */
export type Reference = {
  readonly type: SubjectType | 'figure' | 'area' | 'document'
  readonly id: string
  readonly title: string
  /** From the root of the site; null: it has no page. */
  readonly path: string | null
  /** How far it is, where that is not said by its being there: an action only proposed. */
  readonly note?: string
  /** Details of an action that a point asks for: dates for the calendar, amounts for the costs. */
  readonly details?: Readonly<Partial<Record<PointKey, string>>>
}

export type Tie = {
  readonly id: string
  readonly point: PointKey
  readonly cover: CoverKind
  readonly word: string
  readonly tiedBy: string
  readonly reference: Reference
}

/** An action of the theme, neither abandoned nor deferred. */
export type MaterialAction = Reference & {
  /** Everything its sheet says, in one text: words are looked for in it. */
  readonly words: string
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly hasDifficulties: boolean
  readonly hasInvestment: boolean
  readonly hasMeans: boolean
  readonly hasMeasure: boolean
  readonly hasTarget: boolean
  /** Codes of communes and ids of quartiers where it takes place; empty: everywhere. */
  readonly placeIds: readonly string[]
}

export type Material = {
  /** The CTG has a theme of early childhood. */
  readonly hasTheme: boolean
  /** Public figures known of the perimeter, under that theme. */
  readonly figures: readonly (Reference & { readonly indicatorId: string })[]
  /** Communes of the perimeter whose places of childcare are published. */
  readonly communesWithPlaces: number
  /** Quartiers where there are some, else communes. */
  readonly zones: readonly { readonly id: string; readonly name: string }[]
  readonly areas: readonly Reference[]
  /** Shared findings. */
  readonly findings: readonly (Reference & { readonly isLack: boolean; readonly words: string })[]
  readonly objectives: readonly (Reference & { readonly hasTarget: boolean })[]
  readonly actions: readonly MaterialAction[]
  readonly services: readonly Reference[]
  /** Of early childhood, open or planned, as last described. */
  readonly facilities: readonly (Reference & { readonly isRelay: boolean; readonly isOpen: boolean })[]
  readonly ties: readonly Tie[]
}

export const lacks = [
  'theme',
  'facilities',
  'needs-figures',
  'needs-findings',
  'zones-figures',
  'zones-finding',
  'zones-objectives',
  'amounts',
  'difficulties',
  'dates',
  'targets',
  'in-part',
  'relay-service',
] as const
/** What a point asks for and is not there; `zone-…` and `situation-…` name it. */
export type Lack = (typeof lacks)[number] | `situation-${string}` | `zone-${string}`
