/** The poster of a survey as a PDF: its title, its link to scan or to copy. Rules: docs/rules/surveys.md §3. */
import { renderPdf } from '#app/domains/documents/render-pdf.server.ts'
import { drawCode } from '#app/kernel/drawn-code.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { surveyLabels as t } from '../labels.fr.ts'
import { getPosterFacts } from '../queries.server.ts'
import type { SurveyKey } from '../store.server.ts'

type PosterRequest = SurveyKey & { readonly siteUrl: string; readonly ribbon: string | null }

/** Where one answers. */
export const surveyPath = (token: string): string => `/enquete/${token}`
export const surveyAddress = (siteUrl: string, token: string): string => `${siteUrl}${surveyPath(token)}`

/** @throws DomainError not-found, also for a stranger and for a survey that has no link yet */
export async function makePoster(
  context: Context,
  { siteUrl, ribbon, ...key }: PosterRequest,
): Promise<Uint8Array<ArrayBuffer>> {
  const { token, title, introduction, ctgName, closesOn } = await getPosterFacts(context, key)
  const address = surveyAddress(siteUrl, token)
  const { size, path } = drawCode(address)
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}"/></svg>`
  const { call, scan, minutes } = t.poster
  return renderPdf({
    template: 'surveys/templates/poster.typ',
    data: {
      ...{ title, introduction, call, scan, minutes, address, convention: ctgName, ribbon },
      until: closesOn === null ? '' : t.public.until(closesOn),
      pictureWords: t.page.qr,
    },
    standard: 'ua-1',
    createdAt: context.at,
    files: { '/given/link.svg': new TextEncoder().encode(picture) },
  })
}
