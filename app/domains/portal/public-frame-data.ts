/** What every public page of a CTG says around its own words. Pure. */

import { formatList } from '#app/kernel/format.ts'
import { withArticle } from '#app/kernel/french.ts'
import type { EditionChange } from './edition-changes.ts'
import { portalLabels as t } from './labels.fr.ts'
import type { LegalNotice } from './portal.ts'
import type { PublicContent } from './public-content.ts'
import { pageTitle, publishersOf } from './public-words.ts'

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
  /** « la Caf du Cher et la Communauté de communes du Pays de la Navette ». */
  readonly publishers: string
}

export const frameOf = ({ address, siteUrl, isDemo, number, pictureSha256, content }: PublicView): PublicFrame => ({
  ...{ address, siteUrl, isDemo, number },
  name: content.ctg.name,
  hasPicture: pictureSha256 !== null,
  pictureAlt: t.pictureAlt(pageTitle(content)),
  publishers: formatList(publishersOf(content).map(({ name }) => withArticle(name))),
})

/** Where an action is told. */
export const actionPath = (address: string, number: number): string => `/t/${address}/actions/${number}`
