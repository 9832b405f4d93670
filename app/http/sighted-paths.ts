/**
 * Where restricted sheets are shown to whoever may read them: the plan and its sheets, their follow-up, and what a person reads
 * for herself. Everywhere else nobody sees them, so that nothing made for all (agenda, minutes, decision, dossier, state of the
 * plan, convention, export, whole print) can hold one. Pure. Rules: docs/rules/plan.md §17.
 */
const ofCtg = [
  '',
  '/plan',
  ...['arbre', 'calendrier', 'cartes', 'cellules', 'changements', 'ensemble', 'grille', 'lieux', 'matrice'].map(
    (view) => `/plan/${view}`,
  ),
  ...['moyens', 'nouvelle', 'pilotes', 'vues'].map((view) => `/plan/${view}`),
  ...['/actions', '/objectifs', '/enjeux', '/suivi', '/textes', '/fichiers'],
  ...['/recherche', '/notifications', '/journal', '/membres'],
]
const personal = ['/', '/actions', '/notifications']
/** Pages under these addresses too. */
const whole = [
  '/plan/changements',
  '/actions',
  '/objectifs',
  '/enjeux',
  '/suivi',
  '/textes',
  '/fichiers',
  '/notifications',
]
const never = ['/suivi/dossiers', '/suivi/etats', '/suivi/decloisonnement']

const isUnder = (path: string, start: string): boolean => path === start || path.startsWith(`${start}/`)

/** @param address path of a request, a page's or its data's */
export function seesRestricted(address: string): boolean {
  const path = address.replace(/\.data$/, '').replace(/\/_root$/, '/')
  const [, inside] = path.match(/^\/ctg\/[^/]+(\/.*)?$/) ?? []
  if (!path.startsWith('/ctg/')) return personal.includes(path)
  const within = (inside ?? '').replace(/\/$/, '')
  if (never.some((start) => isUnder(within, start))) return false
  return ofCtg.includes(within) || whole.some((start) => isUnder(within, start))
}
