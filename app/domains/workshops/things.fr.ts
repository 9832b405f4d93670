/** Workshops, as the register of things knows them. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'

export const workshopsThings = {
  journal: 'gouvernance',
  kinds: {
    workshop: { name: 'Atelier', readers: 'members', title: 'question', path: '/ateliers/' },
  },
  told: [
    // Its sheet leaves the plan, of which its making was told.
    { acts: 'workshop.action-undone', topics: ['action'], changed: { type: 'action', idIn: 'actionId' } },
  ],
  acts: {
    'workshop.opened': 'Atelier ouvert',
    'workshop.closed': 'Atelier clos',
    'workshop.reopened': 'Atelier rouvert',
    'workshop.proposal-added': 'Proposition faite à l’atelier',
    'workshop.proposal-corrected': 'Proposition d’atelier corrigée',
    'workshop.proposal-removed': 'Proposition retirée de l’atelier',
    'workshop.proposal-moved': 'Proposition d’atelier rangée',
    'workshop.group-added': 'Groupe ajouté à l’atelier',
    'workshop.group-renamed': 'Groupe d’atelier renommé',
    'workshop.group-removed': 'Groupe d’atelier défait',
    'workshop.became-finding': 'Constat tiré de l’atelier',
    'workshop.became-action': 'Action tirée de l’atelier',
    'workshop.action-undone': 'Action tirée de l’atelier, défaite',
  },
} as const satisfies SliceThings
