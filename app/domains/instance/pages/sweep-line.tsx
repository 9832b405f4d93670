/** What the last sweep of files took away. */
import { formatCount, formatInstant } from '#app/kernel/format.ts'
import type { RoundRun } from '../rounds.server.ts'

export function SweepLine({ sweep }: { readonly sweep: RoundRun | null }) {
  if (!sweep?.doneAt) return <>pas encore cherchés : ils le sont chaque nuit</>
  return (
    <>
      {wordsOf(sweep.removed)}, au passage du {formatInstant(sweep.doneAt)}
    </>
  )
}

function wordsOf(removed: number | null): string {
  if (removed === null) return 'trop nombreux, tous gardés : cette base n’est sans doute pas celle de ces fichiers'
  return removed === 0 ? 'aucun' : formatCount(removed, 'retiré')
}
