/** Public decisions at the schema « scdl/deliberations » 2.1.3 (schema.data.gouv.fr). Pure. Rules: docs/rules/portal.md §8. */

import type { PublicView } from '../public-frame-data.ts'
import { csvOf } from './csv.ts'

const columns = [
  'COLL_NOM',
  'COLL_SIRET',
  'DELIB_ID',
  'DELIB_DATE',
  'DELIB_MATIERE_CODE',
  'DELIB_MATIERE_NOM',
  'DELIB_OBJET',
  'BUDGET_ANNEE',
  'BUDGET_NOM',
  'PREF_ID',
  'PREF_DATE',
  'VOTE_EFFECTIF',
  'VOTE_REEL',
  'VOTE_POUR',
  'VOTE_CONTRE',
  'VOTE_ABSTENTION',
  'DELIB_URL',
] as const

/** Nomenclature of the acts of local authorities: 8.2, social aid; 9 is what none of the others is. */
const subject = { code: '8.2', name: 'Domaines de competences par themes/Aide sociale' } as const

/**
 * The collectivity that leads publishes its acts under its SIRET: without it, no line is valid, and none is written.
 * @returns the file, and whether the SIRET is missing
 */
export function scdlDeliberations(view: PublicView): { readonly csv: string; readonly isWithoutSiret: boolean } {
  const { content, siteUrl, address } = view
  const authority = content.ctg.parties.find(({ kind, siret }) => kind === 'authority' && /^\d{14}$/.test(siret))
  const rows = authority
    ? content.decisions.map(
        ({ number, on, text }): Readonly<Record<(typeof columns)[number], string>> => ({
          COLL_NOM: authority.name,
          COLL_SIRET: authority.siret,
          DELIB_ID: `CTG-${on.slice(0, 4)}-${String(number).padStart(3, '0')}`,
          DELIB_DATE: on,
          DELIB_MATIERE_CODE: subject.code,
          DELIB_MATIERE_NOM: subject.name,
          DELIB_OBJET: text.replace(/\s+/g, ' ').slice(0, 1000),
          ...{ BUDGET_ANNEE: '', BUDGET_NOM: '', PREF_ID: '', PREF_DATE: '' },
          ...{ VOTE_EFFECTIF: '', VOTE_REEL: '', VOTE_POUR: '', VOTE_CONTRE: '', VOTE_ABSTENTION: '' },
          DELIB_URL: `${siteUrl}/t/${address}#decision-${number}`,
        }),
      )
    : []
  return { csv: csvOf(columns, rows), isWithoutSiret: authority === undefined }
}
