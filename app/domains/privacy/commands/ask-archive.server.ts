/** Asks for the archive of one’s own data; a job makes it. Rules: docs/rules/privacy.md §2. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { countAttempt } from '#app/kernel/attempts.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { enqueue } from '#app/kernel/jobs.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { archiveLimit } from '../identity.ts'

export const askArchive = command({
  name: 'privacy.ask-archive',
  permission: 'signed-in',
  input: {},
  async run(work) {
    const { tx, actor, at, newId } = work
    // Counted first: of two that she asks at the same instant, the second waits here, and sees the other.
    await countAttempt(tx, archiveLimit, actor.personId, at)
    const underWay = await rowsOf(tx, 'personal_archive', { person_id: actor.personId, made_at: null })
      .select(['id'])
      .where('asked_at', '>', new Date(at.getTime() - 3_600_000))
      .executeTakeFirst()
    refuse('privacy', underWay && 'under-way')
    const archiveId = newId()
    await tx.insertInto('personal_archive').values({ id: archiveId, person_id: actor.personId, asked_at: at }).execute()
    await enqueue(tx, 'make-personal-archive', { archiveId }, `personal-archive:${archiveId}`)
    await recordAct(work, 'person.data-asked', { ctgId: null, id: actor.personId })
    return { archiveId }
  },
})
