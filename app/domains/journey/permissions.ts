/** Rights over the milestones and the decisions that reach them. Pure. Rules: docs/rules/journey.md §6. */
import { coordinators, type Permission } from '#app/kernel/permission.ts'

/** Coordinators; a cooperation officer for the bodies of her theme. */
const coordination = {
  roles: ['coordinator', 'cooperation-officer'],
  bounds: 'own-theme',
} as const satisfies Permission

export const journeyPermissions = {
  recordDecision: coordination,
  reachMilestones: { ...coordinators, refusal: 'journey.milestones-by-coordinators' },
  closeMeeting: coordination,
  prepareAgenda: coordination,
  recordFraming: coordinators,
  setMilestoneTarget: coordinators,
  takeUpCopil: coordinators,
} as const satisfies Record<string, Permission>
