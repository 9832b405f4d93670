/** The text that an amendment changes: the convention signed, as the amendments in force already changed it. Rules: docs/rules/amendments.md §5. */

import { versionToSign } from '#app/domains/convention/convention.ts'
import { getConventionDocument } from '#app/domains/convention/frozen-document.server.ts'
import { loadConvention } from '#app/domains/convention/load-convention.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { asStored } from '#app/kernel/storable.ts'
import { type AmendmentContent, readAmendment } from './amendment-content.ts'
import type { InForce } from './amendments.ts'
import { applyChanges, type Changes, type ConventionBase, readBase } from './consolidate.ts'
import { listContents } from './load-amendments.server.ts'

const changesOf = ({ number, extension, parties, articles, plan }: AmendmentContent): Changes => ({
  ...{ number, parties, articles, plan },
  period: extension?.period ?? null,
})

const inForceOf = ({ number, inForceOn }: Awaited<ReturnType<typeof listContents>>[number]): InForce =>
  number === null || inForceOn === null ? [] : [{ number, inForceOn }]

/** Those in force before this one. The caller has checked the right to read. */
export const listInForceBefore = async (db: Reader, ctgId: string, number: number): Promise<InForce> =>
  (await listContents(db, ctgId)).flatMap(inForceOf).filter((one) => one.number < number)

export type BaseText = {
  readonly text: ConventionBase
  /** Number of the frozen version it comes from; null for the text being written: none was frozen in Trame. */
  readonly versionNumber: number | null
  readonly versionId: string | null
  /** The plan annexed to it thing by thing; null when it was not kept. */
  readonly planState: unknown
  /** Numbers of the amendments it takes in. */
  readonly amendments: readonly number[]
  readonly inForce: InForce
  readonly convention: Awaited<ReturnType<typeof loadConvention>>
}

type BaseTextQuery = {
  readonly ctgId: string
  readonly at: Date /** Taken in too, though not in force. */
  readonly also?: readonly string[]
}

/** @throws DomainError not-found */
export async function loadBaseText(db: Reader, { ctgId, at, also = [] }: BaseTextQuery): Promise<BaseText> {
  const convention = await loadConvention(db, ctgId)
  const signedId = convention.signatories.find(({ signature }) => signature?.versionId)?.signature?.versionId
  const version = convention.versions.find(({ id }) => id === signedId) ?? versionToSign(convention.versions)
  const frozen = version && (await loadFrozen(db, ctgId, version.id))
  const first = frozen?.content ?? asStored(await getConventionDocument(db, { ctgId, number: 0, at }))
  const rows = await listContents(db, ctgId, also)
  const contents = rows.map(({ content }) => readAmendment(content))
  return {
    text: applyChanges(readBase(first), contents.map(changesOf)),
    versionNumber: version?.number ?? null,
    versionId: version?.id ?? null,
    planState: contents.findLast(({ plan }) => plan !== null)?.planState ?? frozen?.plan ?? null,
    amendments: contents.map(({ number }) => number),
    inForce: rows.flatMap(inForceOf),
    convention,
  }
}

const loadFrozen = (db: Reader, ctgId: string, versionId: string) =>
  rowOf(db, 'convention_version', { ctgId, id: versionId }).get(['content', 'plan'])
