/** A sub-action, « A1.1 » written under « A1 »: a step of it unless someone says otherwise. Pure. Rules: docs/rules/taking-up.md §3.24. */
import type { ActionStatus } from '#app/domains/plan/plan.ts'
import { stepFields } from '#app/domains/plan/sheet/fields.fr.ts'
import type { DatePrecision } from '#app/kernel/calendar.ts'
import { plainWords } from '#app/kernel/plain-words.ts'
import type { DraftAction } from './draft-action.ts'
import type { ImportField } from './fields.ts'
import { importLabels } from './labels.fr.ts'
import type { Account } from './ledger.ts'
import type { ActionLine } from './line-cells.ts'
import type { DraftAmount } from './read-amounts.ts'
import type { SheetTable } from './read-columns.ts'
import { partsByRole } from './roles.ts'

export type DraftStep = {
  /** Key of the line right above it in numbers: an action, or a step of one. */
  readonly of: string
  readonly title: string
  readonly description: string
  readonly responsible: string
  readonly responsiblePartyId: string | null
  readonly targetOn: string | null
  readonly targetPrecision: DatePrecision
  readonly status: 'done' | 'dropped' | 'in-progress' | 'to-come'
  /** Added to those of its action; what is a part of them stays in its words. */
  readonly amounts: readonly DraftAmount[]
}

type Place = { readonly axis?: number | undefined; readonly objective?: number | undefined }
type Numbered = Place & { readonly key: string; readonly code: string; readonly title: string }

/** Without what two writings of it may differ by. */
export const bare = (code: string): string => code.replace(/\s/g, '').toLowerCase()
/** « A1 » for « A1.2 », « FA 3 » for « FA 3-b »; undefined for « A1 », and for « 3-4 », « 2026-1 », which number nothing under « 3 ». */
export const numberAbove = (code: string): string | undefined =>
  /^(?=[a-z]|[^-]*$)(.*\d)[.-](?:\d+|[a-z])$/.exec(bare(code))?.[1]

/** Actions of one sheet, in its order, by their number and by their line. */
export function numberedActions() {
  const byCode = new Map<string, Numbered>()
  const byKey = new Map<string, Numbered>()
  return {
    at: (key: string): Numbered | undefined => byKey.get(key),
    /** The line this one is a part of, in the same axis and objective: the one it is written under, else right above it in numbers. */
    above({ code, axis, objective }: Numbered, under: string): Numbered | undefined {
      const found = byKey.get(under) ?? byCode.get(numberAbove(code) ?? '')
      return found && found.axis === axis && found.objective === objective ? found : undefined
    },
    add(action: Numbered): void {
      byKey.set(action.key, action)
      if (action.code !== '' && !byCode.has(bare(action.code))) byCode.set(bare(action.code), action)
    },
  }
}

/** What a step says by itself; its amounts and its indicators go to its action. Everything else stays in its words. */
const ofSteps: ReadonlySet<ImportField | undefined> = new Set([
  ...(['code', 'title', 'subAction', 'lead', 'end', 'status', 'tickedStatus', 'description'] as const),
  ...(['budget', 'funder', 'indicators', 'axis', 'subAxis', 'objective'] as const),
])

const statusOf = (status: ActionStatus): DraftStep['status'] => {
  if (status === 'done') return 'done'
  if (status === 'abandoned') return 'dropped'
  return status === 'in-progress' || status === 'suspended' ? 'in-progress' : 'to-come'
}
const saysMoreThan: ReadonlySet<ActionStatus> = new Set(['suspended', 'deferred'])

type SubLine = {
  readonly read: {
    readonly action: Pick<
      DraftAction,
      | ('code' | 'title' | 'description' | 'leadName' | 'leadPartyId' | 'leadServiceId' | 'coLeadName')
      | ('coLeadPartyId' | 'endsOn' | 'endsPrecision' | 'status' | 'isStatusRead' | 'amounts')
    >
    readonly accounts: ReadonlyMap<number, Account>
  }
  readonly key: string
  readonly parent: Numbered
  readonly line: ActionLine
  readonly table: SheetTable
}

/** Amounts that add up to those above, of one year and one funder, are parts of them. */
function partsOf(whole: readonly DraftAmount[], all: readonly DraftAmount[]): (amount: DraftAmount) => boolean {
  const keyOf = ({ label, year, nature }: DraftAmount): string => [plainWords(label), year, nature].join('|')
  const sumsOf = (amounts: readonly DraftAmount[]): ReadonlyMap<string, number> =>
    new Map(
      [...Map.groupBy(amounts, keyOf)].map(([key, said]) => [
        key,
        said.reduce((sum, { euros }) => sum + (euros ?? 0), 0),
      ]),
    )
  const [wholes, sums] = [sumsOf(whole), sumsOf(all)]
  return (amount) => {
    const [sum, parts] = [wholes.get(keyOf(amount)), sums.get(keyOf(amount))]
    return Boolean(amount.euros && sum && parts) && Math.abs((sum ?? 0) - (parts ?? 0)) < 1
  }
}

/** Lines written under others of their sheet, each as a step: with the columns of which it keeps the words, and why. */
export const settleSteps = (subs: readonly SubLine[], amountsOf: (key: string) => readonly DraftAmount[]) =>
  [...Map.groupBy(subs, ({ parent }) => parent.key)].flatMap(([parent, under]) => {
    const all = under.flatMap(({ read }) => read.action.amounts)
    const isPart = partsOf(amountsOf(parent), all)
    return under.map((sub) => ({ ...stepOf(sub, isPart), key: sub.key, line: sub.line }))
  })

type Understood = Extract<Account, { readonly fate: 'understood' }> & { readonly column: number }
type Kept = { readonly column: number; readonly because: 'says-more' | 'part-amount' }

/** Cells whose words a step keeps: what has no field in it. */
function wordsKept({ read: { action, accounts }, line, table }: SubLine, hasParts: boolean): readonly Kept[] {
  const understood = [...accounts].flatMap(([column, account]): Understood[] =>
    account.fate === 'understood' && line.sources.has(column) ? [{ column, ...account }] : [],
  )
  const isServiceSaid = understood.some(({ as }) => as === 'service')
  const saysMore = ({ column, as, isShared }: Understood): boolean => {
    if (as === 'lead') {
      const { header, text } = cellIn(line, table, column)
      const isOfOthers = isShared || action.coLeadPartyId !== null || action.coLeadName !== ''
      const isOfRoles = partsByRole(header, text)?.some(({ field }) => field !== 'lead') === true
      return isOfOthers || isOfRoles || (action.leadServiceId !== null && !isServiceSaid)
    }
    if (as === 'status' || as === 'tickedStatus') return saysMoreThan.has(action.status)
    return !ofSteps.has(as)
  }
  return understood.flatMap((one): Kept[] => {
    const { column, as } = one
    if (saysMore(one)) return [{ column, because: 'says-more' }]
    return hasParts && (as === 'budget' || as === 'funder') ? [{ column, because: 'part-amount' }] : []
  })
}

const cellIn = ({ cells }: ActionLine, { columns }: SheetTable, column: number) => ({
  header: columns.find(({ index }) => index === column)?.header ?? '',
  text: cells.get(column)?.text ?? '',
})

/** @returns without a step, when a step does not hold as much: it is said of what it would have been one */
function stepOf(sub: SubLine, isPart: (amount: DraftAmount) => boolean) {
  const { read, parent, line, table } = sub
  const { action } = read
  const kept = wordsKept(sub, action.amounts.some(isPart))
  const words = kept.map(({ column }) => cellIn(line, table, column)).map(({ header, text }) => `${header} : ${text}`)
  const step: DraftStep = {
    ...{ of: parent.key, title: `${action.code} ${action.title}`.trim() },
    description: [action.description, ...words].filter(Boolean).join('\n'),
    ...{ responsible: action.leadName, responsiblePartyId: action.leadPartyId },
    ...{ targetOn: action.endsOn, targetPrecision: action.endsPrecision },
    status: action.isStatusRead ? statusOf(action.status) : 'to-come',
    amounts: action.amounts.filter((amount) => !isPart(amount)),
  }
  const { title, description, responsible } = stepFields
  const isHeld =
    step.title.length <= title.max &&
    step.description.length <= description.max &&
    step.responsible.length <= responsible.max
  return isHeld
    ? { step, tooLongFor: undefined, kept }
    : { step: undefined, tooLongFor: importLabels.lineName(parent), kept: [] }
}
