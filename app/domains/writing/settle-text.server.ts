/**
 * Settles a text: from its updates, its content and plain words, the version of the session under way, and one state in the place
 * of many updates. All of it can be made again at will; nothing written waits for it. Rules: docs/rules/writing.md §6.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import * as Y from 'yjs'
import type { Database, Transaction } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { plainTextOf } from './plain-text.ts'
import { readRichText } from './read-rich-text.ts'
import type { RichText } from './rich-text.ts'
import { tellOfText, tellSettledAgain } from './tell-of-text.server.ts'
import { findText, refOf } from './text-log.server.ts'
import { saveVersions, sessionsOf } from './text-versions.server.ts'
import type { LastWriting, TextKey, TextSubjects } from './writing.ts'
import { contentOf } from './y-text.server.ts'

/** From that many updates on, they are gathered in one state. */
const gatheredFrom = 200
/** A settling gives way to an act that holds the thing: it is done again later. */
const patienceMs = 200

export type SettledText = {
  readonly content: RichText
  readonly plain: string
  /** Who wrote last since the updates were gathered; undefined for nobody. */
  readonly last: LastWriting | undefined
}

/** Settles in a transaction of its own, and keeps the plain words in the field they come from. */
export async function settleText(
  { db, subjects }: { readonly db: Database; readonly subjects: Pick<TextSubjects, 'keep'> },
  key: TextKey,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`select set_config('lock_timeout', ${`${patienceMs}ms`}, true)`.execute(tx)
    const text = await findText(tx, key)
    if (!text) return
    const settled = await settleIn(tx, text)
    if (settled.isChanged && settled.last) await subjects.keep(tx, refOf(text), settled.plain, settled.last)
  })
}

/**
 * Settles in the transaction of an act: what it reads is what was written up to now.
 * @returns whether the plain words changed since the last settling
 */
export async function settleIn(
  tx: Transaction,
  { ctgId, textId }: TextKey,
): Promise<SettledText & { readonly isChanged: boolean }> {
  const state = await lockState(tx, { ctgId, textId })
  const updates = await listUpdates(tx, { ctgId, textId }, state.snapshotSeq)
  const doc = new Y.Doc()
  if (state.snapshot) Y.applyUpdate(doc, state.snapshot)
  const lastSeq = updates.at(-1)?.seq ?? state.snapshotSeq
  const sessions = await sessionsOf(tx, { ctgId, textId }, updates, {
    apply: (data) => Y.applyUpdate(doc, data),
    content: () => contentOf(doc),
  })
  const content = contentOf(doc)
  const plain = plainTextOf(content)
  await saveVersions(tx, { ctgId, textId }, sessions, randomUUID)
  const isGathered = updates.length >= gatheredFrom
  await rowsOf(tx, 'text_state', { ctg_id: ctgId, text_id: textId }).update({
    content: JSON.stringify(content),
    plain,
    derived_seq: lastSeq,
    ...{ settle_failures: 0, settle_again_at: null },
    ...(isGathered && { snapshot: Buffer.from(Y.encodeStateAsUpdate(doc)), snapshot_seq: lastSeq }),
  })
  if (isGathered)
    await tx
      .deleteFrom('text_update')
      .where('ctg_id', '=', ctgId)
      .where('text_id', '=', textId)
      .where('seq', '<=', lastSeq)
      .execute()
  doc.destroy()
  if (state.failures > 0) await tellSettledAgain(tx, { ctgId, textId }, state.derivedSeq)
  const session = sessions.at(-1)
  if (session)
    await tellOfText(tx, { ctgId, textId }, session, {
      before: readRichText(state.content).text,
      after: content,
      updates: updates.filter(({ seq }) => seq > state.derivedSeq),
    })
  const last = updates.findLast(({ personId, personName }) => personId !== null || personName !== '')
  return { content, plain, isChanged: plain !== state.plain, last: last && { name: last.personName, at: last.at } }
}

async function lockState(tx: Transaction, { ctgId, textId }: TextKey) {
  const state = await rowsOf(tx, 'text_state', { ctg_id: ctgId, text_id: textId })
    .select(['snapshot', 'snapshot_seq as snapshotSeq', 'content', 'derived_seq as derivedSeq', 'plain'])
    .select('settle_failures as failures')
    .forUpdate()
    .executeTakeFirst()
  if (!state) throw new Error('a text without state')
  return state
}

const listUpdates = (tx: Transaction, { ctgId, textId }: TextKey, afterSeq: number) =>
  rowsOf(tx, 'text_update', { ctg_id: ctgId, text_id: textId })
    .select(['seq', 'data', 'person_id as personId', 'person_name as personName', 'party_id as partyId', 'at'])
    .where('seq', '>', afterSeq)
    .orderBy('seq')
    .execute()
