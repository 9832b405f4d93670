/** States of an action as people write them. Pure. Rules: docs/rules/taking-up.md §3. */
import type { ActionStatus } from '../plan.ts'
import { plainWords } from './plain-words.ts'

/** The first that answers wins: « non démarrée » before « démarrée », « partiellement réalisée » before « réalisée ». */
const synonyms: readonly (readonly [ActionStatus, RegExp])[] = [
  ['not-started', /^(non|pas|pas encore) (demarr|commenc|engag|realis|lanc|debut|fait)/],
  [
    'not-started',
    /^a (demarrer|venir|faire|lancer|engager|programmer|realiser|mettre en oeuvre)|^prevu|^programme|^planifi/,
  ],
  ['proposed', /^propos|^projet\b|^a valider|^a l'etude|^en reflexion|^idee|^a definir|^brouillon/],
  ['deferred', /^report.*(ctg|convention|suivante|prochaine)/],
  ['suspended', /^suspend|^en pause|^en attente|^gel|^bloqu|^report|^ajourn|^differ|^stand/],
  ['abandoned', /^abandon|^annul|^supprim|^non retenu|^retir/],
  [
    'in-progress',
    /^partiel|^en cours|^engag|^demarr|^lanc|^commenc|^debut|^continu|^perman|^recurr|^recondui|^en partie/,
  ],
  [
    'done',
    /^realis|^termin|^fait|^achev|^clos|^cloture|^finalis|^atteint|^effectu|^mis en oeuvre|^mise en oeuvre|^ok$|^solde/,
  ],
  ['validated', /^valid|^act[eé]|^adopt/],
]

/** @returns undefined when the words are not known */
export function parseStatus(text: string): ActionStatus | undefined {
  const words = plainWords(text).replace(/^actions? /, '')
  const percent = /^(\d{1,3})(?:,\d+)? ?%/.exec(words)?.[1]
  if (percent !== undefined) return percent === '0' ? 'not-started' : Number(percent) >= 100 ? 'done' : 'in-progress'
  return synonyms.find(([, pattern]) => pattern.test(words))?.[0]
}
