/** What the last sweep of files took away. */
import { formatCount, formatInstant } from '#app/kernel/format.ts'
import type { RoundRun } from '../rounds.server.ts'

export function SweepLine({ sweep }: { readonly sweep: RoundRun | null }) {
  if (!sweep?.doneAt) return <>pas encore cherchés : ils le sont chaque nuit</>
  const removed = sweep.removed ?? 0
  return (
    <>
      {removed === 0 ? 'aucun' : formatCount(removed, 'retiré')}, au passage du {formatInstant(sweep.doneAt)}
    </>
  )
}
