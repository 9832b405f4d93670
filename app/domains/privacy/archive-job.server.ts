/** The job that makes the archive of a person’s data, as she may read it on that day. Rules: docs/rules/privacy.md §2. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { keepingMade } from '#app/domains/documents/keep-contents.server.ts'
import type { Actor } from '#app/kernel/actor.ts'
import type { Database } from '#app/kernel/database.server.ts'
import type { FileStore } from '#app/kernel/files/file-store.ts'
import { sendMail } from '#app/kernel/mail.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { sightOf, withSight } from '#app/kernel/sight.server.ts'
import { actSentences } from '#app/things/register.ts'
import { collectData } from './collect-data.server.ts'
import { archiveBytes } from './data-archive.ts'
import { archiveDays } from './given-data.ts'
import { privacyMails } from './mails.fr.ts'
import { findNamed } from './reduce-person.server.ts'

const payloadShape = z.object({ archiveId: z.uuid() })

type Making = {
  readonly db: Database
  readonly files: FileStore
  readonly siteUrl: string
  readonly loadReader: (db: Database, personId: string) => Promise<Actor>
}

async function makeBytes({ db, siteUrl, loadReader }: Making, personId: string, at: Date) {
  const named = await findNamed(db, personId)
  if (!named) return
  const actor = await loadReader(db, personId)
  const ctgIds = actor.memberships.map(({ ctgId }) => ctgId)
  const lists = await withSight(sightOf(actor.restrictedActionIds ?? []), () =>
    db.transaction().execute((tx) => collectData(tx, { named, ctgIds })),
  )
  const ctgs = await db
    .selectFrom('ctg')
    .select(['id', 'name'])
    .where('id', 'in', [...ctgIds, personId])
    .execute()
  return archiveBytes({
    ...{ instance: siteUrl, madeAt: at, whose: `${actor.name}, ${named.addresses[0] ?? ''}`, lists },
    ctgNames: Object.fromEntries(ctgs.map(({ id, name }) => [id, name])),
    sentenceOf: (action) => actSentences.get(action) ?? action,
  })
}

/** Makes the archive once, even if the job runs twice. @throws whatever failed, so that the job is tried again */
export async function makePersonalArchive(making: Making, payload: unknown, at: Date): Promise<void> {
  const { archiveId } = payloadShape.parse(payload)
  const { db } = making
  const request = await db
    .selectFrom('personal_archive')
    .innerJoin('person', 'person.id', 'personal_archive.person_id')
    .select(['person.id as personId', 'person.name', 'person.email', 'made_at as madeAt'])
    .where('personal_archive.id', '=', archiveId)
    .executeTakeFirst()
  if (!request || request.madeAt) return
  const bytes = await makeBytes(making, request.personId, at)
  if (!bytes) return
  await keepingMade(making, bytes, (stored) =>
    db.transaction().execute(async (tx) => {
      const saved = await rowsOf(tx, 'personal_archive', { id: archiveId, made_at: null }).change(
        { made_at: at, file_sha256: stored.sha256, size_bytes: stored.size },
        ['id'],
      )
      if (!saved) return
      const url = `${making.siteUrl}/compte/donnees`
      const mail = privacyMails.archiveReady({ name: request.name, url, days: archiveDays })
      const to = { onceKey: `archive:${archiveId}`, toAddress: request.email, toName: request.name, keptBodyText: null }
      await sendMail({ tx, at, newId: randomUUID }, { ...to, ...mail })
    }),
  )
}
