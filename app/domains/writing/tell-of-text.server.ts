/**
 * Tells people what was just written for them: a mention in the words, a proposal they may settle. Told in the transaction that
 * settles the text, once per session of writing; and to the coordination, that a text cannot be settled. Rules:
 * docs/rules/writing.md §6.14, §7.5 and §8.5.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import * as Y from 'yjs'
import { notify, withdraw } from '#app/domains/notices/steps.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import type { Transaction } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { RichText } from './rich-text.ts'
import { listSuggestions } from './suggestions.ts'
import { listMentions } from './text-lines.ts'
import { findText } from './text-log.server.ts'
import type { TextKey } from './writing.ts'

type AuthoredUpdate = { readonly data: Uint8Array; readonly personId: string | null; readonly personName: string }

type News = {
  readonly before: RichText
  readonly after: RichText
  /** What was written since `before`, in order. */
  readonly updates: readonly AuthoredUpdate[]
}

export async function tellOfText(
  tx: Transaction,
  key: TextKey,
  session: { readonly number: number; readonly endedAt: Date },
  { before, after, updates }: News,
): Promise<void> {
  const known = listMentions(before)
  const mentioned = listMentions(after).filter((personId) => !known.includes(personId))
  const formerly = listSuggestions(before)
  const pending = listSuggestions(after)
  const proposed = pending.filter(({ id }) => !formerly.some((one) => one.id === id))
  const isSettled = formerly.length > 0 && pending.length === 0
  if (mentioned.length === 0 && proposed.length === 0 && !isSettled) return

  const text = await findText(tx, key)
  if (!text) return
  const subject = { type: text.subjectType, id: text.subjectId }
  if (isSettled) await withdraw({ tx, at: session.endedAt }, { ctgId: key.ctgId, subject, kinds: ['suggestion'] })
  const readers = await listReaders(tx, key, session.endedAt)
  const work = { tx, at: session.endedAt, newId: randomUUID }
  const about = { ctgId: key.ctgId, subject }

  const authors = mentionedBy(updates)
  for (const personId of mentioned) {
    const author = authors.get(personId)
    if (!author || !readers.some((reader) => reader.personId === personId)) continue
    await notify(
      { ...work, actor: { ...author, memberships: [] } },
      {
        ...{ ...about, kind: 'mention', personIds: [personId] },
        onceKey: `mentioned:${key.textId}:${session.number}`,
        facts: { page: `/textes/${key.textId}` },
      },
    )
  }
  for (const [personId, own] of Map.groupBy(proposed, (one) => one.personId)) {
    const [first] = own
    if (!first) continue
    const isOfOneParty = text.field === 'text'
    const personIds = readers.flatMap((reader) =>
      reader.settles && (reader.partyId === first.partyId) === isOfOneParty ? reader.personId : [],
    )
    await notify(
      { ...work, actor: { personId, name: first.name, memberships: [] } },
      {
        ...{ ...about, kind: 'suggestion', personIds },
        onceKey: `suggested:${key.textId}:${session.number}:${personId}`,
        facts: { page: `/textes/${key.textId}`, anchor: '#propositions' },
      },
    )
  }
}

/** Who put each mention in the text: in the updates, for several people may write at once. @returns by person mentioned */
function mentionedBy(updates: readonly AuthoredUpdate[]) {
  const authors = new Map<string, { readonly personId: string | null; readonly name: string }>()
  for (const { data, personId, personName } of updates)
    for (const struct of Y.decodeUpdate(data).structs)
      if (struct instanceof Y.Item && struct.parentSub === 'personId' && struct.content instanceof Y.ContentAny)
        for (const mentioned of struct.content.arr) authors.set(String(mentioned), { personId, name: personName })
  return authors
}

type Reader = { readonly personId: string; readonly partyId: string; readonly settles: boolean }

/** Members on that day; those who wrote the text, or coordinate, settle what is proposed in it. */
async function listReaders(tx: Transaction, { ctgId, textId }: TextKey, at: Date): Promise<readonly Reader[]> {
  const { rows } = await sql<Reader>`
    select member.person_id as "personId", member.party_id as "partyId",
      bool_or(member.role = 'coordinator' or author.person_id is not null) as settles
    from member
    left join (
      select author.person_id from text_version_author as author
      join text_version as version on version.ctg_id = author.ctg_id and version.id = author.text_version_id
      where author.ctg_id = ${ctgId} and version.text_id = ${textId}
    ) as author on author.person_id = member.person_id
    where member.ctg_id = ${ctgId} and (member.until is null or member.until >= ${at}::date)
    group by member.person_id, member.party_id`.execute(tx)
  return rows
}

const trame = { personId: null, name: 'Trame', memberships: [] } as const

/** Once each time it fails after it was settled: `derivedSeq` is up to where it was. */
const setApartKey = (textId: string, derivedSeq: number): string => `set-apart:${textId}:${derivedSeq}`

/** Tells those who coordinate that documents, search and exports show an earlier state of this text. */
export async function tellSetApart(tx: Transaction, key: TextKey, derivedSeq: number, at: Date): Promise<void> {
  const text = await findText(tx, key)
  if (!text) return
  const coordinators = await rowsOf(tx, 'member', { ctg_id: key.ctgId, role: 'coordinator' })
    .select(['person_id as personId'])
    .distinct()
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>=', parisDay(at))]))
    .execute()
  await notify(
    { tx, at, newId: randomUUID, actor: trame },
    {
      ...{ ctgId: key.ctgId, kind: 'text-set-apart', subject: { type: text.subjectType, id: text.subjectId } },
      personIds: coordinators.map(({ personId }) => personId),
      onceKey: setApartKey(key.textId, derivedSeq),
    },
  )
}

export async function tellSettledAgain(tx: Transaction, key: TextKey, derivedSeq: number): Promise<void> {
  const text = await findText(tx, key)
  if (!text) return
  await withdraw(
    { tx, at: new Date() },
    {
      ...{ ctgId: key.ctgId, subject: { type: text.subjectType, id: text.subjectId } },
      onceKeys: [setApartKey(key.textId, derivedSeq)],
    },
  )
}
