/** Fixture of the notices: a full CTG, and its lead to be told of its things. */
import { randomUUID } from 'node:crypto'
import type { Database } from '#app/kernel/database.server.ts'
import { testInstant } from '#test/ctg-fixture.server.ts'
import { givenFullCtg } from '#test/full-ctg.server.ts'
import type { NoticeKind } from './notices.ts'
import { notify } from './steps.server.ts'

/** A whole CTG, and a function that notifies the lead about a thing of hers. */
export async function givenLead(db: Database) {
  const ctg = await givenFullCtg(db)
  await db.updateTable('notice').set({ read_at: testInstant }).where('ctg_id', '=', ctg.ctgId).execute()
  const { lead, cafCoordinator: author } = ctg.actors
  const tell = (
    id: string,
    options: { readonly kind?: NoticeKind; readonly at?: Date; readonly quote?: string; readonly page?: string } = {},
  ) =>
    db.transaction().execute((tx) =>
      notify(
        { tx, actor: author, at: options.at ?? testInstant, newId: randomUUID },
        {
          ctgId: ctg.ctgId,
          kind: options.kind ?? 'mention',
          subject: { type: id === ctg.ids.action ? 'action' : 'finding', id },
          personIds: [lead.personId],
          onceKey: randomUUID(),
          facts: { anchor: '#commentaires', quote: options.quote, page: options.page },
        },
      ),
    )
  return { ...ctg, lead, author, tell, mine: ctg.as(lead) }
}
