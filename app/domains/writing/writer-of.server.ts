/** Who writes, as the others see her: her name and the party she acts for. */
import { type Actor, membershipIn } from '#app/kernel/actor.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import type { Writer } from './collab.ts'

/** @returns undefined for someone without mandate in this CTG */
export async function writerOf(db: Reader, actor: Actor, ctgId: string): Promise<Writer | undefined> {
  const membership = membershipIn(actor, ctgId)
  if (!membership) return
  const { partyId, partyKind } = membership
  const party = await rowOf(db, 'party', { ctgId, id: partyId }).find(['name'])
  return { personId: actor.personId, name: actor.name, partyId, partyKind, partyName: party?.name ?? '' }
}
