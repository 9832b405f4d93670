/** Rights on follow-up, by command. Pure. Rules: docs/rules/followup.md §4. */
import { coordinators, type Permission } from '#app/kernel/permission.ts'

const steerers = ['coordinator', 'cooperation-officer'] as const

export const followupPermissions = {
  /** The lead on her actions; the others enter for a lead. */
  submitReport: { roles: [...steerers, 'action-lead'], bounds: 'own-action' },
  answerReport: { roles: steerers, bounds: 'own-theme', refusal: 'followup.answer-report' },
  openCorrectiveAction: { roles: steerers, bounds: 'own-theme' },
  closeCorrectiveAction: { roles: steerers, bounds: 'own-theme' },
  addCorrectiveNote: { roles: steerers, bounds: 'own-theme' },
  updateWatchSettings: coordinators,
} as const satisfies Record<string, Permission>
