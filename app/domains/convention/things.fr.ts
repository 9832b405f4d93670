/** The convention, as the register of things knows them. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'

export const conventionThings = {
  journal: 'convention',
  kinds: {
    'convention-version': {
      name: 'Convention',
      readers: 'members',
      title: "'Projet de convention, version ' || number",
      path: '/convention/versions/',
    },
    'convention-article': { name: 'Article', readers: 'members', title: 'title', path: '/convention/articles/' },
    'authorising-act': { name: 'Acte d’habilitation', readers: 'nobody' },
    signature: { name: 'Signature', readers: 'nobody' },
  },
  searched: [{ of: 'convention-article', title: 'title', about: 'body', isLong: true }],
  actsOn: {
    'convention.': 'convention-version',
    'convention.article-': 'convention-article',
    'convention.articles-': 'ctg',
    'convention.signed-filed': 'file',
  },
  acts: {
    'convention.articles-prepared': 'Articles de la convention préparés',
    'convention.article-added': 'Article ajouté',
    'convention.article-updated': 'Article modifié',
    'convention.article-moved': 'Article déplacé',
    'convention.article-removed': 'Article retiré',
    'convention.version-frozen': 'Version de la convention figée',
    'convention.version-decided': 'Version liée à une décision',
    'convention.pdf-asked-again': 'PDF de la convention redemandé',
    'convention.signed-filed': 'Convention signée déposée',
    'convention.acts-reminded': 'Actes attendus relancés',
    'authorising-act.recorded': 'Acte d’habilitation enregistré',
    'signature.recorded': 'Signature enregistrée',
    'signature.refused': 'Refus de signer enregistré',
    'signature.erased': 'Saisie de signature effacée',
  },
} as const satisfies SliceThings
