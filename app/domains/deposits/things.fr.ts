/** What the parties share and ask of one another, as the register of things knows it. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'

export const depositsThings = {
  journal: 'diagnostic',
  kinds: {
    dataset: {
      name: 'Données partagées',
      readers: 'members',
      title: 'name',
      path: '/diagnostic/donnees/',
      isNeverDecided: true,
    },
    'data-request': {
      name: 'Demande de données',
      readers: 'members',
      title: 'title',
      path: '/diagnostic/donnees/demandes/',
      isNeverDecided: true,
    },
  },
  searched: [
    { of: 'dataset', where: "dataset.state = 'shown'", title: 'dataset.name', about: 'dataset.source' },
    {
      of: 'data-request',
      where: "data_request.state <> 'withdrawn'",
      title: 'data_request.title',
      about: 'data_request.request',
    },
  ],
  acts: {
    'dataset.deposited': 'Chiffres déposés',
    'dataset.corrected': 'Chiffres corrigés',
    'dataset.withdrawn': 'Chiffres retirés',
    'data-request.asked': 'Données demandées',
    'data-request.promised': 'Données promises pour une date',
    'data-request.given': 'Données données',
    'data-request.refused': 'Demande de données refusée, avec sa raison',
    'data-request.withdrawn': 'Demande de données retirée',
  },
} as const satisfies SliceThings
