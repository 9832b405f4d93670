/** Action sheets, as the register of things knows them. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'
import { sheetFields } from './sheet/fields.fr.ts'

/** SQL of the long texts of a sheet, and of its key words. */
const words = Object.values(sheetFields).flatMap((field) => {
  if (field.kind === 'text') return [`nullif(${field.column}, '')`]
  return field.kind === 'tags' ? [`nullif(array_to_string(${field.column}, ', '), '')`] : []
})

export const planThings = {
  journal: 'plan',
  kinds: {
    action: {
      name: 'Action',
      readers: 'readers-of-its-sheet',
      topics: ['action'],
      title: "trim(code || ' ' || title)",
      path: '/actions/',
      bounds: { themeId: 'theme_id', leadPersonId: 'lead_person_id' },
    },
  },
  searched: [
    {
      of: 'action',
      join: 'left join theme on theme.ctg_id = action.ctg_id and theme.id = action.theme_id',
      title: "trim(action.code || ' ' || action.title)",
      words:
        "concat_ws(' ', action.lead_name, (select name from person where id = action.lead_person_id), action.elected_sponsor)",
      about: "coalesce(theme.name, '')",
    },
    {
      of: 'action',
      title: "trim(code || ' ' || title)",
      about: `concat_ws(' · ', ${words.join(', ')})`,
      isLong: true,
    },
  ],
  told: [
    { acts: 'action.measure-', topics: ['measure'], changed: { type: 'measure', idIn: 'partId', isOfAction: true } },
  ],
  acts: {
    'action.created': 'Action créée',
    'action.renumbered': 'Numéro de la fiche changé',
    'action.updated': 'Fiche modifiée',
    'action.restricted': 'Fiche restreinte',
    'action.opened-to-all': 'Fiche ouverte à tous les membres',
    'action.validated': 'Action validée par décision',
    'action.status-changed': 'État changé',
    'action.services-set': 'Services précisés',
    'action.adjusted-by-report': 'Fiche ajustée par un point d’étape',
    'action.step-added': 'Étape ajoutée',
    'action.step-updated': 'Étape modifiée',
    'action.step-removed': 'Étape retirée',
    'action.dependency-added': 'Dépendance ajoutée',
    'action.dependency-removed': 'Dépendance retirée',
    'action.file-added': 'Document ajouté',
    'action.file-removed': 'Document retiré',
    'action.means-added': 'Moyens ajoutés',
    'action.means-updated': 'Moyens modifiés',
    'action.means-removed': 'Moyens retirés',
    'action.measure-added': 'Mesure ajoutée',
    'action.measure-updated': 'Mesure modifiée',
    'action.measure-removed': 'Mesure retirée',
  },
} as const satisfies SliceThings
