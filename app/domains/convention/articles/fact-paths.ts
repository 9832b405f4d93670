/** Where each fact that fills an article is written, below the page of the CTG. Pure. */
import type { FactName } from '#app/domains/writing/facts.ts'

export const factPaths: Readonly<Record<FactName, string>> = {
  parties: '/membres',
  'party-lines': '/membres',
  caf: '/membres',
  authorities: '/membres',
  territory: '/membres/cadre',
  perimeter: '/membres/cadre',
  themes: '/membres/themes',
  powers: '/membres/themes',
  matrix: '/membres/themes',
  axes: '/objectifs',
  bodies: '/instances',
  seats: '/instances',
  commitments: '/membres',
  'kept-services': '/membres',
  plans: '/membres/cadre',
  start: '/membres/cadre',
  end: '/membres/cadre',
  duration: '/membres/cadre',
}
