/** Chooses how sheets are numbered, and whether numbers follow moves. Rules: docs/rules/plan.md §10.2. */
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { type NumberingRule, numberings } from '#app/domains/plan/outline/numbering.ts'
import { lockPlan, renumberActions } from '#app/domains/plan/outline/places.server.ts'
import { saveNumbering } from '#app/domains/plan/outline/structure.server.ts'
import { planPermissions } from '#app/domains/plan/permissions.ts'
import { changedFields } from '#app/domains/plan/sheet/changes.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import { choice, optionalText, version } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'

const asFields = ({ numbering, sheetPrefix, hasCodesFollowing }: NumberingRule) => ({
  numbering,
  sheetPrefix,
  codes: hasCodesFollowing ? 'following' : 'kept',
})

export const setNumbering = command({
  name: 'plan.set-numbering',
  permission: planPermissions.shapePlan,
  input: {
    version: version(),
    numbering: choice(numberings),
    sheetPrefix: optionalText(12),
    codes: choice(['kept', 'following']),
  },
  about: lockPlan,
  async run(work, { ctgId, version: readVersion, ...typed }, { numbering, version: savedVersion }) {
    if (savedVersion !== readVersion) throw changedMeanwhile('plan', asFields(numbering), typed)
    const rule = {
      numbering: typed.numbering,
      sheetPrefix: typed.sheetPrefix,
      hasCodesFollowing: typed.codes === 'following',
    }
    await saveNumbering(work, ctgId, rule)
    const detail = { changes: changedFields(asFields(numbering), typed) }
    await recordAudit(work, { action: 'plan.numbering-set', subject: { type: 'ctg', id: ctgId }, ctgId, detail })
    const count = rule.hasCodesFollowing ? await renumberActions(work, ctgId, rule) : 0
    return { ctgId, count }
  },
})
