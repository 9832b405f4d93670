/** The names of the places where the counts of a CTG are read, and their addresses under that of the CTG. Pure. */
import type { MadeDocuments } from './made-documents.server.ts'

const pages = {
  dashboard: '',
  plan: '/plan',
  'plan, without objective': '/plan?signal=sans-objectif',
  'plan, without lead': '/plan?signal=sans-pilote',
  'plan, without end': '/plan?signal=sans-echeance',
  'plan, late': '/plan?signal=en-retard',
  'plan, matrix': '/plan/matrice',
  'plan, thread': '/plan/fil',
  'plan, seen from the copil': '/plan/copil',
  'plan, grid': '/plan/grille',
  'plan, calendar': '/plan/calendrier',
  'plan, structure': '/plan/arbre',
  'plan, by state': '/plan/cartes',
  'plan, by lead': '/plan/pilotes',
  'plan, means': '/plan/moyens',
  'follow-up': '/suivi',
  correctives: '/suivi/correctives',
  campaigns: '/suivi/campagnes',
  'a new campaign': '/suivi/campagnes/nouvelle',
  'who acts with whom': '/suivi/decloisonnement',
  'axes and objectives': '/objectifs',
  convention: '/convention',
  'early childhood': '/convention/sppe',
  thread: '/fil',
  diagnosis: '/diagnostic',
  facilities: '/diagnostic/equipements',
  issues: '/enjeux',
  essentials: '/elu',
  bodies: '/instances',
  meetings: '/reunions',
  decisions: '/decisions',
  evaluations: '/evaluation',
  members: '/membres',
  'handover, on screen': '/passation',
  'what the CTG did': '/bilan',
  'public page, prepared': '/page-publique',
} as const

const documents = {
  'plan in Word': '/plan/document.docx',
  'plan in PDF': '/plan/document.pdf',
  handover: '/passation.pdf',
  'early childhood in PDF': '/convention/sppe/annexe.pdf',
  'early childhood in Word': '/convention/sppe/annexe.docx',
} as const

/** Of the first sheet, the rows are counted. */
const tablePaths = {
  'plan in XLSX': '/plan/export?format=xlsx',
  'plan in ODS': '/plan/export?format=ods',
  'plan in CSV': '/plan/export?format=csv&feuille=actions',
  'steps in CSV': '/plan/export?format=csv&feuille=etapes',
  'means in CSV': '/plan/export?format=csv&feuille=moyens',
  'measures in CSV': '/plan/export?format=csv&feuille=mesures',
  'dependencies in CSV': '/plan/export?format=csv&feuille=dependances',
  'decisions in XLSX': '/decisions/export?format=xlsx',
  'decisions in CSV': '/decisions/export?format=csv',
  'facilities in XLSX': '/diagnostic/equipements/export?format=xlsx',
} as const

type Dossier = keyof MadeDocuments['dossierPaths']
type Form = 'Word' | 'PDF' | 'slides'
export type TableName = keyof typeof tablePaths
export type PlaceName =
  | keyof typeof pages
  | keyof typeof documents
  | TableName
  | Dossier
  | `${Dossier} in ${Form}`
  | ('version' | 'convention in PDF' | 'convention in Word' | 'convention, summary' | 'convention, slides')
  | ('minutes in PDF' | 'minutes in Word' | 'record of decisions in PDF' | 'record of decisions in Word')
  | ('closed meetings' | 'attendance sheets' | 'mission letters' | 'amendment' | 'amendment in PDF')
  | ('request of data' | 'data letter' | 'evaluation' | 'evaluation, its report' | 'evaluation, its elements')
  | ('evaluation in PDF' | 'evaluation in Word' | 'evaluation, summary' | 'evaluation, slides')
  | ('public page' | 'public actions' | 'personal link')

type Page = { readonly name: PlaceName; readonly path: string }

/** A record as what its names lead to. */
const listed = <Name extends PlaceName>(paths: Readonly<Record<Name, string>>) => {
  const all: { readonly name: Name; readonly path: string }[] = []
  for (const name in paths) all.push({ name, path: paths[name] })
  return all
}
const dossiers: readonly Dossier[] = ['pack', 'yearly review', 'theme synthesis', 'diagnosis in chapters']

export const tables = listed(tablePaths)

export const pagesOf = (made: MadeDocuments): readonly Page[] => {
  const { versionPath, dossierPaths, amendmentPath, requestPath, evaluationPath } = made
  const own = listed({
    version: versionPath,
    ...dossierPaths,
    amendment: amendmentPath,
    'request of data': requestPath,
  })
  const evaluation = {
    evaluation: evaluationPath,
    'evaluation, its report': evaluationPath && `${evaluationPath}/rapport`,
    'evaluation, its elements': evaluationPath && `${evaluationPath}/elements`,
  }
  return [...listed(pages), ...own.filter(({ path }) => path), ...listed(evaluation).filter(({ path }) => path)]
}

/** Of the whole site: what anybody reads, and the link of a lead without account. */
export const openPagesOf = ({ publicPath, linkPath }: MadeDocuments): readonly Page[] =>
  listed({
    'public page': publicPath,
    'public actions': publicPath && `${publicPath}/actions`,
    'personal link': linkPath,
  }).filter(({ path }) => path)

/** Several of one kind are read under one name: their counts are summed. @returns `file`: how it is read */
export function documentsOf(made: MadeDocuments) {
  const { versionPath, closedMeetingIds, bodyIds, amendmentPath, requestPath } = made
  const ofMeetings = (end: string) => closedMeetingIds.map((id) => `/reunions/${id}${end}`)
  const written = (name: PlaceName, file: string, paths: readonly string[]) => ({ name, file, paths })
  const version = `${versionPath}/documents?forme=`
  return [
    ...listed(documents).map(({ name, path }) => written(name, path, [path])),
    written('convention in PDF', '.pdf', [`${versionPath}/convention.pdf`]),
    written('convention in Word', '.docx', [`${version}docx`]),
    written('convention, summary', '.pdf', [`${version}summary-pdf`]),
    written('convention, slides', '.pptx', [`${version}summary-pptx`]),
    written('minutes in PDF', '.pdf', ofMeetings('/compte-rendu.pdf')),
    written('minutes in Word', '.docx', ofMeetings('/compte-rendu.docx')),
    written('record of decisions in PDF', '.pdf', ofMeetings('/releve.pdf')),
    written('record of decisions in Word', '.docx', ofMeetings('/releve.docx')),
    written('attendance sheets', '.pdf', ofMeetings('/emargement.pdf')),
    written(
      'mission letters',
      '.pdf',
      bodyIds.map((id) => `/instances/${id}/lettre-de-mission.pdf`),
    ),
    written('amendment in PDF', '.pdf', amendmentPath ? [`${amendmentPath}/avenant.pdf`] : []),
    written('data letter', '.pdf', requestPath ? [`${requestPath}/lettre.pdf`] : []),
  ]
}

/** Made in the background, and linked from their page. */
export const linkedPlaces: readonly { readonly name: PlaceName; readonly page: PlaceName; readonly form: string }[] = [
  ...dossiers.flatMap((page) => [
    { name: `${page} in Word` as const, page, form: 'docx' },
    { name: `${page} in PDF` as const, page, form: 'pdf' },
    { name: `${page} in slides` as const, page, form: 'pptx' },
  ]),
  { name: 'evaluation in PDF', page: 'evaluation, its report', form: 'pdf' },
  { name: 'evaluation in Word', page: 'evaluation, its report', form: 'docx' },
  { name: 'evaluation, summary', page: 'evaluation, its report', form: 'summary' },
  { name: 'evaluation, slides', page: 'evaluation, its report', form: 'pptx' },
]
