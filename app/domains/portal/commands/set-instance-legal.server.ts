/** The legal notice of the instance: who answers for every page that does not say it itself. Rules: docs/rules/portal.md §7. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { saveInstanceSetting } from '#app/kernel/instance-setting.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { legalFieldsInput } from '../inputs.ts'
import { legalSettingKey } from '../portal.ts'

export const setInstanceLegal = command({
  name: 'portal.set-instance-legal',
  permission: 'administrator',
  input: { ...legalFieldsInput },
  async run(work, legal) {
    await saveInstanceSetting(work.tx, legalSettingKey, legal)
    await recordAct(work, 'portal-page.instance-legal-set', { ctgId: null, id: work.actor.personId }, { legal })
    return {}
  },
})
