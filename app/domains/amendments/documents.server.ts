/** Documents made at this instant from what is frozen: consolidated text, models of deliberation, letter of termination. Rules: docs/rules/amendments.md §3, §5, §6. */
import { conventionPdfRequest } from '#app/domains/convention/print/convention-pages.ts'
import { getPrintedSetting } from '#app/domains/ctg/queries.server.ts'
import { renderPdf } from '#app/domains/documents/render-pdf.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { DomainError, found, foundById } from '#app/kernel/errors.ts'
import { formatDay } from '#app/kernel/format.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { readAmendment } from './amendment-content.ts'
import { amendmentDeliberation } from './amendment-text.fr.ts'
import { listInForceBefore, loadBaseText } from './base-text.server.ts'
import { asConsolidated } from './consolidate.ts'
import { amendmentLabels as t } from './labels.fr.ts'
import { findAmendment } from './load-amendments.server.ts'
import { loadDates } from './store.server.ts'
import { endPutOff } from './termination.ts'
import { terminationLetter } from './termination-letter.fr.ts'
import { findEndPutOff, listTerminations } from './terminations.server.ts'

type Key = { readonly ctgId: string; readonly amendmentId: string }

const loadFacts = async (db: Reader, ctgId: string) => {
  const setting = await getPrintedSetting(db, ctgId)
  return { ...setting, ...(await loadDates(db, ctgId)) }
}

/**
 * The convention as its amendments in force make it, and as the asked one would. @returns the bytes of a PDF
 * @throws DomainError not-found
 */
export async function makeConsolidatedText(context: Context, ctgId: string, amendmentId: string | null) {
  const { db, actor, at } = context
  requireMembership(actor, ctgId)
  const amendment =
    amendmentId === null
      ? undefined
      : found(await findAmendment(db, ctgId, amendmentId), 'convention.amendment-not-found')
  if (amendment && (amendment.number === null || amendment.isWithdrawn))
    throw new DomainError('unavailable', 'convention.amendment-not-frozen')
  const base = await loadBaseText(db, { ctgId, at, also: amendment ? [amendment.id] : [] })
  const madeOn = formatDay(todayIn(context, ctgId))
  const data = asConsolidated(base.text, {
    label: t.consolidated,
    state: t.consolidatedState(base.amendments),
    madeOn,
    made: t.consolidatedMade,
    signedOn: base.convention.signedOn && formatDay(base.convention.signedOn),
  })
  return renderPdf(conventionPdfRequest(data, at))
}

/** A model that a signatory makes hers. @throws DomainError not-found; unavailable before the amendment is frozen */
export async function getDeliberationFile(
  context: Context,
  { ctgId, amendmentId, partyId }: Key & { readonly partyId: string },
) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  const row = await rowOf(db, 'amendment', { ctgId, id: amendmentId }).find(['content', 'file_sha256 as sha256'])
  const { content, sha256 } = found(row, 'convention.amendment-not-found')
  if (content === null) throw new DomainError('unavailable', 'convention.amendment-not-frozen')
  const { number, motive, signatories, extension } = readAmendment(content)
  const party = await rowOf(db, 'party', { ctgId, id: partyId }).find(['name'])
  const name = found(party, 'ctg.party-not-found').name
  const signatory = found(
    signatories.find((one) => one.name === name),
    'ctg.party-not-found',
  )
  const { ctgName, isDemo, signedOn } = await loadFacts(db, ctgId)
  const earlier = await listInForceBefore(db, ctgId, number)
  const madeOn = todayIn(context, ctgId)
  const termination = await findEndPutOff(db, ctgId, extension?.to ?? null)
  return {
    dossier: amendmentDeliberation({
      ...{ number, motive, party: signatory, sha256, madeOn, ctgName, isDemo, signedOn, earlier, decision: null },
      termination,
    }),
    format: 'docx' as const,
    name: t.deliberationFile(number, signatory.shortName),
  }
}

/** The letter of one termination. @throws DomainError not-found */
export async function getTerminationLetter(
  context: Context,
  { ctgId, terminationId }: { readonly ctgId: string; readonly terminationId: string },
) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  const termination = foundById(await listTerminations(db, ctgId), terminationId, 'convention.termination-not-found')
  const { ctgName, isDemo, signedOn, endsOn, parties } = await loadFacts(db, ctgId)
  const article = await rowsOf(db, 'convention_article', { ctg_id: ctgId })
    .select(['title'])
    .where('body', 'ilike', `%${t.noticeWord}%`)
    .orderBy('position')
    .executeTakeFirst()
  return {
    dossier: terminationLetter({
      ...termination,
      putOffTo: endPutOff([termination], endsOn) && endsOn,
      ...{ ctgName, isDemo, signedOn, madeOn: todayIn(context, ctgId), article: article?.title ?? null },
      addressees: parties.map(({ name }) => name).filter((name) => name !== termination.partyName),
    }),
    format: 'pdf' as const,
    name: t.letterFile,
  }
}
