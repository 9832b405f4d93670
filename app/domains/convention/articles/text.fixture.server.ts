/** A convention with its articles, on a territory whose Caf is known, for the tests of this folder. */
import type { Database } from '#app/kernel/database.server.ts'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { prepareArticles } from '../commands/prepare-articles.server.ts'

/** Of a département: its Caf is known. */
export async function givenPlacedCtg(db: Database) {
  const ctg = await givenCtg(db)
  await db.insertInto('ctg_perimeter').values({ ctg_id: ctg.ctgId, territory_code: '92036' }).execute()
  return ctg
}

export async function givenText(db: Database) {
  const ctg = await givenPlacedCtg(db)
  const town = ctg.as(ctg.actors.townCoordinator)
  await prepareArticles(town, { ctgId: ctg.ctgId })
  return { ...ctg, town, caf: ctg.as(ctg.actors.cafCoordinator) }
}
