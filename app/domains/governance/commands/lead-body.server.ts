/** Says who leads a body, since when and until when: the whole list in one act, in order. Rule: docs/rules/governance.md §1.4. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { id, optionalDay, optionalId, optionalText, version } from '#app/kernel/fields.ts'

import { addRows, rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { haveCommonDay, isSeatInForce, mostLeaderRows, mostLeaders, type SeatDates } from '../governance.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { governanceRefusals } from '../labels.fr.ts'
import { governancePermissions } from '../permissions.ts'
import { lockBody, requireParty, requireSameVersion } from '../store.server.ts'
import { tellNamed } from '../tell.server.ts'

const leaderShape = z.object({
  id: z.string().max(40),
  leaderName: optionalText(200),
  leaderFunction: optionalText(160),
  leaderParty: optionalId(),
  leaderSince: optionalDay(),
  leaderUntil: optionalDay(),
})
type Leader = z.output<typeof leaderShape>

export const leadBody = command({
  name: 'governance.lead-body',
  permission: governancePermissions.manageBody,
  input: {
    bodyId: id(),
    version: version(),
    /** Rows of the form; one without a name is left out. */
    leaders: z.array(leaderShape).max(mostLeaderRows, { error: inputLabels.mostLeaders(mostLeaderRows) }),
  },
  about: lockBody,
  async run(work, { ctgId, bodyId, version: opened, leaders }, body) {
    const before = await listNames(work, { ctgId, bodyId })
    requireSameVersion(body.version, opened, { 'leaderName-0': before.join(', ') })
    const named = leaders.filter(({ leaderName }) => leaderName !== '')
    const rows: LeaderRow[] = []
    const today = todayIn(work, ctgId)
    for (const leader of named) rows.push(await leaderRow(work, ctgId, leader, rows))
    refuse(
      'governance',
      rows.filter((row) => isSeatInForce(row, today)).length > mostLeaders ? 'too-many-leaders' : undefined,
    )
    await work.tx.deleteFrom('body_leader').where('ctg_id', '=', ctgId).where('body_id', '=', bodyId).execute()
    await addRows(
      work.tx,
      'body_leader',
      rows.map((row, position) => ({ ctg_id: ctgId, id: work.newId(), body_id: bodyId, ...row, position })),
    )
    await rowOf(work.tx, 'body', { ctgId, id: bodyId }).update({ version: opened + 1 })
    await recordAct(
      work,
      'body.led',
      { ctgId, id: bodyId },
      { before, after: rows.map(({ person_name }) => person_name) },
    )
    const names = rows
      .filter((row) => isSeatInForce(row, today))
      .map(({ person_name }) => person_name)
      .filter((name) => !before.includes(name))
    const subject = { type: 'body' as const, id: bodyId }
    await tellNamed(work, { ctgId, kind: 'leader-named', subject, names, onceKey: `leader:${bodyId}:${opened + 1}` })
    return { bodyId }
  },
})

type LeaderRow = SeatDates & {
  readonly party_id: string
  readonly person_name: string
  readonly function_title: string
}

type LeaderCode = 'governance.leader-party' | 'governance.leader-twice' | 'governance.leader-end-before-start'
const refusedAt = (field: string, code: LeaderCode) =>
  new DomainError('invalid', code, { [field]: governanceRefusals[code] ?? '' })

/** @throws DomainError invalid, at the row's field | not-found */
async function leaderRow(
  { tx }: Work,
  ctgId: string,
  leader: Leader,
  others: readonly LeaderRow[],
): Promise<LeaderRow> {
  const { leaderName, leaderFunction, leaderParty, leaderSince: since, leaderUntil: until } = leader
  if (leaderParty === null) throw refusedAt(`leaderParty-${leader.id}`, 'governance.leader-party')
  if (since !== null && until !== null && until < since)
    throw refusedAt(`leaderUntil-${leader.id}`, 'governance.leader-end-before-start')
  const isSame = ({ person_name, party_id }: LeaderRow) => person_name === leaderName && party_id === leaderParty
  if (others.some((other) => isSame(other) && haveCommonDay(other, { since, until })))
    throw refusedAt(`leaderName-${leader.id}`, 'governance.leader-twice')
  await requireParty(tx, ctgId, leaderParty)
  return { party_id: leaderParty, person_name: leaderName, function_title: leaderFunction, since, until }
}

async function listNames(
  { tx }: Work,
  { ctgId, bodyId }: { readonly ctgId: string; readonly bodyId: string },
): Promise<readonly string[]> {
  const rows = await rowsOf(tx, 'body_leader', { ctg_id: ctgId, body_id: bodyId })
    .select(['person_name as name'])
    .orderBy('position')
    .execute()
  return rows.map(({ name }) => name)
}
