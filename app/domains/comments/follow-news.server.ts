/** What a new edition says otherwise of an action, owed to those who follow it: once an edition. Rules: docs/rules/comments.md §6.2. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Database, Transaction } from '#app/kernel/database.server.ts'
import { addMissingRows, rowsOf } from '#app/kernel/rows.server.ts'
import { actionsOf } from './edition-actions.ts'
import { newsBetween } from './follow-news.ts'

type Behind = { readonly ctgId: string; readonly from: number; readonly to: number }

/** Editions to compare: the one followers were last told of, and the one that shows. */
async function listBehind(db: Database): Promise<readonly Behind[]> {
  const { rows } = await sql<Behind>`
    select distinct follower.ctg_id as "ctgId", follower.told_edition as "from", edition.number as "to"
    from action_follower follower
    join portal_page page on page.ctg_id = follower.ctg_id
    join portal_edition edition on edition.ctg_id = page.ctg_id and edition.id = page.edition_id
    where follower.confirmed_at is not null and follower.stopped_at is null and follower.told_edition < edition.number
    order by 1, 2
    limit 200`.execute(db)
  return rows
}

/** To call before the mails are written, without sight of restricted sheets. One transaction a CTG and an edition: what is owed stays owed if the process dies. */
export async function oweNews(db: Database, at: Date): Promise<void> {
  for (const behind of await listBehind(db)) await db.transaction().execute((tx) => oweNewsOf(tx, behind, at))
}

async function oweNewsOf(tx: Transaction, { ctgId, from, to }: Behind, at: Date): Promise<void> {
  const editions = await rowsOf(tx, 'portal_edition', { ctg_id: ctgId })
    .select(['number', 'content'])
    .where('number', 'in', [from, to])
    .execute()
  const open = await listOpenKeys(tx, ctgId)
  const actionsIn = (number: number) =>
    actionsOf(editions.find((edition) => edition.number === number)?.content).filter(({ key }) => open.has(key))
  const news = newsBetween(actionsIn(from), actionsIn(to))
  const followers = await tx
    .updateTable('action_follower')
    .set({ told_edition: to })
    .where('ctg_id', '=', ctgId)
    .where('told_edition', '=', from)
    .where('confirmed_at', 'is not', null)
    .where('stopped_at', 'is', null)
    .returning(['id', 'action_key as key'])
    .execute()
  const owed = followers.flatMap(({ id, key }) => {
    const sentences = news.get(key)
    return sentences ? [{ id: randomUUID(), follower_id: id, news: JSON.stringify(sentences) }] : []
  })
  await addMissingRows(
    tx,
    'comment_mail',
    owed.map((mail) => ({ ...mail, ctg_id: ctgId, kind: 'news' as const, edition: to, asked_at: at })),
  )
}

/** Sheets kept apart since are no longer told: this job sees none of them (db/sight.sql). */
async function listOpenKeys(tx: Transaction, ctgId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.selectFrom('action').select('number').where('ctg_id', '=', ctgId).execute()
  return new Set(rows.map(({ number }) => String(number)))
}
