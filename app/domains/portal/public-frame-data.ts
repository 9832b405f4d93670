/** What every public page of a CTG says around its own words. Pure. */

import type { EditionChange } from './edition-changes.ts'
import { portalLabels as t } from './labels.fr.ts'
import type { LegalNotice } from './portal.ts'
import type { PublicContent } from './public-content.ts'
import { pageTitle } from './public-words.ts'

/** An edition as it is served: sheets kept apart since are no longer in it. */
export type PublicView = {
  readonly ctgId: string
  readonly address: string
  readonly siteUrl: string
  readonly isDemo: boolean
  readonly number: number
  readonly publishedOn: string
  readonly publishedAt: string
  /** Content of the store; null until the job made it. */
  readonly pictureSha256: string | null
  readonly content: PublicContent
  /** Since the edition before; null for the first one. */
  readonly changes: { readonly since: string; readonly lines: readonly EditionChange[] } | null
  readonly legal: LegalNotice
}

export type PublicFrame = {
  readonly address: string
  readonly siteUrl: string
  readonly isDemo: boolean
  readonly name: string
  readonly number: number
  readonly hasPicture: boolean
  readonly pictureAlt: string
  readonly parties: readonly string[]
}

export const frameOf = ({ address, siteUrl, isDemo, number, pictureSha256, content }: PublicView): PublicFrame => ({
  ...{ address, siteUrl, isDemo, number },
  name: content.ctg.name,
  hasPicture: pictureSha256 !== null,
  pictureAlt: t.pictureAlt(pageTitle(content)),
  parties: content.ctg.parties.filter(({ kind }) => kind !== 'partner').map(({ name }) => name),
})

/** Where an action is told. */
export const actionPath = (address: string, number: number): string => `/t/${address}/actions/${number}`
