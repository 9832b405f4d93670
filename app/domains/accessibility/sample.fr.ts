/** What the audit looks at: 25 pages and four documents, and what each holds that a criterion may be about. Pure. */

/** `script`: it runs ours in the browser. */
export type Feature =
  | 'pictures'
  | 'tables'
  | 'grouped-tables'
  | 'fields'
  | 'choices'
  | 'option-groups'
  | 'quotes'
  | 'files'
  | 'script'
  | 'search'

export type Unit = {
  readonly key: string
  readonly kind: 'page' | 'document'
  readonly name: string
  /** Of a page, in the table of routes. */
  readonly route?: string
  readonly has: readonly Feature[]
}

const page = <Key extends string>(key: Key, name: string, route: string, ...has: readonly Feature[]) => ({
  ...{ key, name, route, has },
  kind: 'page' as const,
})
/** A page of a CTG: its frame has a search. */
const inCtg = <Key extends string>(key: Key, name: string, route: string, ...has: readonly Feature[]) =>
  page(key, name, `ctg.$ctgId.${route}`, 'script', 'search', 'fields', ...has)
const document = <Key extends string>(key: Key, name: string, ...has: readonly Feature[]) => ({
  ...{ key, name, has },
  kind: 'document' as const,
})

export const sample = [
  page('sign-in', 'Se connecter', 'connexion', 'script', 'fields'),
  page('statement', 'Accessibilité', 'accessibilite', 'script', 'tables'),
  page('site-map', 'Plan du site', 'plan-du-site', 'script'),
  page('help', 'Aide', 'aide', 'script', 'fields', 'search'),
  page('home', 'Mes CTG', '_personne._index', 'script', 'tables'),
  page('account', 'Mon compte', '_personne.compte', 'script', 'tables', 'fields', 'choices'),
  inCtg('dashboard', 'Tableau de bord', '_index', 'tables'),
  inCtg('search', 'Recherche', 'recherche', 'tables'),
  inCtg('diagnosis', 'Diagnostic d’un thème', 'diagnostic_.$themeId', 'pictures', 'tables', 'quotes'),
  inCtg('finding', 'Proposer un constat', 'diagnostic_.$themeId_.constats.nouveau', 'choices'),
  inCtg('issues', 'Enjeux', 'enjeux', 'pictures', 'tables', 'quotes'),
  inCtg('plan', 'Plan d’action', 'plan', 'tables', 'grouped-tables', 'choices', 'files'),
  inCtg('grid', 'Grille du plan', 'plan_.grille', 'tables', 'choices', 'files'),
  inCtg('thread', 'Fil rouge du plan', 'plan_.fil', 'tables', 'choices'),
  inCtg('action', 'Fiche action', 'actions.$actionId', 'tables', 'files'),
  inCtg('edit-action', 'Modifier une fiche', 'actions_.$actionId_.modifier', 'choices', 'option-groups'),
  inCtg('session', 'Réunion en séance', 'reunions_.$meetingId_.seance'),
  inCtg('article', 'Écrire un article', 'convention_.articles.$articleId'),
  inCtg('convention', 'Convention', 'convention', 'tables', 'files'),
  inCtg('followup', 'Suivi', 'suivi', 'tables'),
  page('public', 'Page publique', 't.$address', 'tables', 'files'),
  page('legal', 'Mentions légales', 't.$address_.mentions-legales'),
  page('comment', 'Donner un avis', 't.$address_.avis', 'script', 'fields'),
  page('survey', 'Répondre à une enquête', 'enquete.$surveyToken', 'script', 'fields', 'choices'),
  page('link', 'Lien personnel', 'point.$token', 'script', 'fields', 'choices'),
  document('convention-pdf', 'Convention (PDF)', 'tables'),
  document('dossier-pdf', 'Dossier du copil (PDF)', 'tables', 'pictures'),
  document('dossier-docx', 'Dossier du copil (Word)', 'tables', 'pictures'),
  document('dossier-pptx', 'Dossier du copil (diaporama)', 'tables', 'pictures'),
] as const satisfies readonly Unit[]

export type UnitKey = (typeof sample)[number]['key']
