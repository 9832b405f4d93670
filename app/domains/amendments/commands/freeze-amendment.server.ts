/** Freezes an amendment under the next number, lists who is called to sign it, and asks for its PDF. Rules: docs/rules/amendments.md §3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { loadConvention } from '#app/domains/convention/load-convention.server.ts'
import { keepSettledBodies } from '#app/domains/convention/store.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { addRows, rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { calledToSign, refusalToFreeze } from '../amendments.ts'
import { amendmentContent, contentSha256 } from '../freeze-amendment.server.ts'
import { askForPdf } from '../jobs.server.ts'
import { partsOf } from '../load-amendments.server.ts'
import { amendmentPermissions } from '../permissions.ts'
import { loadDates, lockAmendment } from '../store.server.ts'

export const freezeAmendment = command({
  name: 'convention.freeze-amendment',
  permission: amendmentPermissions.write,
  input: { amendmentId: id() },
  about: lockAmendment,
  async run(work, { ctgId, amendmentId }, { amendment }) {
    const { tx, at, actor } = work
    refuse('convention', refusalToFreeze(amendment, partsOf(amendment), await loadDates(work.tx, ctgId)))
    await keepSettledBodies(work, ctgId)
    const { signatories } = await loadConvention(tx, ctgId)
    const signing = calledToSign(
      signatories,
      amendment.parties.map((party) => party.id),
    )
    const number = await nextNumber(work, ctgId)
    const content = await amendmentContent(work, { ctgId, number, amendment, signing })
    await rowOf(tx, 'amendment', { ctgId, id: amendmentId }).update({
      number,
      content: JSON.stringify(content),
      content_sha256: contentSha256(content),
      frozen_by: actor.name,
      frozen_at: at,
      status: 'being-made',
      pdf_asked_at: at,
    })
    await addRows(
      tx,
      'amendment_signatory',
      signing.map((partyId, position) => ({
        ctg_id: ctgId,
        amendment_id: amendmentId,
        party_id: partyId,
        position,
      })),
    )
    await askForPdf(tx, { ctgId, amendmentId })
    await recordAct(work, 'amendment.frozen', { ctgId, id: amendmentId }, { number })
    return { amendmentId, number }
  },
})

/** Without a gap: the CTG's row is locked until the transaction that takes the number ends. */
const nextNumber = async ({ tx }: Work, ctgId: string): Promise<number> =>
  1 + (await rowsOf(tx, 'amendment', { ctg_id: ctgId }).highest('number'))
