/** Her address is hers: she will be told what becomes of the action. Rules: docs/rules/comments.md §6. */
import { sql } from 'kysely'
import { z } from 'zod'
import { found } from '#app/kernel/errors.ts'
import { mailCommand } from '../doors.server.ts'

export const confirmFollow = mailCommand({
  name: 'comments.confirm-follow',
  input: z.object({}),
  async run(work) {
    const { ctgId, link } = work.actor
    const id = found(
      link.kind === 'follow-confirm' ? (link.followerId ?? undefined) : undefined,
      'comments.link-not-found',
    )
    // Asked twice and confirmed twice, even at the same instant, one follows: the other goes with its link.
    await sql`select from action_follower where ctg_id = ${ctgId} and (action_key, email) = (
      select action_key, email from action_follower where ctg_id = ${ctgId} and id = ${id}) order by id for update`.execute(
      work.tx,
    )
    const { numUpdatedRows } = await work.tx
      .updateTable('action_follower as asked')
      .set({ confirmed_at: work.at })
      .where('asked.ctg_id', '=', ctgId)
      .where('asked.id', '=', id)
      .where('asked.stopped_at', 'is', null)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('action_follower as other')
              .select('other.id')
              .where('other.ctg_id', '=', ctgId)
              .whereRef('other.action_key', '=', 'asked.action_key')
              .whereRef('other.email', '=', 'asked.email')
              .whereRef('other.id', '<>', 'asked.id')
              .where('other.confirmed_at', 'is not', null)
              .where('other.stopped_at', 'is', null),
          ),
        ),
      )
      .executeTakeFirst()
    return { isNew: numUpdatedRows > 0n }
  },
})
