/** Every sentence about the states of the plan. What changed between them is told in change-words.ts. Pure. */
import { formatCount, formatDay, formatFirst, formatList } from '#app/kernel/format.ts'
import type { SnapshotReason } from './snapshots.ts'

type NamedState = { readonly name: string; readonly on: string }

/** Its day is said unless its name says it: « Copil du 18 mars 2016 » ; « Avant les groupes » (30 septembre 2026). */
const stateName = ({ name, on }: NamedState): string =>
  name.includes(formatDay(on)) ? `« ${name} »` : `« ${name} » (${formatDay(on)})`

/** In the place of the title of a sheet that is restricted. */
const restricted = 'une action à diffusion restreinte'

/** A quotation within a quotation takes English marks. */
const innerQuotes = (text: string): string => text.replace(/«\s*/g, '“').replace(/\s*»/g, '”')

/** « a, b et c » ; beyond five, « a, b, c, d et 3 autres »; restricted ones are said together, after all. */
function namesOf(titles: readonly string[]): string {
  const names = titles.filter((title) => title !== restricted).map((title) => `«\u00a0${innerQuotes(title)}\u00a0»`)
  const hidden = titles.length - names.length
  if (hidden === 0) return formatFirst(names)
  if (names.length > 4) return formatList([...names.slice(0, 4), formatCount(titles.length - 4, 'autre')])
  return formatList([...names, hidden > 1 ? formatCount(hidden, '', 'actions à diffusion restreinte') : restricted])
}

/** « 3 actions ajoutées : « … » et 2 actions à diffusion restreinte. »; empty for none. */
function counted(titles: readonly string[], one: string, many: string): string {
  if (titles.length === 0) return ''
  if (titles.some((title) => title !== restricted))
    return `${formatCount(titles.length, one, many)} : ${namesOf(titles)}.`
  const [oneOf = '', manyOf = ''] = [one, many].map((words) => words.replace(/^actions?/, '$& à diffusion restreinte'))
  return `${formatCount(titles.length, oneOf, manyOf)}.`
}

export const snapshotLabels = {
  ...{ restricted, counted, names: namesOf },
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
