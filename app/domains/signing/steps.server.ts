/** Parts of acts that journey's commands call inside their own transaction: a signature recorded reaches milestones. Each checks its rule and journals its line. */
import { takeCode, takeRecoveryCode, takeStep } from '#app/domains/accounts/steps.server.ts'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { signatureStateOf } from '#app/domains/convention/convention.ts'
import type { KeptFile } from '#app/domains/documents/kept-file.ts'
import { addStoredFile } from '#app/domains/documents/stored-file.server.ts'
import type { Report } from '#app/domains/signatures/report.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { AuthoredWork } from '#app/kernel/transaction.server.ts'
import { askForSeal } from './jobs.server.ts'
import { signingLabels as t } from './labels.fr.ts'
import {
  type CoordinationSide,
  coordinationSides,
  linkRefusals,
  linkStateOf,
  signingBars,
  stateOfVerdict,
  waitsFor,
} from './signing.ts'
import { listAllowed, listPlans, lockCopy, lockLink } from './store.server.ts'
import {
  getFrozenText,
  lockSigned,
  requireFrozenFile,
  saveSignatureOf,
  type TextKey,
  textColumns,
  textFromElsewhere,
  textIdOf,
} from './texts.server.ts'

type PaperSignature = {
  readonly ctgId: string
  readonly partyId: string
  readonly signedOn: string
  readonly signedBy: string
  readonly signedAs: string
}
/** Of a version, or of an amendment, which is its own version. */
type SignedText = PaperSignature & { readonly versionId: string }

const signatureOf = ({ signedOn, signedBy, signedAs }: Omit<PaperSignature, 'ctgId' | 'partyId'>) => ({
  ...{ signedOn, signedBy, signedAs },
  note: '',
})

type NewCopy = PaperSignature & {
  readonly text: TextKey
  readonly mode: 'paper' | 'own-tool' | 'trame'
  readonly state: 'recorded' | 'to-confirm' | 'refused'
  readonly fileId: string | null
  readonly report: Report | null
  readonly reason?: string
  readonly provenBy?: string
}

async function insertCopy(work: AuthoredWork, copy: NewCopy): Promise<string> {
  const id = work.newId()
  await rowOf(work.tx, 'signed_copy', { ctgId: copy.ctgId, id }).insert({
    party_id: copy.partyId,
    ...textColumns(copy.text),
    mode: copy.mode,
    state: copy.state,
    file_id: copy.fileId,
    verdict: copy.report?.verdict ?? null,
    report: copy.report === null ? null : JSON.stringify(copy.report),
    signed_on: copy.signedOn,
    signed_by: copy.signedBy,
    signed_as: copy.signedAs,
    reason: copy.reason ?? '',
    proven_by: copy.provenBy ?? '',
    received_by: work.actor.name,
    received_at: work.at,
  })
  return id
}

/** Records a copy signed on paper, of which a scan is filed and certified conform (§2.2). @returns the convention after it; null for an amendment */
export async function savePaperCopy(
  work: AuthoredWork,
  { file, versionId, ...signed }: SignedText & { readonly file: KeptFile },
) {
  const text = await requireFrozenFile(work, signed.ctgId, versionId)
  const convention = await saveSignatureOf(work, { ...signed, text, signature: signatureOf(signed) })
  const fileId = await addStoredFile(work, signed.ctgId, file)
  const id = await insertCopy(work, { ...signed, text, mode: 'paper', state: 'recorded', fileId, report: null })
  const { ctgId, ...detail } = signed
  await recordAct(work, 'signed-copy.filed', { ctgId, id }, { ...detail, ...named(text), sha256: file.sha256 })
  return { convention, copyId: id, state: 'recorded' as const }
}

/**
 * Files the scan of a signature that is recorded, under its own day, person and text (§2.2).
 * @param copy its `versionId` is looked at where the signature names no text; none: a text of the convention made out of Trame
 * @throws DomainError conflict when nothing is signed, or on an amendment withdrawn; not-found
 */
export async function addPaperCopy(
  work: AuthoredWork,
  {
    ctgId,
    partyId,
    versionId,
    file,
  }: Pick<SignedText, 'ctgId' | 'partyId'> & { readonly versionId: string | null; readonly file: KeptFile },
) {
  const frozenText = versionId === null ? textFromElsewhere : await getFrozenText(work.tx, ctgId, versionId)
  const { signature } = (await lockSigned(work, { ctgId, partyId, text: frozenText })).signatory
  if (!signature || signature.signedOn === null) throw new DomainError('conflict', 'convention.nothing-recorded')
  const text = signature.versionId === null ? frozenText : await getFrozenText(work.tx, ctgId, signature.versionId)
  const { signedOn, signedBy, signedAs } = signature
  const signed = { ctgId, partyId, signedOn, signedBy, signedAs }
  const fileId = await addStoredFile(work, ctgId, file)
  const id = await insertCopy(work, { ...signed, text, mode: 'paper', state: 'recorded', fileId, report: null })
  const detail = { partyId, signedOn, signedBy, signedAs, ...named(text), sha256: file.sha256 }
  await recordAct(work, 'signed-copy.filed', { ctgId, id }, detail)
  return { copyId: id }
}

/** The text, as the journal names it. */
const named = ({ versionId, amendmentId }: TextKey) => (amendmentId === null ? { versionId } : { amendmentId })

type TakenBack = SignedText & { readonly file: KeptFile; readonly report: Report; readonly frozenSha256: string }

/**
 * Takes back what an institution signed in its own tool (§2.3): intact, it is a signature; undetermined, it waits for both
 * coordinations; refused, it is kept as what was refused.
 * @returns the convention after it, null when nothing of it is signed by it
 */
export async function saveTakenBackCopy(
  work: AuthoredWork,
  { file, report, frozenSha256, versionId, ...signed }: TakenBack,
) {
  const text = await requireFrozenFile(work, signed.ctgId, versionId)
  if (text.fileSha256 !== frozenSha256) throw new DomainError('conflict', 'convention.verified-against-another')
  const state = stateOfVerdict[report.verdict]
  if (state !== 'recorded') await requireAwaited(work, { ...signed, text })
  const convention =
    state === 'recorded' ? await saveSignatureOf(work, { ...signed, text, signature: signatureOf(signed) }) : null
  const fileId = await addStoredFile(work, signed.ctgId, file)
  const id = await insertCopy(work, { ...signed, text, mode: 'own-tool', state, fileId, report })
  const { ctgId, ...detail } = signed
  const line = { ...detail, ...named(text), sha256: file.sha256, verdict: report.verdict }
  await recordAct(work, state === 'refused' ? 'signed-copy.refused' : 'signed-copy.taken-back', { ctgId, id }, line)
  return { convention, copyId: id, state }
}

/** Nothing is signed yet by it: the rules of a signature are asked when it is confirmed, its days now. */
async function requireAwaited(work: AuthoredWork, signed: PaperSignature & { readonly text: TextKey }): Promise<void> {
  const { signatory } = await lockSigned(work, signed)
  if (signatureStateOf(signatory) === 'signed') throw new DomainError('conflict', 'convention.already-signed')
  if (signed.signedOn > todayIn(work, signed.ctgId))
    throw new DomainError('invalid', 'convention.signature-to-correct', { signedOn: t.signedInFuture })
}

type CopyJudgement = { readonly ctgId: string; readonly copyId: string; readonly side: CoordinationSide | undefined }

async function lockWaiting(work: AuthoredWork, { ctgId, copyId, side }: CopyJudgement) {
  const copy = await lockCopy(work, { ctgId, copyId })
  refuse('convention', copy.state === 'to-confirm' ? undefined : 'copy-not-waiting')
  if (side === undefined) throw new DomainError('forbidden', 'convention.not-a-coordination')
  return { copy, side }
}

/** One coordination confirms a copy that nobody can verify; the second one makes it a signature (§2.4). @returns the convention after it (null for an amendment); undefined until then */
export async function confirmWaitingCopy(work: AuthoredWork, judged: CopyJudgement) {
  const { copy, side } = await lockWaiting(work, judged)
  const { ctgId, copyId } = judged
  await work.tx
    .insertInto('copy_confirmation')
    .values({ ctg_id: ctgId, copy_id: copyId, side, confirmed_by: work.actor.name, confirmed_at: work.at })
    .onConflict((conflict) => conflict.columns(['ctg_id', 'copy_id', 'side']).doNothing())
    .execute()
  const confirmed = await rowsOf(work.tx, 'copy_confirmation', { ctg_id: ctgId, copy_id: copyId }).list(['side'])
  await recordAct(work, 'signed-copy.confirmed', { ctgId, id: copyId }, { partyId: copy.partyId, side })
  if (!coordinationSides.every((one) => confirmed.some((row) => row.side === one))) return
  const { partyId } = copy
  const convention = await saveSignatureOf(work, { ctgId, partyId, text: copy, signature: signatureOf(copy) })
  await setState(work, judged, 'recorded')
  return { convention }
}

export async function rejectWaitingCopy(work: AuthoredWork, judged: CopyJudgement): Promise<void> {
  const { copy, side } = await lockWaiting(work, judged)
  await setState(work, judged, 'refused')
  const { ctgId, copyId } = judged
  await recordAct(work, 'signed-copy.rejected', { ctgId, id: copyId }, { partyId: copy.partyId, side })
}

const setState = ({ tx }: AuthoredWork, { ctgId, copyId }: CopyJudgement, state: NewCopy['state']) =>
  rowOf(tx, 'signed_copy', { ctgId, id: copyId }).update({ state })

/** How she proves who she is: what the route made of the code she typed. */
export type Proof = {
  readonly codeProof: string
  /** Of a second factor, when she has one. */
  readonly step?: number | null
  readonly recoveryProof?: string | null
}

type SignedHere = {
  readonly ctgId: string
  readonly linkId: string
  readonly reason: string
  readonly isInstanceOpen: boolean
  readonly proof: Proof
}

/** Signs in Trame (§3): allowed by all, in her turn, shown who she is. The file is sealed by a job. @returns the convention after it; null for an amendment */
export async function signHere(work: AuthoredWork, { ctgId, linkId, reason, isInstanceOpen, proof }: SignedHere) {
  const link = await lockLink(work, { ctgId, linkId })
  const { partyId, holderName, holderRole } = link
  const { convention, signatory } = await lockSigned(work, { ctgId, partyId, text: link })
  const state = linkStateOf({ ...link, hasSigned: signatureStateOf(signatory) === 'signed' }, work.at)
  if (state !== 'open') throw new DomainError('conflict', linkRefusals[state])
  const [bar] = signingBars(isInstanceOpen, await listAllowed(work.tx, ctgId))
  refuse('convention', bar)
  refuse(
    'convention',
    waitsFor(partyId, await listPlans(work.tx, ctgId), convention.signatories).length > 0 ? 'not-her-turn' : undefined,
  )
  const text = await requireFrozenFile(work, ctgId, textIdOf(link))
  const provenBy = await takeProof(work, linkId, proof)
  const signed = {
    ctgId,
    partyId,
    signedOn: todayIn(work, ctgId),
    signedBy: holderName,
    signedAs: holderRole,
  }
  const after = await saveSignatureOf(work, { ...signed, text, signature: signatureOf(signed) })
  const copy = { ...signed, text, mode: 'trame' as const, state: 'recorded' as const, fileId: null, report: null }
  const copyId = await insertCopy(work, { ...copy, reason, provenBy })
  await recordAct(work, 'signed-copy.signed', { ctgId, id: copyId }, { partyId, ...named(text), reason, provenBy })
  await askForSeal(work.tx, { ctgId, copyId })
  return after
}

/** @returns how she showed who she is. @throws DomainError invalid with its field for a wrong code */
async function takeProof({ tx, actor, at }: AuthoredWork, linkId: string, proof: Proof): Promise<string> {
  const { personId } = actor
  if (await takeCode(tx, { purpose: 'sign', ownerId: linkId }, proof.codeProof, at)) return t.provenBy.mail
  if (personId && proof.step != null && (await takeStep(tx, personId, proof.step))) return t.provenBy.factor
  if (personId && proof.recoveryProof && (await takeRecoveryCode(tx, personId, proof.recoveryProof)))
    return t.provenBy.recovery
  throw new DomainError('invalid', 'accounts.wrong-code', { code: t.wrongCode })
}

export { signerCommand } from './door.server.ts'
export { requireNamed } from './named-to-sign.server.ts'
export { lockCopy } from './store.server.ts'
