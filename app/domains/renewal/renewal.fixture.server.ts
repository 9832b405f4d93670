/** A CTG of an intercommunalité that is to be renewed, and what a coordinator of the Caf brings of it into the next. */

import type { Database } from '#app/kernel/database.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { givenGroupingCtg } from '#test/two-ctgs.server.ts'
import { getChapterPage } from './chapters/page-queries.server.ts'
import { carryChapter } from './commands/carry-chapter.server.ts'
import type { Chapter, Offer } from './renewal.ts'

/** Day of every act. */
export const today = '2030-02-01'

const openIds = (offers: readonly Offer[]) => offers.filter(({ state }) => state === 'open').map(({ id }) => id)

export async function givenRenewal(db: Database) {
  const former = await givenGroupingCtg(db)
  const next: { ctgId?: string } = {}
  const nextId = () => {
    if (next.ctgId === undefined) throw new Error('not renewed yet')
    return next.ctgId
  }
  const caf = () => former.as(former.cafPerson, today)
  async function offersOf(context: Context, chapter: Chapter): Promise<readonly Offer[]> {
    const { groups } = await getChapterPage(context, { ctgId: nextId(), chapter })
    return groups.flatMap(({ offers }) => offers)
  }
  return {
    ...{ former, next, nextId, caf, offersOf },
    town: () => former.as(former.authorityPerson, today),
    async carryAll(chapter: Chapter): Promise<readonly Offer[]> {
      const context = await caf()
      const before = await offersOf(context, chapter)
      await carryChapter(context, { ctgId: nextId(), chapter, itemIds: [...openIds(before)] })
      return offersOf(context, chapter)
    },
    async count(table: 'party' | 'service' | 'body' | 'seat' | 'finding' | 'issue' | 'linked_plan', ctgId: string) {
      const { count } = await db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll().as('count'))
        .where('ctg_id', '=', ctgId)
        .executeTakeFirstOrThrow()
      return Number(count)
    },
  }
}
