/** Every sentence about the states of the plan and what changed between them. Pure. */
import { formatDay } from '#app/kernel/format.ts'
import type { SnapshotReason } from './snapshots.ts'

export const snapshotLabels = {
  copilState: (heldOn: string): string => `Copil du ${formatDay(heldOn)}`,
  signedState: (signedOn: string): string => `Signature du ${formatDay(signedOn)}`,
  reason: {
    copil: 'à la clôture du copil',
    signature: 'à la signature',
    asked: 'à la demande',
  } satisfies Record<SnapshotReason, string>,
  today: 'Plan d’aujourd’hui',
} as const
