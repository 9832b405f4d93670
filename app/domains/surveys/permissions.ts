/** Rights of the surveys slice, by command. Pure. Rules: docs/rules/surveys.md §6. */
import { everyRole, type Permission } from '#app/kernel/permission.ts'

const leading = ['coordinator', 'cooperation-officer'] as const

export const surveysPermissions = {
  read: { roles: everyRole, bounds: 'ctg' },
  lead: { roles: leading, bounds: 'ctg', refusal: 'surveys.lead' },
  /** And only for who is of the team of that survey, whatever her role: see `isOfTeam`. */
  readTexts: { roles: everyRole, bounds: 'ctg', refusal: 'surveys.read-texts' },
} as const satisfies Record<string, Permission>

type SurveyTeam = { readonly teamIds: readonly string[] }

/** Whether this person reads the texts of that survey. */
export const isOfTeam = ({ personId }: { readonly personId: string }, { teamIds }: SurveyTeam): boolean =>
  teamIds.includes(personId)
