/** Which chapter « Aide » opens on each page, and for whom another says it better. Pure. Rules: docs/rules/guides.md §3. */
import type { Role } from '#app/kernel/actor.ts'
import type { ChapterKey } from './guides.ts'

const ctg = (...paths: readonly string[]): readonly string[] => paths.map((path) => `/ctg/:ctgId${path}`)

/** Addresses of the route table by the chapter that explains them; a test holds every page to one. */
export const pagesOf: Partial<Record<ChapterKey, readonly string[]>> = {
  'coordination/premiers-pas': ctg('/premiers-pas'),
  'coordination/creer': ['/ctg/nouvelle', '/ctg/reprise'],
  'coordination/inviter': ctg('/membres', '/membres/:memberId', '/mandat', '/passation'),
  'coordination/cadrage': ctg('/cadrage', '/membres/themes', '/membres/cadre'),
  'coordination/chiffres': ctg(
    ...['', '/:themeId/communes', '/croiser', '/indicateurs/:indicatorId', '/portrait', '/reperes'].map(
      (path) => `/diagnostic${path}`,
    ),
  ),
  'coordination/donnees': ctg(
    ...['', '/:datasetId', '/demandes/:dataRequestId', '/demandes/nouvelle', '/deposer'].map(
      (path) => `/diagnostic/donnees${path}`,
    ),
  ),
  'coordination/equipements': ctg(
    ...['', '/:facilityId', '/reprendre', '/reprendre/:facilityImportId'].map(
      (path) => `/diagnostic/equipements${path}`,
    ),
  ),
  'coordination/enquetes': ctg(
    ...['', '/:surveyId', '/:surveyId/apercu', '/:surveyId/textes'].map((path) => `/diagnostic/enquetes${path}`),
  ),
  'coordination/constats': ctg(
    '/diagnostic/:themeId',
    '/diagnostic/:themeId/constats/nouveau',
    '/constats/:findingId',
    '/constats/:findingId/modifier',
  ),
  'coordination/enjeux': ctg(
    '/diagnostic/:themeId/enjeux/nouveau',
    ...['/enjeux', '/enjeux/:issueId', '/enjeux/noter', '/objectifs', '/objectifs/:objectiveId', '/objectifs/nouveau'],
  ),
  'coordination/ateliers': ctg('/ateliers', '/ateliers/:workshopId', '/ateliers/:workshopId/salle'),
  'coordination/plan': ctg(
    ...['/actions/:actionId', '/actions/:actionId/modifier', '/plan', '/plan/nouvelle'],
    ...['/plan/ensemble', '/plan/changements', '/plan/changements/:batchId', '/plan/fil'],
  ),
  'coordination/vues': ctg(
    ...['arbre', 'calendrier', 'cartes', 'copil', 'grille', 'lieux', 'matrice', 'moyens', 'pilotes', 'vues'].map(
      (path) => `/plan/${path}`,
    ),
  ),
  'coordination/reprise': ctg('/reprise', '/plan/reprise/:importId'),
  'coordination/suivi': ctg(
    ...['', '/:reportId', '/corrective/nouvelle', '/correctives', '/correctives/:correctiveActionId'].map(
      (path) => `/suivi${path}`,
    ),
    ...['/decloisonnement', '/etats', '/etats/:snapshotId', '/etats/comparer', '/reglages'].map(
      (path) => `/suivi${path}`,
    ),
  ),
  'coordination/campagnes': ctg(
    ...['', '/:campaignId', '/:campaignId/personnes/:recipientId', '/nouvelle'].map(
      (path) => `/suivi/campagnes${path}`,
    ),
  ),
  'coordination/instances': ctg(
    ...['/annuaire', '/instances', '/instances/:bodyId', '/instances/:bodyId/presences'],
    '/instances/renouvellement/:partyId',
  ),
  'coordination/reunions': ctg(
    ...['', '/:meetingId', '/:meetingId/ordre-du-jour', '/nouvelle'].map((path) => `/reunions${path}`),
  ),
  'coordination/seance': ctg(
    ...['cloture', 'decision', 'presences', 'salle', 'seance'].map((path) => `/reunions/:meetingId/${path}`),
  ),
  'coordination/decisions': ctg('/decisions', '/decisions/:decisionId'),
  'coordination/convention': ctg(
    ...['/articles/:articleId', '/texte', '/versions', '/versions/:conventionVersionId', '/versions/comparer'].map(
      (path) => `/convention${path}`,
    ),
  ),
  'coordination/annexes': ctg('/convention/annexes', '/convention/annexes/cof', '/convention/annexes/postes'),
  'coordination/sppe': ctg('/convention/sppe', '/convention/sppe/missions', '/convention/sppe/points/:pointKey'),
  'coordination/signer': ctg(
    ...['', '/actes', '/preuve', '/preuve/:partyId', '/relances', '/signataires/:partyId', '/signer'].map(
      (path) => `/convention${path}`,
    ),
  ),
  'coordination/avenants': ctg(
    ...['', '/:amendmentId', '/:amendmentId/signataires/:partyId', '/:amendmentId/preuve/:partyId'].map(
      (path) => `/convention/avenants${path}`,
    ),
  ),
  'coordination/evaluation': ctg(
    '/evaluation',
    '/evaluation/:evaluationId',
    ...['cadrage', 'elements', 'question', 'rapport', 'recommandations'].map(
      (path) => `/evaluation/:evaluationId/${path}`,
    ),
    ...['/evaluation/questions/:questionId', '/evaluation/questions/:questionId/modifier'],
  ),
  'coordination/renouvellement': ctg(
    ...['/bilan', '/diagnostic/bilan', '/plan/precedente', '/reconduction', '/renouvellement'],
  ),
  'coordination/page-publique': ctg('/page-publique', '/page-publique/avis'),
  'coordination/dossiers': ctg('/suivi/dossiers', '/suivi/dossiers/:dossierId', '/suivi/dossiers/nouveau'),
  'coordination/archives': ctg('/archives'),
  'coordination/retrouver': [...ctg('', '/fil', '/journal', '/notifications', '/recherche'), '/notifications'],
  'pilote/point': ctg('/actions/:actionId/point'),
  'pilote/ecrire-ensemble': ctg('/textes/:textId', '/textes/:textId/historique'),
  'sans-compte/entrer': [
    ...['/connexion', '/connexion/lien/:signInToken', '/mot-de-passe', '/mot-de-passe/lien/:passwordToken'],
    '/desabonnement/:secret',
  ],
  'sans-compte/point': ['/point/:token', '/point/:token/envoye', '/point/:token/transmettre'],
  'sans-compte/reunion': ['/invitation/:invitationToken'],
  'sans-compte/signature': ['/signature/:signingToken', '/verifier'],
  'sans-compte/habitants': [
    ...['/enquete/:surveyToken', '/atelier/:code', '/avis/:publicToken', '/avis/arreter/:publicToken'],
    ...['/t/:address/avis', '/t/:address/suivre', '/t/:address/signaler'],
  ],
  'elu/essentiel': ctg('/elu'),
  'conseiller/portefeuille': ['/', '/actions', '/comparer', '/couverture', '/renouvellements'],
  'conseiller/campagnes': ['/campagnes', '/campagnes/nouvelle'],
  'conseiller/bibliotheque': ['/bibliotheque', '/bibliotheque/:librarySheetId'],
  'conseiller/modeles': ctg('/convention/modeles', '/convention/modeles/:templateId'),
  'statisticien/observatoire': ['/observatoire'],
  'informatique/cles': [
    '/connexion/second-facteur',
    ...['', '/relier', '/sortie'].map((path) => `/connexion/fournisseur${path}`),
  ],
  'informatique/compte': ['/compte', '/adresse/:addressToken'],
  'informatique/donnees': ['/compte/donnees', '/donnees-personnelles', '/mes-donnees/:dataToken'],
  'informatique/logiciels': [...ctg('/membres/logiciels'), '/api'],
  'informatique/administrer': [
    '/administration',
    ...['archives', 'chiffres', 'comptes', 'comptes/:personId', 'connecteurs', 'ctg', 'ctg/:administeredCtgId', 'etat'],
    ...[
      'invitations',
      'journal',
      'mentions-legales',
      'messages',
      'modeles',
      'modeles/:templateId',
      'personnes-parties',
    ],
    ...['personnes-parties/:personId', 'registre', 'stockage', 'taches'],
  ].map((path) => (path.startsWith('/') ? path : `/administration/${path}`)),
}

/** Who has not the coordination’s work reads another chapter on the same page. */
export const chaptersByRole: Partial<Record<Role, Readonly<Record<string, ChapterKey>>>> = {
  'action-lead': {
    '/ctg/:ctgId': 'pilote/fiche',
    '/ctg/:ctgId/actions/:actionId': 'pilote/fiche',
    '/ctg/:ctgId/actions/:actionId/modifier': 'pilote/fiche',
  },
  'body-member': {
    '/ctg/:ctgId': 'elu/essentiel',
    '/ctg/:ctgId/enjeux/noter': 'elu/sieger',
    '/ctg/:ctgId/decisions': 'elu/sieger',
    '/ctg/:ctgId/reunions/:meetingId': 'elu/essentiel',
    '/ctg/:ctgId/page-publique': 'elu/juger',
    '/ctg/:ctgId/evaluation': 'elu/juger',
  },
}

const segmentsOf = (path: string): readonly string[] => path.split('/').filter(Boolean)

/** Fixed words count more than ids, the first ones most: « /plan/nouvelle » is no action. */
const precisionOf = (address: string): string =>
  segmentsOf(address)
    .map((segment) => (segment.startsWith(':') ? '1' : '2'))
    .join('')

const fits = (address: string, path: string): boolean => {
  const [pattern, segments] = [segmentsOf(address), segmentsOf(path)]
  return (
    pattern.length === segments.length && pattern.every((one, index) => one.startsWith(':') || one === segments[index])
  )
}

const entries: readonly (readonly [address: string, chapter: string])[] = Object.entries(pagesOf)
  .flatMap(([chapter, addresses]) => addresses.map((address) => [address, chapter] as const))
  .sort(([one], [other]) => precisionOf(other).localeCompare(precisionOf(one)))

/** The chapter of a page; undefined where there is none. @param path as the browser shows it, without its search */
export function chapterOfPage(path: string, role?: Role): string | undefined {
  const found = entries.find(([address]) => fits(address, path))
  if (!found) return
  const [address, chapter] = found
  return (role && chaptersByRole[role]?.[address]) ?? chapter
}
