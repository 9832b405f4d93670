/** Freezes the convention with its annexes under the next number, and asks for its PDF. Rules: docs/rules/convention.md §2. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { loadPlanContent } from '#app/domains/snapshots/queries.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { takeNumber } from '#app/kernel/numbering.server.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { contentSha256, getConventionDocument } from '../frozen-document.server.ts'
import { askForPdf } from '../jobs.server.ts'
import { conventionPermissions } from '../permissions.ts'
import { askForDocuments } from '../print/version-documents.server.ts'
import { keepSettledBodies } from '../store.server.ts'

export const freezeVersion = command({
  name: 'convention.freeze-version',
  permission: conventionPermissions.write,
  input: {},
  about: wholeCtg,
  async run(work, { ctgId }) {
    const { tx, at, actor, newId } = work
    const number = await takeNumber(work, ctgId, 'convention-version')
    await keepSettledBodies(work, ctgId)
    const content = await getConventionDocument(tx, { ctgId, number, at })
    if (content.articles.length === 0) throw new DomainError('conflict', 'convention.no-article')
    const conventionVersionId = newId()
    await rowOf(tx, 'convention_version', { ctgId, id: conventionVersionId }).insert({
      number,
      status: 'being-made',
      content: JSON.stringify(content),
      content_sha256: contentSha256(content),
      plan: JSON.stringify(await loadPlanContent(tx, ctgId, todayIn(work, ctgId))),
      made_by: actor.name,
      made_at: at,
    })
    await askForPdf(tx, { ctgId, conventionVersionId })
    await askForDocuments(tx, { ctgId, conventionVersionId }, at)
    await recordAct(work, 'convention.version-frozen', { ctgId, id: conventionVersionId }, { number })
    return { conventionVersionId, number }
  },
})
