/** Every sentence about the states of the plan. What changed between them is told in change-words.ts. Pure. */
import { formatCount, formatDay } from '#app/kernel/format.ts'
import type { SnapshotReason } from './snapshots.ts'

type NamedState = { readonly name: string; readonly on: string }

/** Its day is said unless its name says it: « Copil du 18 mars 2016 » ; « Avant les groupes » (30 septembre 2026). */
const stateName = ({ name, on }: NamedState): string =>
  name.includes(formatDay(on)) ? `« ${name} »` : `« ${name} » (${formatDay(on)})`

export const snapshotLabels = {
  /** In the place of the title of a sheet that is restricted. */
  restricted: 'une action à diffusion restreinte',
  states: 'États du plan',
  copilState: (heldOn: string): string => `Copil du ${formatDay(heldOn)}`,
  signedState: (signedOn: string): string => `Signature du ${formatDay(signedOn)}`,
  reason: {
    copil: 'copil clos',
    signature: 'signature',
    asked: 'à la demande',
  } satisfies Record<SnapshotReason, string>,
  today: 'Plan d’aujourd’hui',
  stateOn: (on: string): string => `État du plan au ${formatDay(on)}`,
  /** « Copil du 18 mars 2016, état du plan au 18 mars 2016 (7 actions) ». */
  state: (name: string, on: string, actionCount: number): string =>
    `${name}, état du plan au ${formatDay(on)} (${formatCount(actionCount, 'action')})`,
  chooseStates: 'Choisissez deux états différents, dont le premier contient des actions.',
  emptyStates: 'Le plan ne contenait alors aucune action : il n’y a rien à comparer.',
  changed: 'Ce qui a changé',
  planChanged: 'Ce qui a changé dans le plan',
  /** The two states by their names: the one before is not always that of the copil before. */
  between: ({ before, after }: { readonly before: NamedState; readonly after: NamedState }): string =>
    `De ${stateName(before)} à ${stateName(after)}`,
  nothingChanged: 'Rien n’a changé dans le plan entre ces deux états.',
} as const

export const snapshotRefusals: Readonly<Record<string, string>> = {
  'followup.snapshot-not-found': 'Cet état du plan n’existe pas dans cette CTG.',
  'followup.take-snapshot': 'Un état du plan est figé par la coordination ou par la coopération d’un thème.',
}
