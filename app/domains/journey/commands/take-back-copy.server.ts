/** Takes back the PDF that an institution signed in its own tool, once verified. Rules: docs/rules/signing.md §2.3. */
import { z } from 'zod'
import type { Report } from '#app/domains/signatures/report.ts'
import { signingPermissions } from '#app/domains/signing/permissions.ts'
import { copyFields, isReport } from '#app/domains/signing/signing.ts'
import { saveTakenBackCopy } from '#app/domains/signing/steps.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { reachConventionMilestones } from '../convention-milestones.server.ts'

export const takeBackCopy = command({
  name: 'journey.take-back-copy',
  permission: signingPermissions.lead,
  input: {
    ...copyFields,
    /** Made by the route, which reads the bytes. */
    report: z.custom<Report>(isReport),
    frozenSha256: z.string().regex(/^[0-9a-f]{64}$/),
  },
  about: wholeCtg,
  async run(work, copy) {
    const { convention, copyId, state } = await saveTakenBackCopy(work, copy)
    if (convention) await reachConventionMilestones(work, copy.ctgId, convention)
    return { copyId, state }
  },
})
