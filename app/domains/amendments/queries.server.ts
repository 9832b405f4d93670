/** What the pages of amendments read. Every function starts from the actor. Rules: docs/rules/amendments.md. */
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import { isPdfLost } from '#app/domains/convention/convention.ts'
import { changeBetween } from '#app/domains/convention/versions/comparable-text.ts'
import type { DocumentText } from '#app/domains/documents/document-text.ts'
import { searchTerritories } from '#app/domains/territory/queries.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { parisDay, todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import { allows } from '#app/kernel/permission.ts'
import { rowOf, rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { readAmendment } from './amendment-content.ts'
import { amendmentStanding, type ExtensionUnderWay, refusalToPrepare } from './amendments.ts'
import { loadBaseText } from './base-text.server.ts'
import { listJoinable } from './joinable.server.ts'
import { selectJoined } from './joined-parties.server.ts'
import { amendmentLabels } from './labels.fr.ts'
import { type AmendmentRow, findAmendment, listAmendments } from './load-amendments.server.ts'
import { amendmentPermissions } from './permissions.ts'
import { changedArticles } from './proposed-articles.ts'
import { loadDates } from './store.server.ts'
import { noticeIn, terminationState } from './termination.ts'
import { findEndPutOff, listTerminations } from './terminations.server.ts'
import { typedWords } from './typed-words.ts'
import { extensionUnderWay } from './under-way.server.ts'

export { endingEarly } from './terminations.server.ts'
export { extensionUnderWay, othersUnderWay } from './under-way.server.ts'

const toLine = (row: AmendmentRow) => ({
  ...{ id: row.id, number: row.number, motive: row.motive, newEndsOn: row.newEndsOn, addsActions: row.addsActions },
  ...{ inForceOn: row.inForceOn, parties: row.parties, communes: row.communes, preparedBy: row.preparedBy },
  writtenCount: row.written.length,
  standing: { ...amendmentStanding(row), inForceOn: row.inForceOn },
})
export type AmendmentLine = ReturnType<typeof toLine>

/** The extension, alone. The caller has checked the right to read. */
const findExtensionUnderWay = async (db: Reader, ctgId: string): Promise<ExtensionUnderWay | null> =>
  (await db.selectNoFrom(extensionUnderWay(ctgId).as('extension')).executeTakeFirstOrThrow()).extension

/** All amendments, what may be begun, and the terminations. Four statements. */
export async function getAmendmentsPage(context: Context, ctgId: string) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  const today = todayIn(context, ctgId)
  const dates = await loadDates(db, ctgId)
  const [amendments, extension, terminations, parties, articles] = await Promise.all([
    listAmendments(db, ctgId),
    findExtensionUnderWay(db, ctgId),
    listTerminations(db, ctgId),
    listSignatories(db, ctgId),
    listNoticeArticles(db, ctgId),
  ])
  return {
    ctgId,
    today,
    ...dates,
    amendments: amendments.map(toLine),
    extension,
    terminations: terminations.map((one) => ({ ...one, state: terminationState(one, today) })),
    parties,
    notice: articles[0] ?? null,
    joiningRefusal: refusalToPrepare('joining', dates, today) ?? null,
    extensionRefusal: refusalToPrepare('extension', dates, today) ?? null,
    mayWrite: allows(amendmentPermissions.write, actor, { ctgId }),
  }
}
export type AmendmentsPageData = Awaited<ReturnType<typeof getAmendmentsPage>>

/** The end notified for all that stands, with what puts it off. */
const selectEarlyEnd = (db: Reader, ctgId: string) =>
  db
    .selectFrom('termination')
    .innerJoin('ctg', 'ctg.id', 'termination.ctg_id')
    .leftJoin('party', sameCtg('party.id', 'termination.party_id'))
    .select([
      'termination.ctg_id as ctgId',
      'party.name as partyName',
      'termination.notified_on as notifiedOn',
      'termination.effective_on as effectiveOn',
      'ctg.ends_on as endsOn',
      extensionUnderWay(ctgId).as('extension'),
    ])
    .where('termination.ctg_id', '=', ctgId)
    .where('termination.is_whole', '=', true)
    .where('termination.withdrawn_at', 'is', null)
    .limit(1)

/** What amendments and an end before the term change of the convention's first page, in one statement. The caller has checked the right to read. */
export const getSinceSigned = (db: Reader, ctgId: string) =>
  db
    .selectNoFrom([
      jsonObjectFrom(selectEarlyEnd(db, ctgId)).as('earlyEnd'),
      jsonArrayFrom(selectJoined(db, ctgId)).as('joined'),
    ])
    .executeTakeFirstOrThrow()
export type EarlyEnd = NonNullable<Awaited<ReturnType<typeof getSinceSigned>>['earlyEnd']>

const listSignatories = (db: Reader, ctgId: string) =>
  db
    .selectFrom('party')
    .leftJoin('signature', sameCtg('signature.party_id', 'party.id'))
    .select(['party.id', 'party.name', 'party.is_lead as isLead', 'signature.is_refusal as hasRefused'])
    .where('party.ctg_id', '=', ctgId)
    .where('party.is_signatory', '=', true)
    .orderBy('party.position')
    .execute()

/** Articles that say a notice, with what they say. */
async function listNoticeArticles(db: Reader, ctgId: string) {
  const articles = await rowsOf(db, 'convention_article', { ctg_id: ctgId })
    .select(['title', 'body'])
    .where('body', 'ilike', `%${amendmentLabels.noticeWord}%`)
    .orderBy('position')
    .execute()
  return articles.flatMap(({ title, body }) => {
    const notice = noticeIn(body)
    return notice ? [{ title, ...notice }] : []
  })
}

export type AmendmentKey = { readonly ctgId: string; readonly amendmentId: string }

/** What its address opens: a search of communes, an article to write. */
type PageQuery = { readonly commune: string; readonly article: string }
const nothing: PageQuery = { commune: '', article: '' }

/** One amendment: what it changes, where it is. @throws DomainError not-found, also for another CTG's */
export async function getAmendmentPage(
  context: Context,
  { ctgId, amendmentId }: AmendmentKey,
  query: PageQuery = nothing,
) {
  const { db, actor, at } = context
  requireMembership(actor, ctgId)
  const row = found(await findAmendment(db, ctgId, amendmentId), 'convention.amendment-not-found')
  const mayWrite = allows(amendmentPermissions.write, actor, { ctgId })
  const isDraft = row.number === null
  const isToCome = row.inForceOn === null && !row.isWithdrawn
  return {
    putOff: await findEndPutOff(db, ctgId, isToCome ? row.newEndsOn : null),
    ctgId,
    today: todayIn(context, ctgId),
    ...(await loadDates(db, ctgId)),
    amendment: {
      ...toLine(row),
      version: row.version,
      signatories: row.signatories,
      isArchived: row.isArchived,
      frozenBy: row.frozenBy,
      frozenAt: row.frozenAt,
      status: row.status,
      progressPercent: row.progressPercent,
      failure: row.failure,
      fileSha256: row.fileSha256,
      isLost:
        row.status !== null &&
        row.pdfAskedAt !== null &&
        isPdfLost({ status: row.status, pdfAskedAt: row.pdfAskedAt }, at),
      decision:
        row.decisionNumber === null || row.decidedOn === null
          ? null
          : { number: row.decisionNumber, decidedOn: row.decidedOn },
      decisionId: row.decisionId,
    },
    ...(isDraft ? await proposedText(context, ctgId, row, query.article) : await frozenText(db, ctgId, amendmentId)),
    joinable: mayWrite && isDraft ? await listJoinable(db, ctgId) : [],
    decisions: mayWrite && !isDraft ? await listDecisions(db, ctgId) : [],
    search: query.commune,
    found: query.commune === '' ? [] : await searchTerritories(db, query.commune, { kinds: ['commune'] }),
    mayWrite,
  }
}
export type AmendmentPageData = Awaited<ReturnType<typeof getAmendmentPage>>

const listDecisions = (db: Reader, ctgId: string) =>
  rowsOf(db, 'decision', { ctg_id: ctgId })
    .select(['id', 'number', 'text'])
    .orderBy('number', 'desc')
    .limit(100)
    .execute()

type ShownArticle = Pick<ReturnType<typeof changedArticles>[number], 'number' | 'title' | 'isNew' | 'isWritten'> & {
  readonly change: ReturnType<typeof changeBetween>
}

/** What the articles would read, from the convention as it stands. */
async function proposedText(context: Context, ctgId: string, row: AmendmentRow, name: string) {
  const base = await loadBaseText(context.db, { ctgId, at: context.at })
  const articles = changedArticles({
    articles: base.text.articles,
    startsOn: base.convention.startsOn,
    endsOn: base.convention.endsOn,
    newEndsOn: row.newEndsOn,
    partyNames: row.parties.map(({ name }) => name),
    communeNames: row.communes.map(({ name }) => name),
    written: row.written,
  })
  return {
    articles: articles.map(
      ({ before, after, ...article }): ShownArticle => ({ ...article, change: changeBetween(before, after) }),
    ),
    articleTitles: base.text.articles.map(({ title }) => title),
    editing: editedArticle(name, articles, base.text.articles),
    planChanges: [] as readonly string[],
  }
}

/** As the parties wrote it, else as Trame proposes it, else as the convention says it; null when none is asked. */
function editedArticle(
  name: string,
  changed: readonly { readonly title: string; readonly after: DocumentText }[],
  articles: readonly { readonly title: string; readonly body: DocumentText }[],
) {
  if (name === 'nouveau') return { title: '', body: '', isNew: true }
  const text = changed.find(({ title }) => title === name)?.after ?? articles.find(({ title }) => title === name)?.body
  return text === undefined ? null : { title: name, body: typedWords(text), isNew: false }
}

async function frozenText(db: Reader, ctgId: string, amendmentId: string) {
  const { content } = await rowOf(db, 'amendment', { ctgId, id: amendmentId }).get(['content'])
  const { articles, planChanges } = readAmendment(content)
  return {
    articles: articles.map(
      ({ number, title, isNew, before, after }): ShownArticle => ({
        number,
        title,
        isNew,
        isWritten: true,
        change: changeBetween(before, after),
      }),
    ),
    articleTitles: [] as readonly string[],
    editing: null,
    planChanges,
  }
}

/** The PDF of an amendment, for a member. @throws DomainError not-found; unavailable while it is being made */
export async function getAmendmentFile({ db, actor }: Context, { ctgId, amendmentId }: AmendmentKey) {
  requireMembership(actor, ctgId)
  const { sha256, number } = found(
    await rowOf(db, 'amendment', { ctgId, id: amendmentId }).find(['file_sha256 as sha256', 'number']),
    'convention.amendment-not-found',
  )
  if (sha256 === null || number === null) throw new DomainError('unavailable', 'convention.amendment-file-not-ready')
  return { sha256, number }
}

/** One signatory of an amendment: her act and her signature. @throws DomainError not-found */
export async function getAmendmentSignatoryPage(
  { db, actor }: Context,
  { ctgId, amendmentId, partyId }: AmendmentKey & { readonly partyId: string },
) {
  requireMembership(actor, ctgId)
  const row = found(await findAmendment(db, ctgId, amendmentId), 'convention.amendment-not-found')
  const signatory = found(
    row.signatories.find((one) => one.partyId === partyId),
    'ctg.party-not-found',
  )
  return {
    ctgId,
    amendment: {
      ...{ id: row.id, number: row.number, newEndsOn: row.newEndsOn },
      frozenOn: row.frozenAt && parisDay(row.frozenAt),
      ...{ inForceOn: row.inForceOn, isWithdrawn: row.isWithdrawn, isArchived: row.isArchived },
    },
    putOff: await findEndPutOff(db, ctgId, row.inForceOn === null && !row.isWithdrawn ? row.newEndsOn : null),
    signatory,
    mayWrite: allows(amendmentPermissions.write, actor, { ctgId }) && !row.isWithdrawn,
  }
}
export type AmendmentSignatoryData = Awaited<ReturnType<typeof getAmendmentSignatoryPage>>

type Frozen = AmendmentRow & { readonly number: number }
const isFrozen = (row: AmendmentRow): row is Frozen => row.number !== null

/** Those that are signed or withdrawn, the first one first. The caller has checked the right to read; the same for the next. */
export const listFrozenAmendments = async (db: Reader, ctgId: string): Promise<readonly Frozen[]> =>
  (await listAmendments(db, ctgId)).filter(isFrozen).toReversed()

/** Undefined when none is frozen under this id. */
export async function findFrozenAmendment(db: Reader, ctgId: string, amendmentId: string): Promise<Frozen | undefined> {
  const row = await findAmendment(db, ctgId, amendmentId)
  return row && isFrozen(row) ? row : undefined
}
