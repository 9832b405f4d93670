/** Versions of a text: what it was at the end of each session of writing, and who wrote. Rules: docs/rules/writing.md §6. */
import type { Transaction } from '#app/kernel/database.server.ts'
import { addMissingRows, addRows, rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { RichText } from './rich-text.ts'
import { sessionPauseMinutes, type TextAuthor, type TextKey } from './writing.ts'

type Update = {
  readonly seq: number
  readonly data: Uint8Array
  readonly personId: string | null
  readonly personName: string
  readonly partyId: string | null
  readonly at: Date
}

/** Authors in the order of their first words. */
export type WritingSession = {
  /** The version it continues; undefined for a new one. */
  readonly versionId: string | undefined
  readonly number: number
  readonly startedAt: Date
  readonly endedAt: Date
  readonly lastSeq: number
  readonly authors: readonly TextAuthor[]
  readonly content: RichText
}
type OpenSession = Omit<WritingSession, 'content'>

const authorOf = ({ personId, personName, partyId }: Update): TextAuthor => ({ personId, name: personName, partyId })

const isSame = (one: TextAuthor, other: TextAuthor): boolean =>
  one.personId === other.personId && one.partyId === other.partyId

/** What the server put in itself is a version of its own: what people wrote is compared with it. */
function continues(session: OpenSession, update: Update): boolean {
  const isByServer = session.authors.length === 0
  const pauseMs = update.at.getTime() - session.endedAt.getTime()
  return isByServer === (update.personId === null) && pauseMs < sessionPauseMinutes * 60_000
}

function extended(session: OpenSession, update: Update): OpenSession {
  const author = authorOf(update)
  const isKnown = author.personId === null || session.authors.some((one) => isSame(one, author))
  const authors = isKnown ? session.authors : [...session.authors, author]
  return { ...session, endedAt: update.at, lastSeq: update.seq, authors }
}

const begun = (update: Update, number: number): OpenSession =>
  extended(
    { versionId: undefined, number, startedAt: update.at, endedAt: update.at, lastSeq: update.seq, authors: [] },
    update,
  )

/**
 * Applies the updates in order and parts them in sessions, from the last version on.
 * @returns those that are new or longer than what is saved, the last one being under way
 */
export async function sessionsOf(
  tx: Transaction,
  key: TextKey,
  updates: readonly Update[],
  doc: { readonly apply: (data: Uint8Array) => void; readonly content: () => RichText },
): Promise<readonly WritingSession[]> {
  const last = await findLastVersion(tx, key)
  const done: WritingSession[] = []
  let session: OpenSession | undefined
  for (const update of updates) {
    if (update.seq > (last?.lastSeq ?? 0)) {
      const before: OpenSession | undefined = session ?? last
      if (before && continues(before, update)) session = extended(before, update)
      else {
        if (session) done.push({ ...session, content: doc.content() })
        session = begun(update, (before?.number ?? 0) + 1)
      }
    }
    doc.apply(update.data)
  }
  return session ? [...done, { ...session, content: doc.content() }] : done
}

async function findLastVersion(tx: Transaction, { ctgId, textId }: TextKey): Promise<OpenSession | undefined> {
  const version = await rowsOf(tx, 'text_version', { ctg_id: ctgId, text_id: textId })
    .select(['id as versionId', 'number', 'started_at as startedAt', 'ended_at as endedAt', 'last_seq as lastSeq'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!version) return
  const authors = await rowsOf(tx, 'text_version_author', { ctg_id: ctgId, text_version_id: version.versionId })
    .select(['person_id as personId', 'person_name as name', 'party_id as partyId'])
    .orderBy('position')
    .execute()
  return { ...version, authors }
}

export async function saveVersions(
  tx: Transaction,
  { ctgId, textId }: TextKey,
  sessions: readonly WritingSession[],
  newId: () => string,
): Promise<void> {
  for (const session of sessions) {
    const id = session.versionId ?? newId()
    const columns = { ended_at: session.endedAt, last_seq: session.lastSeq, content: JSON.stringify(session.content) }
    if (session.versionId) await rowOf(tx, 'text_version', { ctgId, id }).update(columns)
    else {
      const { number, startedAt } = session
      const named = { ctg_id: ctgId, id, text_id: textId, number, started_at: startedAt }
      await addRows(tx, 'text_version', { ...named, ...columns })
    }
    if (session.authors.length > 0)
      await addMissingRows(
        tx,
        'text_version_author',
        session.authors.map(({ personId, name, partyId }, position) => ({
          ...{ ctg_id: ctgId, text_version_id: id, position },
          ...{ person_id: personId, person_name: name, party_id: partyId },
        })),
      )
  }
}
