/** States of an action as people write them. Pure. Rules: docs/rules/taking-up.md §3. */

import { plainWords } from '#app/kernel/plain-words.ts'
import type { ActionStatus } from '../plan.ts'

/** « ok » alone may be agreed as well as done: it is asked. The first that answers wins: « non démarrée » before « démarrée », « partiellement réalisée » before « réalisée ». */
const synonyms: readonly (readonly [ActionStatus, RegExp])[] = [
  ['not-started', /^(non|pas|pas encore) (demarr|commenc|engag|realis|lanc|debut|fait|initi)|^non$/],
  [
    'not-started',
    /^a (demarrer|venir|faire|lancer|engager|programmer|realiser|initier|mettre en (oeuvre|place))|^prevu|^programme|^planifi/,
  ],
  [
    'proposed',
    /^propos|^(en )?projet\b|^a (valider|l'etude|definir)|^en (cours de )?(reflexion|discussion)|^idee|^brouillon/,
  ],
  ['deferred', /^report.*(ctg|convention|suivante|prochaine)/],
  ['suspended', /^suspen|^(mise? )?en (pause|attente|suspens)|^gel|^bloqu|^report|^ajourn|^differ|^stand|^a l'arret/],
  ['abandoned', /^abandon|^annul|^supprim|^non (retenu|poursuivi)|^retir/],
  [
    'in-progress',
    /^(realis|fait|termin|achev|ok)\S* (partiel|en partie)|^(quasi|presque)|^en (retard|route|preparation|phase)/,
  ],
  [
    'in-progress',
    /^partiel|^en cours|^realisation en cours|^engag|^demarr|^lanc|^commenc|^debut|^initi|^amorc|^(se )?poursui|^continu|^perman|^recurr|^recondui|^en partie/,
  ],
  ['done', /^(ok )?(realis|termin|fait|fini|achev|clos|clotur|finalis|atteint|effectu|mise? en (oeuvre|place))|^solde/],
  ['validated', /^valid|^act[eé]|^adopt/],
]

function statusOf(text: string): ActionStatus | undefined {
  const words = plainWords(text).replace(/^actions? /, '')
  const percent = /^(\d{1,3})(?:,\d+)? ?%/.exec(words)?.[1]
  if (percent !== undefined) return percent === '0' ? 'not-started' : Number(percent) >= 100 ? 'done' : 'in-progress'
  const found = synonyms.find(([, pattern]) => pattern.test(words))?.[0]
  // « Fait à 50 % »: what is done in part is under way.
  const share = /\b(\d{1,2})(?:,\d+)? ?%/.exec(words)?.[1]
  return found === 'done' && share !== undefined ? 'in-progress' : found
}

/** Lines of one cell that disagree: what is done or under way in part is under way. */
function mixed(found: readonly ActionStatus[]): ActionStatus | undefined {
  if (new Set(found).size === 1) return found[0]
  return found.includes('done') || found.includes('in-progress') ? 'in-progress' : undefined
}

/** @returns undefined when the words are not known, or doubted: « abandonné ? » */
export function parseStatus(text: string): ActionStatus | undefined {
  if (text.replace(/\([^)]{0,200}\)/g, '').includes('?')) return
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const found = lines.flatMap((line) => statusOf(line) ?? [])
  return lines.length > 1 && found.length === lines.length ? mixed(found) : statusOf(text)
}
