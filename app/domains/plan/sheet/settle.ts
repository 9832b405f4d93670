/** What follows from what when a sheet changes, said once for every way of changing it. Pure. Rules: docs/rules/plan.md §1, §15.4. */
import { firstDayOf } from '#app/kernel/calendar.ts'
import { type ActionStatus, endsAfterItStarts } from '../plan.ts'
import { type Changes, changedFields } from './changes.ts'
import { blankOf } from './field-kinds.ts'
import { sheetFields } from './fields.fr.ts'
import { comparedFields, type SheetFields } from './sheet-columns.ts'
import { comparedTies, type SheetTies } from './ties.ts'

/** Everything a sheet says, its steps, means, measures, dependencies and files apart. */
export type SheetState = SheetFields &
  SheetTies & {
    readonly status: ActionStatus
    readonly isWatched: boolean
    readonly isRestricted: boolean
    readonly lastReportOn: string | null
    readonly externalId: string | null
    /** The first gives the sheet its place. */
    readonly objectiveIds: readonly string[]
    /** Services that lead it, that of the lead among them. */
    readonly leadServiceIds: readonly string[]
    /** Services that take part. */
    readonly otherServiceIds: readonly string[]
  }

/** What changes of a sheet: its number and its axis follow from its objectives. */
export type SheetPatch = Partial<Omit<SheetState, 'code' | 'axisId'>>

function blankState(): SheetState
function blankState(): Readonly<Record<string, unknown>> {
  const exceptions = {
    status: sheetFields.status.usual,
    code: '',
    axisId: null,
    isRestricted: false,
    lastReportOn: null,
  }
  return Object.assign({}, ...Object.values(sheetFields).map(blankOf), exceptions)
}
/** A sheet that says nothing. */
export const blankSheet = blankState()

/** What settling a sheet reads and writes. */
export type Settled = Pick<
  SheetState,
  | 'axisId'
  | 'themeId'
  | 'leadPartyId'
  | 'leadServiceId'
  | 'leadServiceIds'
  | 'otherServiceIds'
  | 'objectiveIds'
  | 'startsOn'
  | 'startsPrecision'
  | 'endsOn'
  | 'endsPrecision'
>

/** What the objectives and services of the CTG bring with them. */
export type SettleFacts = {
  readonly objectives: readonly {
    readonly id: string
    readonly code: string
    readonly axisId: string
    readonly themeId: string | null
  }[]
  readonly services: readonly { readonly id: string; readonly partyId: string }[]
}

/** For a change of what brings nothing: words, days, status. */
export const noFacts: SettleFacts = { objectives: [], services: [] }

/**
 * The sheet with the values wanted over its own, and what follows from them: a service brings its party, objectives their axis and,
 * without theme, their theme; the lead service is among those that carry the sheet; a date known to the month is its first day.
 */
export function settleSheet<Sheet extends Settled>(
  before: Sheet,
  patch: Partial<NoInfer<Sheet>>,
  facts: SettleFacts,
): Sheet {
  const next = { ...before, ...patch }
  const objectiveIds = inPlace(before.objectiveIds, next.objectiveIds)
  const main = facts.objectives.find(({ id }) => id === objectiveIds[0])
  const service = facts.services.find(({ id }) => id === next.leadServiceId)
  return {
    ...next,
    objectiveIds,
    axisId: ('objectiveIds' in patch && main?.axisId) || next.axisId,
    themeId: next.themeId ?? ('objectiveIds' in patch || 'themeId' in patch ? (main?.themeId ?? null) : null),
    leadPartyId: next.leadPartyId ?? ('leadServiceId' in patch ? (service?.partyId ?? null) : null),
    // A date older than this rule stays as it is until it is changed.
    ...(('startsOn' in patch || 'startsPrecision' in patch) && {
      startsOn: next.startsOn && firstDayOf(next.startsOn, next.startsPrecision),
    }),
    ...(('endsOn' in patch || 'endsPrecision' in patch) && {
      endsOn: next.endsOn && firstDayOf(next.endsOn, next.endsPrecision),
    }),
    ...carriedBy(before, patch, next),
  }
}

/** The objective that gave the sheet its place still does, while it is among them; the same objectives stay in their order. */
function inPlace(before: readonly string[], next: readonly string[]): readonly string[] {
  const isSame = before.length === next.length && next.every((id) => before.includes(id))
  if (isSame) return before
  const main = next.find((id) => id === before[0])
  return main === undefined ? next : [main, ...next.filter((id) => id !== main)]
}

/** The former lead service leaves the sheet, the new one takes its place among those that lead; the others stay. */
function carriedBy<Sheet extends Settled>(before: Sheet, patch: Partial<Sheet>, next: Sheet) {
  const isMoved = next.leadServiceId !== before.leadServiceId
  if (!isMoved && !patch.leadServiceIds && !patch.otherServiceIds) return {}
  const former = isMoved ? before.leadServiceId : null
  const staying = next.leadServiceIds.filter((id) => id !== former || patch.leadServiceIds)
  const leads = [...new Set([...(next.leadServiceId === null ? [] : [next.leadServiceId]), ...staying])]
  const others = next.otherServiceIds.filter((id) => !leads.includes(id))
  return { leadServiceIds: leads, otherServiceIds: [...new Set(others)] }
}

export type SheetFault = 'ends-before-start' | 'service-of-another-party'

/** What does not hold together in a sheet once settled; empty when it does. */
export function faultsInSheet(sheet: Settled, { services }: SettleFacts): readonly SheetFault[] {
  const service = services.find(({ id }) => id === sheet.leadServiceId)
  return [
    ...(endsAfterItStarts(sheet) ? [] : ['ends-before-start' as const]),
    ...(service && service.partyId !== sheet.leadPartyId ? ['service-of-another-party' as const] : []),
  ]
}

/** A sheet as the journal compares two states of it, by the names of its form. */
const comparedState = (sheet: SheetState) => ({
  ...comparedFields(sheet),
  ...comparedTies(sheet),
  status: sheet.status,
  isWatched: sheet.isWatched,
})

export const changesBetween = (before: SheetState, after: SheetState): Changes =>
  changedFields(comparedState(before), comparedState(after))
