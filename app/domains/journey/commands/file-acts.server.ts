/** Files several authorising acts at once; the last one awaited authorises the convention. Rules: docs/rules/convention.md §3.8. */
import { conventionPermissions } from '#app/domains/convention/permissions.ts'
import { filedActs, saveFiledActs } from '#app/domains/convention/steps.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { reachConventionMilestones } from '../convention-milestones.server.ts'

export const fileActs = command({
  name: 'journey.file-acts',
  permission: conventionPermissions.write,
  input: { ...filedActs() },
  about: wholeCtg,
  async run(work, { ctgId, files, filings }) {
    const { convention, filed } = await saveFiledActs(work, ctgId, { files, filings })
    return { ...(await reachConventionMilestones(work, ctgId, convention)), filed }
  },
})
