/** The letter of mission of a body as a PDF to sign, made from what its page says. Rule: docs/rules/governance.md §1.4. */

import { renderPdf } from '#app/domains/documents/render-pdf.server.ts'
import { found } from '#app/kernel/errors.ts'
import type { FileStore } from '#app/kernel/files/file-store.ts'
import { formatDay } from '#app/kernel/format.ts'
import { withArticle } from '#app/kernel/french.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { governanceLabels as t } from './labels.fr.ts'
import type { MissionLetterDocument } from './mission-letter.ts'
import { loadPartyMarks } from './party-marks.server.ts'
import { getBodyPage } from './queries.server.ts'

type LetterRequest = {
  readonly ctgId: string
  readonly bodyId: string
  readonly store: FileStore
  readonly ribbon: string | null
}

/** @throws DomainError not-found, also for a stranger */
export async function makeMissionLetter(context: Context, request: LetterRequest) {
  const { db, at } = context
  const { ctgId, store, ribbon } = request
  const { body, leaders, seats, parties, themes, today } = await getBodyPage(context, request)
  const ctg = await db.selectFrom('ctg').select('name').where('id', '=', ctgId).executeTakeFirst()
  const marks = await loadPartyMarks(db, ctgId, store)
  const theme = themes.find(({ id }) => id === body.themeId)
  const about = t.bodyAbout(body.kind, theme?.name)
  const data: MissionLetterDocument = {
    convention: `${t.ctg}, ${found(ctg, 'ctg.not-found').name}`,
    body: body.name,
    // Its kind, unless its name says it already.
    about: about === body.name ? '' : about,
    date: body.letterOn === null ? '' : `le ${formatDay(body.letterOn)}`,
    parties: marks.parties,
    leaders: leaders.map(({ personName, functionTitle, partyShortName, partyKind }) => ({
      ...{ name: personName, as: functionTitle, party: partyShortName, kind: partyKind },
    })),
    mission: body.mission,
    expected: body.expected,
    expectedOn: body.expectedOn === null ? '' : formatDay(body.expectedOn),
    rhythm: body.rhythm,
    sitsAs: body.sitsAs,
    seats: seats.map(({ functionTitle, partyShortName }) => `${functionTitle} (${partyShortName})`),
    signatories: parties.filter(({ isLead }) => isLead).map(({ name }) => withArticle(name)),
    ribbon,
    mention: t.printedOn(formatDay(today)),
  }
  const template = 'governance/templates/mission-letter.typ'
  const pdf = await renderPdf({ template, data, standard: 'ua-1', createdAt: at, files: marks.files })
  return { pdf, name: t.letterFile(body.name) }
}
