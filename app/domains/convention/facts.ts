/** What is counted of a convention, once for its page and for the slices above. Pure. Rules: docs/rules/convention.md §5. */
import {
  authorising,
  type Convention,
  type Missing,
  type MissingCode,
  missingOf,
  type Signatory,
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
  /** One signatory has her page; several, the table where they are written together. */
  const signatoryPath = ([first, ...others]: readonly Signatory[], anchor = ''): string =>
    first && others.length === 0 ? `/signataires/${first.partyId}${anchor}` : '#signataires'
  /** The anchor or the page that mends it. */
  const pathOf: Readonly<Record<MissingCode, string>> = {
    'convention.no-article': '/texte#articles',
    'convention.text-remarks': '/texte#a-revoir',
    'convention.no-version': '/versions#versions',
    'convention.no-decision': `/versions/${toSign?.id ?? ''}#decision`,
    'convention.acts-awaited': signatoryPath(acts.awaited),
    'convention.acts-on-another-version': signatoryPath(acts.onAnotherVersion),
    'convention.signatures-awaited': signatoryPath(signatures.awaited, '#signature'),
    'convention.signatures-on-another-version': signatoryPath(signatures.onAnotherVersion, '#signature'),
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
