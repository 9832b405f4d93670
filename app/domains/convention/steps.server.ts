/** Parts of acts that higher slices call inside their own transaction. Each checks its rule and journals its line. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import type { KeptFile } from '#app/domains/documents/kept-file.ts'
import { addStoredFile } from '#app/domains/documents/stored-file.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Transaction } from '#app/kernel/database.server.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import type { AuthoredWork, Work } from '#app/kernel/transaction.server.ts'
import { type AuthorisingAct, actProblems, refusalToBecome, type Signature } from './convention.ts'
import { conventionLabels as t } from './labels.fr.ts'
import { lockConvention, lockVersion, requireDecision, requireVersion } from './store.server.ts'

export { filedActs, saveFiledActs } from './signatories/file-acts.server.ts'
export { saveSignatoryCells, signatoryChanges } from './signatories/save-cells.server.ts'

type PartyKey = { readonly ctgId: string; readonly partyId: string }

/**
 * Records or corrects the authorising act of a signatory (§3); without a new file, the one filed before stays.
 * @returns the convention after it
 * @throws DomainError invalid with its fields, conflict `convention.not-a-signatory`, not-found
 */
export async function saveAuthorisingAct(
  work: AuthoredWork,
  { ctgId, partyId, act, file }: PartyKey & { readonly act: AuthorisingAct; readonly file: KeptFile | null },
) {
  const { signatories } = await lockConvention(work, ctgId)
  const signatory = signatories.find((one) => one.partyId === partyId)
  if (!signatory) throw new DomainError('conflict', 'convention.not-a-signatory')
  const problems = Object.entries(actProblems(act, signatory.kind, todayIn(work, ctgId)))
  if (problems.length > 0)
    throw new DomainError(
      'invalid',
      'convention.act-to-correct',
      Object.fromEntries(problems.map(([field, problem]) => [field, t.dayProblem[problem]])),
    )
  await requireVersion(work, ctgId, act.versionId)
  const values = {
    kind: act.kind,
    version_id: act.versionId,
    number: act.number,
    adopted_on: act.adoptedOn,
    expected_on: act.expectedOn,
    transmitted_on: act.transmittedOn,
    note: act.note,
    ...(file && { file_id: await addStoredFile(work, ctgId, file) }),
  }
  const { id } = await work.tx
    .insertInto('authorising_act')
    .values({ ctg_id: ctgId, id: work.newId(), party_id: partyId, ...values })
    .onConflict((conflict) => conflict.columns(['ctg_id', 'party_id']).doUpdateSet(values))
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordAct(work, 'authorising-act.recorded', { ctgId, id }, { partyId, before: signatory.act, after: act })
  return lockConvention(work, ctgId)
}

/**
 * Records or corrects a signature, or a refusal when `signedOn` is null (§4). @returns the convention after it
 * @throws DomainError conflict (the codes of `refusalToBecome`), invalid with its fields, not-found
 */
export async function saveSignature(
  work: AuthoredWork,
  { ctgId, partyId, signature }: PartyKey & { readonly signature: Signature },
) {
  const convention = await lockConvention(work, ctgId)
  const signatory = convention.signatories.find((one) => one.partyId === partyId)
  const isRefusal = signature.signedOn === null
  refuse('convention', refusalToBecome(isRefusal ? 'refused' : 'signed', signatory, convention))
  if (signature.signedOn !== null && signature.signedOn > todayIn(work, ctgId))
    throw new DomainError('invalid', 'convention.signature-to-correct', { signedOn: t.dayProblem['signed-in-future'] })
  await requireVersion(work, ctgId, signature.versionId)
  const values = {
    version_id: signature.versionId,
    signed_on: signature.signedOn,
    signed_by: signature.signedBy,
    signed_as: signature.signedAs,
    is_refusal: isRefusal,
    note: signature.note,
    recorded_at: work.at,
  }
  const { id } = await work.tx
    .insertInto('signature')
    .values({ ctg_id: ctgId, id: work.newId(), party_id: partyId, ...values })
    .onConflict((conflict) => conflict.columns(['ctg_id', 'party_id']).doUpdateSet(values))
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordAct(
    work,
    isRefusal ? 'signature.refused' : 'signature.recorded',
    { ctgId, id },
    { partyId, before: signatory?.signature ?? null, after: signature },
  )
  return lockConvention(work, ctgId)
}

type VersionLink = { readonly ctgId: string; readonly conventionVersionId: string; readonly decisionId: string }

/** Ties a frozen version to the decision that validates it (§2.5). @throws DomainError not-found for either */
export async function linkVersionToDecision(
  work: Work,
  { ctgId, conventionVersionId, decisionId }: VersionLink,
): Promise<void> {
  const version = await lockVersion(work, { ctgId, conventionVersionId })
  await requireDecision(work, ctgId, decisionId)
  await rowOf(work.tx, 'convention_version', { ctgId, id: conventionVersionId }).update({ decision_id: decisionId })
  await recordAct(
    work,
    'convention.version-decided',
    { ctgId, id: conventionVersionId },
    { number: version.number, decisionId, before: version.decisionId },
  )
}

type SignedPdf = { readonly ctgId: string; readonly versionId: string | null; readonly file: KeptFile }

/** Files the convention signed on paper (§4.7); taking up files it too, without a version. */
export async function fileSignedPdf(work: Work, { ctgId, versionId, file }: SignedPdf) {
  await requireVersion(work, ctgId, versionId)
  const fileId = await addStoredFile(work, ctgId, file)
  await rowOf(work.tx, 'signed_convention', { ctgId, id: work.newId() }).insert({
    file_id: fileId,
    version_id: versionId,
    filed_by: work.actor.name,
    filed_at: work.at,
  })
  await recordAct(
    work,
    'convention.signed-filed',
    { ctgId, id: fileId },
    { name: file.name, sha256: file.sha256, versionId },
  )
  return { fileId }
}

type ArticleKey = { readonly ctgId: string; readonly id: string }

/** The plain words of an article written by several hands. A form opened before these words is then told of them. */
export async function saveArticleWords(tx: Transaction, { ctgId, id }: ArticleKey, plain: string): Promise<void> {
  await rowOf(tx, 'convention_article', { ctgId, id }).update((eb) => ({ body: plain, version: eb('version', '+', 1) }))
}
