/** Parts of commands that higher slices call inside their own transaction. Rules: docs/rules/followup.md §9. */
import type { AuthoredWork } from '#app/kernel/transaction.server.ts'
import { snapshotLabels } from './labels.fr.ts'
import { saveSnapshot } from './store.server.ts'

/** The plan as the copil leaves it, frozen when its meeting is closed. @returns the id of the state */
export const freezeCopilState = (
  work: AuthoredWork,
  { ctgId, meetingId, heldOn }: { readonly ctgId: string; readonly meetingId: string; readonly heldOn: string },
): Promise<string> => saveSnapshot(work, { ctgId, meetingId, reason: 'copil', name: snapshotLabels.copilState(heldOn) })

/** The plan that was signed, frozen when the last signature is recorded: a CTG is signed once. @returns the id of the state */
export const freezeSignedState = (work: AuthoredWork, ctgId: string, signedOn: string): Promise<string> =>
  saveSnapshot(work, { ctgId, meetingId: null, reason: 'signature', name: snapshotLabels.signedState(signedOn) })
