/** The letter of a data request as a PDF to send, made from what its page says. Rule: docs/rules/deposits.md §5. */
import { renderPdf } from '#app/domains/documents/render-pdf.server.ts'
import { found } from '#app/kernel/errors.ts'
import { formatDay } from '#app/kernel/format.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { requestLabels } from '../request-labels.fr.ts'
import { getRequestPage } from '../request-queries.server.ts'
import { paragraphsOf, type RequestLetter } from './request-letter.ts'

const t = requestLabels.letterWords
type LetterQuery = { readonly ctgId: string; readonly dataRequestId: string; readonly ribbon: string | null }

/** @throws DomainError not-found, also for a stranger */
export async function makeRequestLetter(context: Context, query: LetterQuery): Promise<Uint8Array<ArrayBuffer>> {
  const { request, today, isNoted } = await getRequestPage(context, query)
  const ctg = await context.db.selectFrom('ctg').select('name').where('id', '=', query.ctgId).executeTakeFirst()
  const { name } = found(ctg, 'ctg.not-found')
  const data: RequestLetter = {
    convention: name,
    title: t.title,
    date: formatDay(request.askedOn),
    ...{ fromWords: t.from, asking: request.askingPartyName, toWords: t.to, asked: request.askedPartyName },
    object: t.object(request.title),
    intro: t.intro(name),
    request: paragraphsOf(request.request),
    purpose: request.purpose === '' ? [] : [t.purpose, ...paragraphsOf(request.purpose)],
    wanted: request.wantedOn === null ? '' : t.wanted(formatDay(request.wantedOn)),
    secrecy: isNoted ? t.secrecyOutside : t.secrecy,
    how: isNoted ? t.howOutside : t.how,
    askedBy: request.askedBy,
    ribbon: query.ribbon,
    mention: requestLabels.printedOn(formatDay(today)),
  }
  return renderPdf({ template: 'deposits/templates/request-letter.typ', data, standard: 'ua-1', createdAt: context.at })
}
