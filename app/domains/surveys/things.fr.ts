/** Surveys, as the register of things knows them. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'

export const surveysThings = {
  journal: 'diagnostic',
  kinds: {
    survey: {
      name: 'Enquête',
      readers: 'members',
      title: 'title',
      path: '/diagnostic/enquetes/',
      isNeverDecided: true,
    },
  },
  searched: [{ of: 'survey', title: 'survey.title', about: 'survey.introduction' }],
  acts: {
    'survey.created': 'Enquête préparée',
    'survey.updated': 'Enquête modifiée',
    'survey.question-added': 'Question ajoutée à une enquête',
    'survey.question-updated': 'Question d’une enquête modifiée',
    'survey.question-moved': 'Question d’une enquête déplacée',
    'survey.question-removed': 'Question d’une enquête retirée',
    'survey.opened': 'Enquête ouverte',
    'survey.extended': 'Dernier jour d’une enquête changé',
    'survey.closed': 'Enquête close',
    'survey.removed': 'Enquête retirée avant d’être ouverte',
    'survey.text-removed': 'Texte d’une enquête effacé',
  },
} as const satisfies SliceThings
