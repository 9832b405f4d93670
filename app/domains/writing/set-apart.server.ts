/**
 * Settles what was written, and sets apart a text that fails: told to the coordination and at the text, tried again later and
 * later, while the others go on. What was written is in its updates, whole. Rules: docs/rules/writing.md §6.14.
 */
import { sql } from 'kysely'
import type { Database, Reader } from '#app/kernel/database.server.ts'
import { log } from '#app/kernel/log.server.ts'
import { isOutage } from './outage.ts'
import { settleText } from './settle-text.server.ts'
import { tellSetApart } from './tell-of-text.server.ts'
import type { TextKey, TextSubjects } from './writing.ts'

type Surroundings = { readonly db: Database; readonly subjects: Pick<TextSubjects, 'keep'> }

/** Texts whose content is behind their log: a node was killed, or PostgreSQL away, before they were settled. */
export async function listUnsettled(db: Reader, at: Date): Promise<readonly TextKey[]> {
  const { rows } = await sql<TextKey>`
    select text.ctg_id as "ctgId", text.id as "textId"
    from written_text as text join text_state as state on state.ctg_id = text.ctg_id and state.text_id = text.id
    where state.derived_seq < text.last_seq and (state.settle_again_at is null or state.settle_again_at <= ${at})`.execute(
    db,
  )
  return rows
}

/** Each on its own. */
export async function settleAll(surroundings: Surroundings, at: Date): Promise<void> {
  for (const key of await listUnsettled(surroundings.db, at)) await settleOrSetApart(surroundings, key, at)
}

/** The one way to settle outside an act: the sweep, a job, a pause of those who write. Never throws: `settleAll` comes again. */
export async function settleOrSetApart(surroundings: Surroundings, key: TextKey, at: Date): Promise<void> {
  try {
    await settleText(surroundings, key)
  } catch (err) {
    if (isHeld(err) || isOutage(err)) log.warn({ err, ...key }, 'a text is settled later')
    else
      await setApart(surroundings.db, key, at, err).catch((error: unknown) =>
        log.error({ err: error, ...key }, 'a text that could not be settled was not set apart'),
      )
  }
}

/** SQLSTATE 55P03: somebody else holds the lock of the thing, and goes first. */
const isHeld = (err: unknown): boolean => err instanceof Error && 'code' in err && err.code === '55P03'

async function setApart(db: Database, { ctgId, textId }: TextKey, at: Date, err: unknown): Promise<void> {
  // Doubles at each failure, up to a day.
  const again = sql<Date>`${at}::timestamptz + least(power(2, settle_failures + 1), 1440) * interval '1 minute'`
  await db.transaction().execute(async (tx) => {
    const state = await tx
      .updateTable('text_state')
      .set((eb) => ({ settle_failures: eb('settle_failures', '+', 1), settle_again_at: again }))
      .where('ctg_id', '=', ctgId)
      .where('text_id', '=', textId)
      // Tried before its time because someone writes in it: it waits no longer for that.
      .where((eb) => eb.or([eb('settle_again_at', 'is', null), eb('settle_again_at', '<=', at)]))
      .returning(['settle_failures as failures', 'settle_again_at as againAt', 'derived_seq as derivedSeq'])
      .executeTakeFirst()
    if (!state) return
    log.error({ err, ctgId, textId, ...state }, 'a text is set apart: it could not be settled')
    await tellSetApart(tx, { ctgId, textId }, state.derivedSeq, at)
  })
}
