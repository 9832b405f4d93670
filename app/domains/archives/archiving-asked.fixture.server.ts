/** What the dashboards of both coordinations say is asked of archiving. */
import { getDashboard } from '#app/domains/journey/dashboard-queries.server.ts'
import { loadActor } from '#app/http/actor.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import type { FullCtg } from '#test/full-ctg.server.ts'

/** @returns kinds, of the Caf's coordination, then of the town's; what awaits each, then what it awaits */
export async function askedOfBoth(db: Database, { ctgId, actors }: FullCtg): Promise<readonly string[]> {
  const kinds: string[] = []
  for (const { personId } of [actors.cafCoordinator, actors.townCoordinator]) {
    const actor = await loadActor(db, personId, '2026-12-01')
    const { awaitsYou, youAwait } = await getDashboard({ db, actor, at: new Date() }, ctgId)
    kinds.push(...[...(awaitsYou ?? []), ...(youAwait ?? [])].map(({ kind }) => kind))
  }
  return kinds.filter((kind) => kind.includes('archiving'))
}
