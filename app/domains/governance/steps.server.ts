/** Parts of acts that higher slices call inside their own transaction. Each checks its rule and journals its line. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { listThemes } from '#app/domains/ctg/queries.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { addRows, nextPosition, rowOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { type BodyKind, defaultSeats, seatAwaits } from './governance.ts'
import { governanceLabels as t } from './labels.fr.ts'
import { listPairNames } from './pair-seats.server.ts'

export { addCarriedBodies, removeCarriedBodies } from './carried-bodies.server.ts'
export { endMandates, seatCoordination } from './pair-seats.server.ts'

export type NewBody = {
  readonly ctgId: string
  readonly kind: BodyKind
  readonly name: string
  readonly themeId: string | null
  readonly mission: string
  readonly rhythm: string
  readonly hasDefaultSeats: boolean
}

/** Adds a body after the others, with the seats of the mission's composition when asked (§2.1). The caller checked its name. */
export async function addBody(work: Work, body: NewBody): Promise<string> {
  const { ctgId, kind, name, themeId, mission, rhythm, hasDefaultSeats } = body
  const bodyId = work.newId()
  const position = await nextPosition(work.tx, 'body', { ctg_id: ctgId })
  await rowOf(work.tx, 'body', { ctgId, id: bodyId }).insert({
    kind,
    name,
    theme_id: themeId,
    mission,
    rhythm,
    position,
  })
  if (hasDefaultSeats) await addDefaultSeats(work, { ctgId, bodyId, kind })
  await recordAct(work, 'body.created', { ctgId, id: bodyId }, { name, kind })
  return bodyId
}

/** The bodies every CTG starts with: the pair, the copil, the operational committee, a working group per theme (§1.2). */
export async function addUsualBodies(work: Work, ctgId: string): Promise<void> {
  const themes = await listThemes(work.tx, ctgId)
  const usual = (kind: BodyKind, name: string, themeId: string | null = null): NewBody => ({
    ...{ ctgId, kind, name, themeId, mission: '', rhythm: t.usualRhythm[kind], hasDefaultSeats: true },
  })
  const bodies = [
    ...(['pair', 'copil', 'operational-committee'] as const).map((kind) => usual(kind, t.bodyKind[kind])),
    ...themes.map(({ id, name }) => usual('working-group', t.groupOf(name), id)),
  ]
  // About ten bodies, each with its seats and its line in the journal.
  for (const body of bodies) await addBody(work, body)
}

async function addDefaultSeats(
  work: Work,
  { ctgId, bodyId, kind }: { readonly ctgId: string; readonly bodyId: string; readonly kind: BodyKind },
): Promise<void> {
  const { tx, newId } = work
  const parties = await tx
    .selectFrom('party')
    .leftJoin('territory', 'territory.code', 'party.territory_code')
    .select([
      'party.id',
      'party.kind',
      'party.is_signatory as isSignatory',
      'party.is_lead as isLead',
      'territory.kind as territoryKind',
    ])
    .where('party.ctg_id', '=', ctgId)
    .orderBy('party.position')
    .execute()
  const seats = defaultSeats(
    kind,
    parties.map(({ territoryKind, ...party }) => ({ ...party, isCommune: territoryKind === 'commune' })),
  )
  if (seats.length === 0) return
  const coordinators = seats.some((seat) => seat.function === 'coordinator')
    ? await listPairNames(tx, ctgId, todayIn(work, ctgId))
    : new Map<string, readonly string[]>()
  await addRows(
    tx,
    'seat',
    seats.map(({ partyId, function: name }, position) => ({
      ctg_id: ctgId,
      id: newId(),
      body_id: bodyId,
      party_id: partyId,
      function_title: t.defaultFunction[name],
      holder_name: (name === 'coordinator' && seatAwaits(coordinators.get(partyId) ?? [])) || null,
      position,
    })),
  )
}

/** The body meets no more from that day. The caller checked its rule and writes the journal. */
export async function endBodyRow(
  { tx }: Work,
  { ctgId, bodyId }: { readonly ctgId: string; readonly bodyId: string },
  { endedOn, reason }: { readonly endedOn: string; readonly reason: string },
): Promise<void> {
  await rowOf(tx, 'body', { ctgId, id: bodyId }).update((eb) => ({
    ended_on: endedOn,
    ended_reason: reason,
    version: eb('version', '+', 1),
  }))
}
