/** The public page, as the register of things knows it. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'

export const portalThings = {
  journal: 'ctg',
  kinds: {
    'portal-page': {
      name: 'Page publique',
      readers: 'members',
      from: '(select ctg_id, ctg_id as id from portal_page) as portal_page',
      title: "'Page publique'",
      path: '/page-publique',
      isNeverDecided: true,
    },
  },
  acts: {
    'portal-page.set': 'Page publique réglée',
    'portal-page.legal-set': 'Mentions légales de la page publique modifiées',
    'portal-page.instance-legal-set': 'Mentions légales de l’instance modifiées',
    'portal-page.decisions-chosen': 'Décisions rendues publiques choisies',
    'portal-page.documents-chosen': 'Documents publics choisis',
    'portal-page.proposed': 'Publication de la page publique proposée',
    'portal-page.withdrawn': 'Proposition de publication retirée',
    'portal-page.published': 'Page publique publiée',
    'portal-page.closed': 'Page publique dépubliée',
  },
} as const satisfies SliceThings
