/** A public page that takes comments, whoever writes there, and the mails she gets: for the tests of comments. */
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { confirmComment } from '#app/domains/comments/commands/confirm-comment.server.ts'
import { writeComment } from '#app/domains/comments/commands/write-comment.server.ts'
import { mailDoor, pageDoor } from '#app/domains/comments/doors.server.ts'
import { oweNews } from '#app/domains/comments/follow-news.server.ts'
import { getModerationPage } from '#app/domains/comments/queries.server.ts'
import type { QueueView } from '#app/domains/comments/queue-view.ts'
import { writeCommentMails } from '#app/domains/comments/write-mails.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { testInstant } from './ctg-fixture.server.ts'
import { givenFullCtg } from './full-ctg.server.ts'
import { testAddress } from './portal-fixture.server.ts'

export const siteUrl = 'https://trame.exemple.fr'
export const words = { body: 'Et au Luth, c’est prévu quand ?', displayName: 'Mina', email: 'mina@exemple.fr' }

/** Mails are written for everyone of the instance: each file has its own database. */
export function openStage(db: Database) {
  async function given() {
    const ctg = await givenFullCtg(db)
    const address = testAddress(ctg.ctgId)
    // Its comment and its notice are for the tests asked of every command.
    for (const table of ['content_notice', 'public_comment'] as const)
      await db.deleteFrom(table).where('ctg_id', '=', ctg.ctgId).execute()
    const visitor = async (at = testInstant) => {
      const page = (await pageDoor.find(db, address, at)) ?? expect.unreachable('no page')
      return { db, at, holder: pageDoor.holderOf(page) }
    }
    const by = (who: keyof typeof ctg.actors, at = testInstant) => ctg.as(ctg.actors[who], at)
    const queue = (view: QueueView, who: keyof typeof ctg.actors = 'townCoordinator') =>
      getModerationPage(by(who), { ctgId: ctg.ctgId, view, page: 1 })
    return { ...ctg, address, visitor, by, queue }
  }
  type Given = Awaited<ReturnType<typeof given>>

  /** A second passes between two rounds of the job. */
  const clock = { seconds: 0 }

  /** The mails to an address, the last first, once those owed are written. */
  async function mailsTo(email: string, at = testInstant) {
    clock.seconds += 1
    const now = new Date(at.getTime() + clock.seconds * 1000)
    await oweNews(db, now)
    await writeCommentMails(db, now, siteUrl)
    return db
      .selectFrom('outgoing_mail')
      .select(['subject', 'body_text as text', 'unsubscribe_url as unsubscribeUrl'])
      .where('to_address', '=', email)
      .orderBy('created_at', 'desc')
      .execute()
  }

  /** Whoever opens the link of the last mail to an address. */
  async function byLastLink(email: string, at = testInstant) {
    const [mail] = await mailsTo(email, at)
    const token = mail?.text.match(/\/avis\/(?:arreter\/)?([\w-]{43})/)?.[1] ?? expect.unreachable('no link')
    const link = (await mailDoor.find(db, token, at)) ?? expect.unreachable('no such link')
    return { db, at, holder: mailDoor.holderOf(link), link }
  }

  /** A comment whose address is confirmed. @returns its id */
  async function confirmed({ ctgId, visitor }: Given, email: string, fields: object = {}): Promise<string> {
    await writeComment(await visitor(), { ...words, email, ...fields })
    await confirmComment(await byLastLink(email), {})
    const row = await db
      .selectFrom('public_comment')
      .select('id')
      .where('ctg_id', '=', ctgId)
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
    return row.id
  }

  const unique = () => `habitante-${randomUUID()}@exemple.fr`
  return { given, mailsTo, byLastLink, confirmed, unique }
}
