/**
 * Figures already assembled, kept a minute. They are public and change only when a data set is loaded: reading, counting and
 * ranking thousands of them again at each page would be most of its cost. Nothing of a CTG is ever kept here.
 */
import type { EvidenceFigures } from '#app/domains/writing/evidence-keys.ts'
import { createKeeper } from '#app/kernel/keeper.server.ts'
import type { ThemeFigures } from './observatory.ts'

/** About as many perimeters as are read in a minute on one node. */
const most = 500

export const keptFigures = createKeeper<Promise<ThemeFigures>>(most)
export const keptEvidence = createKeeper<Promise<EvidenceFigures>>(most)

/** After a data set was loaded. */
export function forgetFigures(reader: object): void {
  keptFigures.forget(reader)
  keptEvidence.forget(reader)
}
