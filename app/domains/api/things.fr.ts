/** What ties other software, as the register of things knows them. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'

export const apiThings = {
  journal: 'ctg',
  kinds: {
    'api-token': {
      name: 'Jeton d’un logiciel',
      readers: 'members',
      title: 'name',
      path: '/membres/logiciels',
      isNeverDecided: true,
    },
    webhook: {
      name: 'Logiciel prévenu',
      readers: 'members',
      title: 'name',
      path: '/membres/logiciels',
      isNeverDecided: true,
    },
  },
  acts: {
    'api-token.created': 'Jeton créé pour un logiciel',
    'api-token.revoked': 'Jeton d’un logiciel révoqué',
    'webhook.added': 'Adresse d’un logiciel à prévenir ajoutée',
    'webhook.updated': 'Adresse d’un logiciel à prévenir modifiée',
    'webhook.paused': 'Envois à un logiciel mis en pause',
    'webhook.removed': 'Adresse d’un logiciel à prévenir retirée',
    'webhook.resumed': 'Envois à un logiciel repris',
    'webhook.stopped': 'Envois à un logiciel arrêtés, faute de réponse',
    'webhook.secret-renewed': 'Secret d’un webhook changé',
    'webhook.tested': 'Message d’essai envoyé à un logiciel',
    'webhook.sent-again': 'Message renvoyé à un logiciel',
  },
} as const satisfies SliceThings
