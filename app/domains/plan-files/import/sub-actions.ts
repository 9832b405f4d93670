/** A sub-action, « A1.1 » written under « A1 »: a step of it unless someone says otherwise. Pure. Rules: docs/rules/taking-up.md §3.24. */
import type { ActionStatus } from '#app/domains/plan/plan.ts'
import { stepFields } from '#app/domains/plan/sheet/fields.fr.ts'
import type { DatePrecision } from '#app/kernel/calendar.ts'
import type { DraftAction } from './draft-action.ts'
import type { ImportField } from './fields.ts'
import type { Account } from './ledger.ts'
import type { ActionLine } from './line-cells.ts'
import type { SheetTable } from './read-columns.ts'

export type DraftStep = {
  /** Key of the action it is a step of. */
  readonly of: string
  /** Its number, as the spreadsheet calls it: « A1 ». */
  readonly ofCode: string
  readonly title: string
  readonly description: string
  readonly responsible: string
  readonly responsiblePartyId: string | null
  readonly targetOn: string | null
  readonly targetPrecision: DatePrecision
  readonly status: 'done' | 'dropped' | 'in-progress' | 'to-come'
}

type Place = { readonly axis?: number | undefined; readonly objective?: number | undefined }
type Numbered = Place & { readonly key: string; readonly code: string }

const bare = (code: string): string => code.replace(/\s/g, '').toLowerCase()
/** « A1 » for « A1.2 », « FA 3 » for « FA 3-b »; undefined for « A1 ». */
const above = (code: string): string | undefined => /^(.*\d)[.-](?:\d+|[a-z])$/.exec(bare(code))?.[1]

/** Actions of one sheet, in its order, by their number. */
export function numberedActions() {
  const byCode = new Map<string, Numbered>()
  const rootOf = new Map<string, Numbered>()
  return {
    /** The action this one is a part of: right above it in numbers, in the same axis and objective. */
    above({ code, axis, objective }: Numbered): Numbered | undefined {
      const found = byCode.get(above(code) ?? '')
      const root = found && (rootOf.get(found.key) ?? found)
      return root && root.axis === axis && root.objective === objective ? root : undefined
    },
    add(action: Numbered, root: Numbered | undefined): void {
      if (action.code !== '' && !byCode.has(bare(action.code))) byCode.set(bare(action.code), action)
      if (root) rootOf.set(action.key, root)
    },
  }
}

/** What a step says by itself; its amounts and its indicators go to its action. Everything else stays in its words. */
const ofSteps: ReadonlySet<ImportField | undefined> = new Set([
  ...(['code', 'title', 'lead', 'service', 'end', 'status', 'tickedStatus'] as const),
  ...(['budget', 'funder', 'indicators', 'axis', 'subAxis', 'objective'] as const),
])

const statusOf = (status: ActionStatus): DraftStep['status'] => {
  if (status === 'done') return 'done'
  if (status === 'abandoned') return 'dropped'
  return status === 'in-progress' || status === 'suspended' ? 'in-progress' : 'to-come'
}
const saysMoreThan: ReadonlySet<ActionStatus> = new Set(['suspended', 'deferred'])

type Read = {
  readonly action: Pick<
    DraftAction,
    | ('code' | 'title' | 'description' | 'leadName' | 'leadPartyId' | 'coLeadName' | 'coLeadPartyId')
    | ('endsOn' | 'endsPrecision' | 'status' | 'isStatusRead')
  >
  readonly accounts: ReadonlyMap<number, Account>
}

/**
 * What the line says as a step. @returns with the columns whose words it keeps; undefined when a step does not hold as much
 */
export function stepOf({ action, accounts }: Read, root: Numbered, line: ActionLine, table: SheetTable) {
  const textOf = (column: number): string => line.cells.get(column)?.text ?? ''
  const headerOf = (column: number): string => table.columns.find(({ index }) => index === column)?.header ?? ''
  const isShared = action.coLeadPartyId !== null || action.coLeadName !== ''
  const isKept = (field: ImportField): boolean =>
    !ofSteps.has(field) ||
    (field === 'lead' && isShared) ||
    ((field === 'status' || field === 'tickedStatus') && saysMoreThan.has(action.status))
  const kept = [...accounts].flatMap(([column, account]) =>
    account.fate === 'understood' && isKept(account.as) && line.sources.has(column) ? [column] : [],
  )
  const leadColumn = [...accounts].find(([, one]) => one.fate === 'understood' && one.as === 'lead')?.[0]
  const named = action.leadName || (action.leadPartyId === null && leadColumn !== undefined ? textOf(leadColumn) : '')
  const step: DraftStep = {
    ...{ of: root.key, ofCode: root.code, title: `${action.code} ${action.title}` },
    description: [action.description, ...kept.map((column) => `${headerOf(column)} : ${textOf(column)}`)]
      .filter(Boolean)
      .join('\n'),
    ...{ responsible: named, responsiblePartyId: action.leadPartyId },
    ...{ targetOn: action.endsOn, targetPrecision: action.endsPrecision },
    status: action.isStatusRead ? statusOf(action.status) : 'to-come',
  }
  const { title, description, responsible } = stepFields
  const isHeld =
    step.title.length <= title.max && step.description.length <= description.max && named.length <= responsible.max
  return isHeld ? { step, kept } : undefined
}

type MaybeStep = { readonly key: string; readonly step: DraftStep | undefined }

/** New lines that are actions, and those taken as steps of one of them: without its action, a step is an action. */
export function splitSubActions<Action extends MaybeStep>(taken: readonly Action[], asSteps: ReadonlySet<string>) {
  const keys = new Set(taken.map(({ key }) => key))
  const isStep = (action: Action): action is Action & { readonly step: DraftStep } =>
    action.step !== undefined && asSteps.has(action.key) && keys.has(action.step.of)
  return {
    own: taken.filter((action) => !isStep(action)).map((action) => ({ ...action, step: undefined })),
    subActions: taken.filter(isStep),
  }
}
