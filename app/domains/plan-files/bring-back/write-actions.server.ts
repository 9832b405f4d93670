/** Changes and adds the action sheets that a file brings back, with what they are tied to. Rules: docs/rules/taking-up.md §5. */

import { blankAction, createActionRows, placeUnder } from '#app/domains/plan/sheet/new-actions.server.ts'
import { listObjectiveIds } from '#app/domains/plan/sheet/store-links.server.ts'
import { tellNewLead } from '#app/domains/plan/sheet/tell.server.ts'
import { replaceText } from '#app/domains/writing/steps.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { TakeFacts } from '../export/take-cell.ts'
import type { NewRow } from './difference.ts'
import { type Patch, patchOf } from './plan-index.ts'
import { replaceLinks, updateRows } from './write-rows.server.ts'

export type ActionChange = { readonly id: string; readonly patch: Required<Patch> }

const lock = ({ tx }: Work, ctgId: string, ids: readonly string[]) =>
  tx
    .selectFrom('action')
    .select([
      'id',
      'number',
      'code',
      'version',
      'axis_id as axisId',
      'theme_id as themeId',
      'lead_party_id as leadPartyId',
      'lead_person_id as leadPersonId',
      'lead_service_id as leadServiceId',
      'import_id as importId',
    ])
    .where('ctg_id', '=', ctgId)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute()

type Locked = Awaited<ReturnType<typeof lock>>[number]

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/**
 * @param touchedIds sheets whose parts change: their version goes up too
 * @param newIds sheets just written: theirs stays, so that they can be taken back
 */
export async function changeActions(
  work: Work,
  ctgId: string,
  {
    changes,
    touchedIds,
    newIds,
  }: {
    readonly changes: readonly ActionChange[]
    readonly touchedIds: readonly string[]
    readonly newIds: ReadonlySet<string>
  },
  facts: TakeFacts,
): Promise<void> {
  const patchById = new Map(changes.map(({ id, patch }) => [id, patch]))
  const ids = [...new Set([...patchById.keys(), ...touchedIds])]
  if (ids.length === 0) return
  const actions = (await lock(work, ctgId, ids)).map((action) => ({
    action,
    patch: patchById.get(action.id) ?? { row: {}, links: {} },
  }))
  const rows: { id: string; row: Required<Patch>['row'] }[] = []
  // One after the other: a sheet takes its number after the one before, and its text is replaced in front of those who write it.
  const placed: { action: Locked; patch: Required<Patch> }[] = []
  for (const { action, patch } of actions) {
    const { row: place, links } = await placeOf(work, ctgId, action, patch, facts)
    placed.push({ action, patch: { row: patch.row, links } })
    const { description, lead_person_id: leadPersonId } = patch.row
    if (typeof description === 'string')
      await replaceText(work, { ctgId, subjectType: 'action', subjectId: action.id, field: 'description' }, description)
    const version = newIds.has(action.id) ? action.version : action.version + 1
    if (leadPersonId !== undefined)
      await tellNewLead(work, { ctgId, actionId: action.id, version }, action.leadPersonId, text(leadPersonId))
    rows.push({ id: action.id, row: { ...patch.row, ...place, ...partyOf(action, patch, facts), version } })
  }
  await updateRows(work, ctgId, 'action', rows)
  await tie(work, ctgId, placed)
}

/** New objectives give the number, the axis, and the theme where there is none. */
async function placeOf(work: Work, ctgId: string, action: Locked, { row, links }: Required<Patch>, facts: TakeFacts) {
  if (links.objectiveIds === undefined) return { row: {}, links }
  const formerIds = await listObjectiveIds(work, { ctgId, actionId: action.id })
  const { objectiveIds, code } = await placeUnder(work, ctgId, links.objectiveIds, {
    number: action.number,
    code: action.code,
    isFromFile: action.importId !== null,
    formerIds,
  })
  const main = facts.objectives.find(({ id }) => id === objectiveIds[0])
  const themeId = row.theme_id ?? action.themeId ?? main?.themeId
  return {
    row: { code, ...(main && { axis_id: main.axisId }), ...(themeId && { theme_id: themeId }) },
    links: { ...links, objectiveIds },
  }
}

/** A service alone says its party. */
function partyOf({ leadPartyId }: Locked, { row }: Required<Patch>, { services }: TakeFacts) {
  const service = services.find(({ id }) => id === row.lead_service_id)
  return service && leadPartyId === null && row.lead_party_id === undefined ? { lead_party_id: service.partyId } : {}
}

type Given = readonly { readonly action: Locked; readonly patch: Required<Patch> }[]

async function tie(work: Work, ctgId: string, actions: Given): Promise<void> {
  const replaced = <Item>(idsOf: (patch: Required<Patch>) => readonly Item[] | undefined) => {
    const given = actions.flatMap(({ action, patch }) => {
      const items = idsOf(patch)
      return items === undefined ? [] : [{ actionId: action.id, items }]
    })
    return {
      actionIds: given.map(({ actionId }) => actionId),
      pairs: given.flatMap(({ actionId, items }) => items.map((item, place) => [actionId, item, place] as const)),
    }
  }
  const objectives = replaced(({ links }) => links.objectiveIds)
  await replaceLinks(work, ctgId, 'action_objective', {
    ...objectives,
    // The first gives the sheet its place and its number.
    links: objectives.pairs.map(([actionId, id, position]) => ({ action_id: actionId, objective_id: id, position })),
  })
  const parties = replaced(({ links }) => links.partyIds)
  await replaceLinks(work, ctgId, 'action_party', {
    ...parties,
    links: parties.pairs.map(([actionId, id]) => ({ action_id: actionId, party_id: id })),
  })
  const levers = replaced(({ links }) => links.cafLevers)
  await replaceLinks(work, ctgId, 'action_caf_field', {
    ...levers,
    links: levers.pairs.map(([actionId, one]) => ({ action_id: actionId, field: one.field, levers: one.levers })),
  })
  const communes = replaced(({ links }) => links.communeCodes)
  await replaceLinks(work, ctgId, 'action_commune', {
    ...communes,
    links: communes.pairs.map(([actionId, code]) => ({ action_id: actionId, territory_code: code })),
  })
  const areas = replaced(({ links }) => links.areaIds)
  await replaceLinks(work, ctgId, 'action_area', {
    ...areas,
    links: areas.pairs.map(([actionId, id]) => ({ action_id: actionId, area_id: id })),
  })
  const plans = replaced(({ links }) => links.linkedPlanIds)
  await replaceLinks(work, ctgId, 'action_linked_plan', {
    ...plans,
    links: plans.pairs.map(([actionId, id]) => ({ action_id: actionId, linked_plan_id: id })),
  })
  await tieServices(work, ctgId, actions)
}

/** The lead service is among those that lead; what a file does not name stays. */
async function tieServices(work: Work, ctgId: string, actions: Given): Promise<void> {
  const moved = actions.filter(
    ({ patch: { row, links } }) =>
      row.lead_service_id !== undefined || links.leadServiceIds !== undefined || links.otherServiceIds !== undefined,
  )
  if (moved.length === 0) return
  const actionIds = moved.map(({ action }) => action.id)
  const present = await work.tx
    .selectFrom('action_service')
    .select(['action_id as actionId', 'service_id as serviceId', 'is_lead as isLead'])
    .where('ctg_id', '=', ctgId)
    .where('action_id', 'in', actionIds)
    .execute()
  const links = moved.flatMap(({ action, patch }) => {
    const own = present.filter(({ actionId }) => actionId === action.id)
    const kept = (isLead: boolean) => own.filter((one) => one.isLead === isLead).map(({ serviceId }) => serviceId)
    const isMoved = patch.row.lead_service_id !== undefined
    const former = isMoved ? action.leadServiceId : null
    const lead = isMoved ? text(patch.row.lead_service_id) : action.leadServiceId
    const leads = new Set([
      ...(lead === null ? [] : [lead]),
      ...(patch.links.leadServiceIds ?? kept(true).filter((id) => id !== former)),
    ])
    const others = (patch.links.otherServiceIds ?? kept(false)).filter((id) => !leads.has(id))
    return [...leads, ...others].map((id) => ({ action_id: action.id, service_id: id, is_lead: leads.has(id) }))
  })
  await replaceLinks(work, ctgId, 'action_service', { actionIds, links })
}

/** New sheets with what their rows say. @returns each with its id */
export async function addActions(
  work: Work,
  ctgId: string,
  importId: string,
  added: readonly NewRow[],
  facts: TakeFacts,
) {
  const patches = added.map(({ table, cells }) => patchOf(table, cells, facts))
  const rows = await createActionRows(
    work,
    ctgId,
    patches.map(({ row, links }) => ({
      ...blankAction,
      title: text(row.title) ?? '',
      objectiveIds: links.objectiveIds ?? [],
      importId,
    })),
  )
  const changes = patches.map(({ row, links: { objectiveIds: _placed, ...links } }, index) => ({
    id: rows[index]?.id ?? '',
    patch: { row, links },
  }))
  return { ids: rows.map(({ id }) => id), changes }
}
