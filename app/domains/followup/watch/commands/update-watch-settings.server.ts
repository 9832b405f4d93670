/** Sets from when the actions of a CTG call for attention. Rules: docs/rules/followup.md §5.7. */

import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { saveWatchSettings } from '#app/domains/ctg/steps.server.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { fieldLabels } from '#app/kernel/field-labels.fr.ts'
import { optionalInteger } from '#app/kernel/fields.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { followupPermissions } from '../../permissions.ts'
import { loadWatchSettings } from '../queries.server.ts'
import { settingLimits, usualSettings, type WatchSettings } from '../watch.ts'

/** Left empty, the usual threshold. */
const threshold = (key: keyof WatchSettings) =>
  optionalInteger(settingLimits[key]).transform((days) => days ?? usualSettings[key])

export const updateWatchSettings = command({
  name: 'followup.update-watch-settings',
  permission: followupPermissions.updateWatchSettings,
  input: {
    /** 0 while the CTG has set none. */
    version: z.coerce.number({ error: fieldLabels.reload }).int().min(0),
    silentDays: threshold('silentDays'),
    dueSoonDays: threshold('dueSoonDays'),
    copilNoticeDays: threshold('copilNoticeDays'),
  },
  about: wholeCtg,
  async run(work, { ctgId, version, ...settings }) {
    const before = await loadWatchSettings(work.tx, ctgId)
    if (before.version !== version) throw changedMeanwhile('followup', { ...before.settings }, settings)
    const isSaved = await saveWatchSettings(work, ctgId, version, settings)
    if (!isSaved) throw new DomainError('conflict', 'followup.changed-meanwhile')
    await recordAct(work, 'watch-settings.updated', { ctgId, id: ctgId }, { before: before.settings, after: settings })
    return { ctgId }
  },
})
