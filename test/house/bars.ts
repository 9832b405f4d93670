/** The numbers that `npm run check` prints at its end, each with its bar. Pure but for the dead exports. */
import { listImportRefusals } from '../import-refusals.ts'
import { listFrenchOutsideLabels } from './french-text.ts'
import { listLongFiles, mostLines } from './long-files.ts'
import { listLongFunctions, mostFunctionLines } from './long-functions.ts'
import type { SourceFile } from './source-file.ts'
import { listTableRefusals } from './table-rules.ts'
import { listUnelidedNames } from './unelided-names.ts'

export type Bar = {
  readonly title: string
  /** What is wanted. */
  readonly bar: number
  /** Until it is reached: what there is today, which may only go down. */
  readonly ratchet: number
  readonly found: readonly string[]
}

export const barsOf = (tree: readonly SourceFile[], deadExports: readonly string[]): readonly Bar[] => [
  { title: `fichiers de plus de ${mostLines} lignes sans raison`, bar: 0, ratchet: 0, found: listLongFiles(tree) },
  // Those left read better whole, most of them: one statement of SQL (`sheetsOf`, `loadScene`…), one table (`listTools`, `createTaskList`).
  { title: `fonctions de plus de ${mostFunctionLines} lignes`, bar: 15, ratchet: 15, found: listLongFunctions(tree) },
  {
    title: 'imports et usages de tables refusés',
    bar: 0,
    ratchet: 0,
    found: [...listImportRefusals(tree), ...listTableRefusals(tree)],
  },
  { title: 'textes français hors des libellés', bar: 0, ratchet: 0, found: listFrenchOutsideLabels(tree) },
  { title: 'noms sans élision après « de »', bar: 0, ratchet: 0, found: listUnelidedNames(tree) },
  { title: 'exports morts en production', bar: 0, ratchet: 0, found: deadExports },
]

/** How a bar is told; what is found is listed when it is refused, or when a few lines say it. */
export function toldBar({ title, bar, ratchet, found }: Bar): {
  readonly isRefused: boolean
  readonly lines: readonly string[]
} {
  const count = found.length
  const isRefused = count > Math.max(bar, ratchet)
  const state = isRefused
    ? `refusé : ${Math.max(bar, ratchet)} au plus`
    : count <= bar
      ? 'tenu'
      : `barre ${bar}${count < ratchet ? ` ; ramener la limite de ${ratchet} à ${count}` : ''}`
  const shown = isRefused ? found : found.slice(0, count <= bar ? 0 : 15)
  return { isRefused, lines: [`${title} : ${count} (${state})`, ...shown.map((line) => `  ${line}`)] }
}
