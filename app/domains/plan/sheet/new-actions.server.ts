/** Writes new sheets, one or many at once, and takes an import back. Rules: docs/rules/plan.md §4, §8. */
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { areWritten } from '#app/domains/writing/steps.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { takeNumbers } from '#app/kernel/numbering.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { type NumberingRule, nextActionCode } from '../outline/numbering.ts'
import { loadOutline, type OutlineObjective } from '../outline/outline.server.ts'
import { lastPositionOf } from '../outline/places.server.ts'
import { loadNumbering } from '../outline/structure.server.ts'
import type { ActionStatus } from '../plan.ts'
import { blankFields, type SheetFields, sheetColumns } from './sheet-columns.ts'
import { insertTies, noTies, type SheetTies } from './store-ties.server.ts'

export type NewAction = Omit<SheetFields, 'code'> &
  SheetTies & {
    /** Number of an imported file; without it, the tree gives one. */
    readonly code?: string | undefined
    readonly status: ActionStatus
    readonly externalId: string | null
    readonly importId: string | null
    readonly isRestricted: boolean
    readonly objectiveIds: readonly string[]
    readonly partyIds: readonly string[]
  }

/** A sheet with nothing but its title; callers complete it. */
export const blankAction: Omit<NewAction, 'title'> = {
  ...blankFields,
  status: 'proposed',
  ...noTies,
  externalId: null,
  importId: null,
  isRestricted: false,
  objectiveIds: [],
  partyIds: [],
}

/** Of every action of the plan, a restricted one too: no number is given twice. */
export async function listCodes({ tx }: Work, ctgId: string): Promise<string[]> {
  const rows = await tx.withSchema('public').selectFrom('action').select('code').where('ctg_id', '=', ctgId).execute()
  return rows.map(({ code }) => code)
}

type Placed = { readonly objectiveIds: readonly string[]; readonly code: string }
type ToPlace = {
  readonly number: number
  readonly code: string
  readonly isFromFile: boolean
  /** Its objectives until now, the main one first. */
  readonly formerIds: readonly string[]
}

/**
 * Which objective gives its place and number to a sheet that changes objectives: the one that gave them, while it is still
 * among them; else the first.
 * @returns the objectives, that one first, and the code
 */
export function placeAmong(
  rule: NumberingRule,
  objectives: readonly Pick<OutlineObjective, 'id' | 'code'>[],
  takenCodes: readonly string[],
  objectiveIds: readonly string[],
  action: ToPlace,
): Placed {
  const chosen = objectives.filter(({ id }) => objectiveIds.includes(id))
  const present = chosen.find(({ id }) => id === action.formerIds[0])
  const main = present ?? chosen.find(({ id }) => id === objectiveIds[0])
  const ordered = main ? [main.id, ...objectiveIds.filter((id) => id !== main.id)] : objectiveIds
  const isElsewhere = main?.id !== action.formerIds[0]
  if (action.isFromFile || !isElsewhere || rule.numbering === 'sheet')
    return { objectiveIds: ordered, code: action.code }
  return { objectiveIds: ordered, code: nextActionCode(rule, main?.code, takenCodes, action.number) }
}

/** The same, the plan being read first. */
export async function placeUnder(
  work: Work,
  ctgId: string,
  objectiveIds: readonly string[],
  action: ToPlace,
): Promise<Placed> {
  const rule = await loadNumbering(work.tx, ctgId)
  const { objectives } = await loadOutline(work.tx, ctgId)
  return placeAmong(rule, objectives, await listCodes(work, ctgId), objectiveIds, action)
}

/**
 * Writes sheets, in order, in a handful of statements whatever their number; the caller has checked what they refer to.
 * A single sheet gets its line in the journal; for several, the caller writes one line on their import.
 * @returns id, number and code of each, in the same order
 */
export async function createActionRows(work: Work, ctgId: string, actions: readonly NewAction[]) {
  if (actions.length === 0) return []
  const { tx, at, newId } = work
  const first = await takeNumbers(work, ctgId, 'action', actions.length)
  const outline = await loadOutline(tx, ctgId)
  const rule = await loadNumbering(tx, ctgId)
  const taken = await listCodes(work, ctgId)
  const lastPosition = await lastPositionOf(work, ctgId)
  const rows = actions.map((action, index) => {
    const number = first + index
    const objective = outline.objectives.find(({ id }) => id === action.objectiveIds[0])
    const code = action.code || nextActionCode(rule, objective?.code, taken, number)
    taken.push(code)
    return { action, id: newId(), number, code, position: lastPosition + index + 1 }
  })
  await tx
    .insertInto('action')
    .values(
      rows.map(({ action, id, number, code, position }) => ({
        ctg_id: ctgId,
        id,
        number,
        position,
        ...sheetColumns({ ...action, code }),
        status: action.status,
        external_id: action.externalId,
        import_id: action.importId,
        is_restricted: action.isRestricted,
        created_at: at,
      })),
    )
    .execute()
  await insertLinks(work, ctgId, rows)
  await insertTies(
    work,
    ctgId,
    rows.map(({ action, id }) => ({ ...action, actionId: id })),
  )
  const [only] = rows
  if (only && rows.length === 1)
    await recordAudit(work, {
      action: 'action.created',
      subject: { type: 'action', id: only.id },
      ctgId,
      detail: { code: only.code, title: only.action.title, status: only.action.status },
    })
  return rows.map(({ id, number, code }) => ({ id, number, code }))
}

async function insertLinks(
  { tx }: Work,
  ctgId: string,
  rows: readonly { readonly action: NewAction; readonly id: string }[],
): Promise<void> {
  const objectives = rows.flatMap(({ action, id }) =>
    action.objectiveIds.map((objectiveId, position) => ({
      ctg_id: ctgId,
      action_id: id,
      objective_id: objectiveId,
      position,
    })),
  )
  const parties = rows.flatMap(({ action, id }) =>
    action.partyIds.map((partyId) => ({ ctg_id: ctgId, action_id: id, party_id: partyId })),
  )
  const services = rows.flatMap(({ action, id }) =>
    action.leadServiceId === null
      ? []
      : [{ ctg_id: ctgId, action_id: id, service_id: action.leadServiceId, is_lead: true }],
  )
  if (objectives.length > 0) await tx.insertInto('action_objective').values(objectives).execute()
  if (parties.length > 0) await tx.insertInto('action_party').values(parties).execute()
  if (services.length > 0) await tx.insertInto('action_service').values(services).execute()
}

/**
 * Removes the sheets an import brought, when nobody has worked on them since.
 * @returns how many
 * @throws DomainError conflict when a sheet was changed: nothing is removed
 */
export async function removeImportedActions(work: Work, ctgId: string, importId: string): Promise<number> {
  const actions = await work.tx
    .selectFrom('action')
    .select(['id', 'version'])
    .where('ctg_id', '=', ctgId)
    .where('import_id', '=', importId)
    .forUpdate()
    .execute()
  if (actions.some(({ version }) => version > 1)) throw new DomainError('conflict', 'plan.imported-changed-since')
  const ids = actions.map(({ id }) => id)
  if (ids.length === 0) return 0
  if (await areWritten(work, { ctgId, type: 'action', ids }))
    throw new DomainError('conflict', 'plan.imported-changed-since')
  return removeSheets(work, ctgId, ids)
}

/** Removes those of these new sheets that nobody has worked on since. @returns how many */
export async function removeNewActions(work: Work, ctgId: string, asked: readonly string[]): Promise<number> {
  if (asked.length === 0) return 0
  const actions = await work.tx
    .selectFrom('action')
    .select('id')
    .where('ctg_id', '=', ctgId)
    .where('id', 'in', [...asked])
    .where('version', '=', 1)
    .forUpdate()
    .execute()
  const ids = actions.map(({ id }) => id)
  const isFree = ids.length > 0 && !(await areWritten(work, { ctgId, type: 'action', ids }))
  return isFree ? removeSheets(work, ctgId, ids) : 0
}

async function removeSheets({ tx }: Work, ctgId: string, ids: readonly string[]): Promise<number> {
  for (const table of [
    'action_objective',
    'action_party',
    'action_service',
    'action_caf_field',
    'action_step',
    'action_means',
    'action_measure',
  ] as const)
    await tx.deleteFrom(table).where('ctg_id', '=', ctgId).where('action_id', 'in', ids).execute()
  await tx.deleteFrom('action').where('ctg_id', '=', ctgId).where('id', 'in', ids).execute()
  return ids.length
}
