/** What is counted of a convention, once for its page and for the slices above. Pure. Rules: docs/rules/convention.md §5. */
import {
  authorising,
  type Convention,
  type Missing,
  type MissingCode,
  missingOf,
  signing,
  versionToSign,
} from './convention.ts'
import { standingOf } from './version-stage.ts'

export type WrittenConvention = {
  readonly articles: { readonly length: number }
  /** None once the convention is signed. */
  readonly remarks: { readonly length: number }
  readonly hasSignedFile: boolean
}

export function conventionFacts(convention: Convention, { articles, remarks, hasSignedFile }: WrittenConvention) {
  const acts = authorising(convention)
  const signatures = signing(convention)
  const toSign = versionToSign(convention.versions) ?? null
  /** The anchor or the page that mends it. */
  const pathOf: Readonly<Record<MissingCode, string>> = {
    'convention.no-article': '/texte#articles',
    'convention.text-remarks': '/texte#a-revoir',
    'convention.no-version': '/versions#versions',
    'convention.no-decision': `/versions/${toSign?.id ?? ''}#decision`,
    'convention.acts-awaited': `/signataires/${acts.awaited[0]?.partyId ?? ''}`,
    'convention.acts-on-another-version': `/signataires/${acts.onAnotherVersion[0]?.partyId ?? ''}`,
    'convention.signatures-awaited': `/signataires/${signatures.awaited[0]?.partyId ?? ''}#signature`,
    'convention.signatures-on-another-version': `/signataires/${signatures.onAnotherVersion[0]?.partyId ?? ''}#signature`,
    'convention.signed-not-filed': '#convention-signee',
  }
  const written = { articles: articles.length, textRemarks: remarks.length, hasSignedFile }
  return {
    acts,
    signatures,
    toSign,
    /** Where the version to sign is; null while none is frozen. */
    standing: toSign && standingOf(convention, toSign.id),
    versionCount: convention.versions.length,
    missing: missingOf(convention, written).map((one: Missing) => ({ ...one, path: `/convention${pathOf[one.code]}` })),
  }
}
export type ConventionFacts = ReturnType<typeof conventionFacts>
