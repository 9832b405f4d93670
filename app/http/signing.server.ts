/** Around the commands of signing: what reads bytes, or needs the secret or the settings of the instance. Rules: docs/rules/signing.md. */
import { isFactorShown } from '#app/domains/accounts/queries.server.ts'
import { makeMailCode, proofOfCode, proofOfRecovery } from '#app/domains/accounts/second-factor.server.ts'
import { codeLimit, readDigits } from '#app/domains/accounts/second-factor.ts'
import { optionalKeptFile } from '#app/domains/documents/kept-file.ts'
import { takeBackCopy } from '#app/domains/journey/commands/take-back-copy.server.ts'
import { prepareToVerify, verifySigned } from '#app/domains/signatures/run-verify.server.ts'
import { loadTrust } from '#app/domains/signing/jobs.server.ts'
import { getSignatoryProofPage, type PartyKey } from '#app/domains/signing/queries.server.ts'
import { getFrozenText } from '#app/domains/signing/texts.server.ts'
import { countingGuesses } from '#app/kernel/attempts.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { readSmallFile } from '#app/kernel/files/open-file-store.server.ts'
import type { RequestContext } from './request-context.server.ts'
import { type Intent, intent, type RouteArgs } from './route.server.ts'
import { sessionToken } from './session-token.server.ts'
import { onePdf } from './uploads.server.ts'

/** The frozen file of the text named in the form. @throws DomainError not-found, unavailable while it is being made */
async function readFrozen({ context, surroundings }: RouteArgs, ctgId: string, textId: string) {
  const { fileSha256: sha256 } = await getFrozenText(context.db, ctgId, textId)
  if (sha256 === null) throw new DomainError('unavailable', 'convention.file-not-ready')
  return { sha256, bytes: await readSmallFile(surroundings.instance.files, sha256) }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/** The file given is verified against the frozen one before the command judges: its report goes with it. */
async function verifyGiven(args: RouteArgs, form: FormData) {
  void prepareToVerify()
  const values = await onePdf.read(args, form)
  const chosen = form.get('file')
  const ctgId = args.params.ctgId ?? ''
  const textId = String(form.get('versionId') ?? '')
  const upload = optionalKeptFile().safeParse(values.file)
  // What is wrong in the form is told by the command.
  if (!(chosen instanceof File) || !upload.success || !upload.data || !uuid.test(textId))
    return { ...values, ...unread }
  const frozen = await readFrozen(args, ctgId, textId)
  const { db } = args.context
  const { config } = args.surroundings.instance
  const report = await verifySigned({
    bytes: new Uint8Array(await chosen.arrayBuffer()),
    frozen: frozen.bytes,
    trust: await loadTrust(db, config),
    now: args.context.at,
  })
  return { ...values, report, frozenSha256: frozen.sha256 }
}

const unread = {
  frozenSha256: '0'.repeat(64),
  report: {
    verdict: 'refused',
    sizeBytes: 0,
    holdsFrozenFile: false,
    firstDifference: null,
    problems: ['not-a-pdf'],
    signatures: [],
  },
} as const

/** Whoever opens the page of a signatory may hand a file back: its verifier is there before the file is. */
export async function openSignatoryPage(
  { context, surroundings }: Pick<RouteArgs, 'context' | 'surroundings'>,
  key: PartyKey,
) {
  const page = await getSignatoryProofPage(context, key, isSigningOpen(surroundings))
  if (page.mayWrite) void prepareToVerify()
  return page
}

export const takeBackIntent: Intent = intent(takeBackCopy, { upload: { most: 1, read: verifyGiven } })

export const isSigningOpen = ({ instance }: RequestContext): boolean => instance.config.signing.isOpen

/** What the instance requires of a signatory and she has not shown yet; null when she may sign. Rules: docs/rules/accounts.md §10.7. */
export type SigningNeed = 'account' | 'factor' | null

/** By a personal link nobody shows a second factor: where one is asked, one signs with an account. */
export const needByLink = ({ instance }: RequestContext): SigningNeed =>
  instance.config.secondFactor.forSigning ? 'account' : null

/** With an account: its session showed a second factor, whichever. */
export async function needOfAccount(
  args: Pick<RouteArgs, 'context' | 'surroundings' | 'request'>,
): Promise<SigningNeed> {
  const { config } = args.surroundings.instance
  if (!config.secondFactor.forSigning) return null
  const isPassed = await isFactorShown(args.context.db, sessionToken(args.request.headers, config.secret))
  return isPassed ? null : 'factor'
}

/** @throws DomainError forbidden */
export function requireNothingMore(need: SigningNeed): void {
  if (need === 'account') throw new DomainError('forbidden', 'convention.account-needed')
  if (need === 'factor') throw new DomainError('forbidden', 'convention.factor-needed')
}

/** A code just made: sent by the command, known here for the time of the request alone. */
export function newSigningCode({ instance }: RequestContext, linkId: string) {
  const code = makeMailCode()
  return { code, codeProof: proofOfCode(instance.config.secret, { purpose: 'sign', ownerId: linkId }, code) }
}

/** What the code typed is worth as a code sent by mail. */
export const typedCode = (surroundings: RequestContext, linkId: string, form: FormData) => ({
  codeProof: proofOfCode(
    surroundings.instance.config.secret,
    { purpose: 'sign', ownerId: linkId },
    readDigits(String(form.get('code') ?? '')),
  ),
  isInstanceOpen: isSigningOpen(surroundings),
})

export const typedRecovery = ({ context, surroundings }: RouteArgs, form: FormData): string =>
  proofOfRecovery(surroundings.instance.config.secret, context.actor.personId, String(form.get('code') ?? ''))

/** Wrong codes on one link: the sixth is not looked at. */
export const limitingLinkCodes = <Result>(db: Database, linkId: string, at: Date, run: () => Promise<Result>) =>
  countingGuesses(db, { limit: codeLimit, who: linkId, at, wrong: 'accounts.wrong-code' }, run)
