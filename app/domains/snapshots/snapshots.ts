/** States of the plan: why one is frozen, which one a question is compared to. Pure. Rules: docs/rules/followup.md §9. */

export type SnapshotReason = 'copil' | 'signature' | 'asked'

export type SnapshotLine = {
  readonly id: string
  readonly name: string
  readonly reason: SnapshotReason
  readonly meetingId: string | null
  /** The day the state is that of. */
  readonly takenOn: string
  readonly takenBy: string
  readonly actionCount: number
}

/** What one asks the changes since: one state, or the copil before a meeting; nothing for the last copil. */
export type Since = { readonly snapshotId?: string; readonly meetingId?: string }

/**
 * The two states to compare. `after` undefined: the plan of today.
 * An empty plan tells nothing of a change: the state of a copil that saw none gives way to the last state that holds actions.
 * @param snapshots the latest first
 * @param meetingOn day of the meeting asked for
 * @returns undefined when there is no state to compare with
 */
export function statesToCompare(
  snapshots: readonly SnapshotLine[],
  { snapshotId, meetingId }: Since,
  meetingOn?: string,
): { readonly before: SnapshotLine; readonly after: SnapshotLine | undefined } | undefined {
  if (snapshotId !== undefined) {
    const before = snapshots.find(({ id }) => id === snapshotId)
    return before && { before, after: undefined }
  }
  const after = meetingId === undefined ? undefined : snapshots.find((one) => one.meetingId === meetingId)
  const isEarlier = (one: SnapshotLine, index: number): boolean =>
    after ? index > snapshots.indexOf(after) : meetingOn === undefined || one.takenOn < meetingOn
  const earlier = snapshots.filter(isEarlier).filter(({ actionCount }) => actionCount > 0)
  const before = earlier.find(({ reason }) => reason === 'copil') ?? earlier[0]
  return before && { before, after }
}
