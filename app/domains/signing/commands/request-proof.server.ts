/** Asks for the proof file: what it says is read and kept now, its PDF is made in the background. Rules: docs/rules/signing.md §5. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { refuse } from '#app/kernel/errors.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { signingPermissions } from '../permissions.ts'
import { loadProofData } from '../proof-data.server.ts'
import { proofDossier } from '../proof-document.ts'
import { askForProof } from '../proof-job.server.ts'

export const requestProof = command({
  name: 'convention.request-proof',
  permission: signingPermissions.lead,
  input: { siteUrl: z.url() },
  about: wholeCtg,
  async run(work, { ctgId, siteUrl }) {
    const { tx, actor, at, newId } = work
    const data = await loadProofData(tx, { ctgId, siteUrl, today: todayIn(work, ctgId) })
    refuse('convention', data.versions.length + data.amendments.length === 0 ? 'proof-without-version' : undefined)
    const proofId = newId()
    await rowOf(tx, 'proof_file', { ctgId, id: proofId }).insert({
      state: 'being-made',
      content: JSON.stringify(proofDossier(data)),
      asked_by: actor.name,
      asked_at: at,
    })
    await askForProof(tx, { ctgId, proofId })
    await recordAct(work, 'signing.proof-asked', { ctgId, id: ctgId })
    return { proofId }
  },
})
