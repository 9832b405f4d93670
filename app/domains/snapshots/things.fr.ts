/** States of the plan, as the register of things knows them. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'

export const snapshotsThings = {
  journal: 'suivi',
  kinds: {
    'plan-snapshot': { name: 'État du plan', readers: 'members', title: 'name', path: '/suivi/etats/' },
  },
  acts: {
    'plan-snapshot.taken': 'État du plan figé',
  },
} as const satisfies SliceThings
