/** Deliberations of councils at the schema « scdl/deliberations » 2.1.3 (schema.data.gouv.fr). Pure. Rules: docs/rules/portal.md §8. */
import type { PublicView } from '../public-frame-data.ts'
import { csvOf } from './csv.ts'
import { exportLabels } from './labels.fr.ts'

const columns = [
  ...(['COLL_NOM', 'COLL_SIRET', 'DELIB_ID', 'DELIB_DATE', 'DELIB_MATIERE_CODE', 'DELIB_MATIERE_NOM'] as const),
  ...(['DELIB_OBJET', 'BUDGET_ANNEE', 'BUDGET_NOM', 'PREF_ID', 'PREF_DATE', 'VOTE_EFFECTIF', 'VOTE_REEL'] as const),
  ...(['VOTE_POUR', 'VOTE_CONTRE', 'VOTE_ABSTENTION', 'DELIB_URL'] as const),
] as const

/** Nomenclature ACTES: 8.2 is social aid; in lower case, without comma nor bracket, as the schema asks. */
const subject = { code: '8.2', name: exportLabels.socialAid } as const

const isComplete = ({ siret, number }: PublicView['content']['acts'][number]): boolean =>
  /^\d{14}$/.test(siret) && number !== ''

/** What only the council knows (budget, votes) is left empty; an act without its number or its SIRET is no valid line. */
export const scdlDeliberations = ({ content, siteUrl, address }: PublicView): string =>
  csvOf(
    columns,
    content.acts.filter(isComplete).map(({ council, siret, number, on, object }) => ({
      ...{ COLL_NOM: council, COLL_SIRET: siret, DELIB_ID: number, DELIB_DATE: on },
      ...{ DELIB_MATIERE_CODE: subject.code, DELIB_MATIERE_NOM: subject.name, DELIB_OBJET: object },
      ...{ BUDGET_ANNEE: '', BUDGET_NOM: '', PREF_ID: '', PREF_DATE: '', VOTE_EFFECTIF: '', VOTE_REEL: '' },
      ...{ VOTE_POUR: '', VOTE_CONTRE: '', VOTE_ABSTENTION: '', DELIB_URL: `${siteUrl}/t/${address}` },
    })),
  )

/** Acts that the file leaves out, for who prepares the page. */
export const incompleteActs = (acts: PublicView['content']['acts']): number =>
  acts.filter((act) => !isComplete(act)).length
