/** Themes crossed with the fields of the Caf and with what each authority does there; its holes. Pure. Rules: docs/rules/plan.md §13.2. */

import { type ActionStatus, type CafField, cafFields, isInPlan } from '#app/domains/plan/plan.ts'
import type { PartyKind } from '#app/kernel/actor.ts'

export type CrossedAction = {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly status: ActionStatus
  readonly themeId: string | null
  readonly cafFields: readonly CafField[]
  /** Parties that carry it: lead, co-lead, or by one of their services; a partner only associated does not. */
  readonly partyIds: readonly string[]
  /** Whether the reader may write its sheet. */
  readonly mayEdit: boolean
}
export type CrossedTheme = { readonly id: string; readonly name: string }
export type CrossedParty = {
  readonly id: string
  readonly kind: PartyKind
  readonly shortName: string
  readonly isLead: boolean
}
type Power = { readonly themeId: string; readonly partyId: string; readonly power: string }

/** An empty cell: nothing answers there, or nobody has said what the party does. None is a fault in itself. */
type Hole = 'no-action' | 'not-said' | null

type FieldCell = { readonly field: CafField; readonly count: number; readonly hole: Hole }
type PowerCell = {
  readonly party: CrossedParty
  /** What the party does on this theme; empty when nobody has said it. */
  readonly power: string
  /** Actions of the theme it carries. */
  readonly count: number
  readonly hole: Hole
}
export type ThemeLine = {
  readonly theme: CrossedTheme
  readonly count: number
  readonly hole: Hole
  /** In the order of `cafFields`. */
  readonly fields: readonly FieldCell[]
  /** One per party of the matrix. */
  readonly powers: readonly PowerCell[]
}

export type FieldsMatrix = {
  /** Counted: neither abandoned nor deferred. */
  readonly actionCount: number
  /** Authorities that lead the CTG, and those that say a power or carry an action. */
  readonly parties: readonly CrossedParty[]
  readonly lines: readonly ThemeLine[]
  readonly holeCount: number
  /** Actions that are in no column, or on no line. */
  readonly withoutField: readonly CrossedAction[]
  readonly withoutTheme: readonly CrossedAction[]
}

type MatrixData = {
  /** Those shown, in their order. */
  readonly themes: readonly CrossedTheme[]
  readonly parties: readonly CrossedParty[]
  readonly powers: readonly Power[]
  readonly actions: readonly CrossedAction[]
}

export function crossFields({ themes, parties, powers, actions: allActions }: MatrixData): FieldsMatrix {
  const actions = allActions.filter(isInPlan)
  const powerOf = (themeId: string, partyId: string): string =>
    powers.find((one) => one.themeId === themeId && one.partyId === partyId)?.power ?? ''
  const shown = parties.filter(
    ({ id, kind, isLead }) =>
      kind === 'authority' &&
      (isLead ||
        themes.some((theme) => powerOf(theme.id, id) !== '') ||
        actions.some(({ partyIds }) => partyIds.includes(id))),
  )
  const lines = themes.map((theme): ThemeLine => {
    const own = actions.filter(({ themeId }) => themeId === theme.id)
    // A theme without any action is told once, not column by column.
    const empty = (count: number): Hole => (own.length > 0 && count === 0 ? 'no-action' : null)
    return {
      theme,
      count: own.length,
      hole: own.length === 0 ? 'no-action' : null,
      fields: cafFields.map((field) => {
        const count = own.filter((action) => action.cafFields.includes(field)).length
        return { field, count, hole: empty(count) }
      }),
      powers: shown.map((party) => {
        const power = powerOf(theme.id, party.id)
        const count = own.filter(({ partyIds }) => partyIds.includes(party.id)).length
        return { party, power, count, hole: power === '' ? (party.isLead ? 'not-said' : null) : empty(count) }
      }),
    }
  })
  const cells = lines.flatMap((line) => [line, ...line.fields, ...line.powers])
  return {
    actionCount: actions.length,
    parties: shown,
    lines,
    holeCount: cells.filter(({ hole }) => hole !== null).length,
    withoutField: actions.filter((action) => action.themeId !== null && action.cafFields.length === 0),
    withoutTheme: actions.filter(({ themeId }) => themeId === null),
  }
}
