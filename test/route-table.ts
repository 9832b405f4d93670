/**
 * Every route: its address and who reads it. Long because each route has its row. Pure. Asked by HTTP in routes.server.test.ts, and by the browser in
 * e2e/accessibility.spec.ts; a file of app/routes without its row fails both.
 */
import type { ActorKey } from './command-rows/command-row.ts'

export type RouteRow = {
  /** As React Router writes it. */
  readonly address: string
  /**
   * `members`: every member of the CTG; a list: these members, the others are refused; `demonstration`: whoever has
   * signed in to a demonstration, nobody elsewhere; `administrators`: who administers the instance, nobody else knows it.
   */
  readonly readers: 'everyone' | 'signed-in' | 'demonstration' | 'administrators' | 'members' | readonly ActorKey[]
  /** A page unless said otherwise: a file to download, or an address that only leads elsewhere. */
  readonly kind?: 'file' | 'redirect'
  /** Looks of the page beyond its first one, for the browser. */
  readonly searches?: readonly string[]
  /** No link leads to it: a form does, or the demonstration is not at that point. */
  readonly isUnlinked?: true
  /** The demonstration has none: the browser's test makes it. */
  readonly isMadeByTest?: true
  /** Nothing is there until someone makes it: a CTG of an older archive may have none. */
  readonly isOnceMade?: true
  /** What it lists: the demonstration fills it. */
  readonly isList?: true
}

/** Those who write in the diagnosis of « Petite enfance ». */
const writers: readonly ActorKey[] = ['cafCoordinator', 'townCoordinator', 'earlyOfficer', 'contributor']

/** Those who lead the diagnosis, whatever the theme. */
const leaders: readonly ActorKey[] = ['cafCoordinator', 'townCoordinator', 'earlyOfficer', 'housingOfficer']

/** By file of app/routes, without extension; layouts have no address of their own. */
export const routeTable: Readonly<Record<string, RouteRow>> = {
  '_personne._index': { address: '/', readers: 'signed-in', isList: true },
  '_personne.actions': {
    address: '/actions',
    readers: 'signed-in',
    isList: true,
    searches: ['?signal=en-retard&tri=-echeance', '?q=zzzz'],
  },
  '_personne.administration._index': {
    address: '/administration',
    readers: 'administrators',
    isMadeByTest: true,
  },
  '_personne.administration.archives': {
    address: '/administration/archives',
    readers: 'administrators',
    isMadeByTest: true,
  },
  '_personne.administration.chiffres': {
    address: '/administration/chiffres',
    readers: 'administrators',
    isMadeByTest: true,
  },
  '_personne.administration.comptes': {
    address: '/administration/comptes',
    readers: 'administrators',
    isMadeByTest: true,
    searches: ['?q=zzzz', '?etat=active'],
  },
  '_personne.administration.comptes_.$personId': {
    address: '/administration/comptes/:personId',
    readers: 'administrators',
    isMadeByTest: true,
  },
  '_personne.administration.connecteurs': {
    address: '/administration/connecteurs',
    readers: 'administrators',
    isMadeByTest: true,
  },
  '_personne.administration.ctg': {
    address: '/administration/ctg',
    readers: 'administrators',
    isMadeByTest: true,
    searches: ['?q=zzzz', '?sans=coordination'],
  },
  '_personne.administration.ctg_.$administeredCtgId': {
    address: '/administration/ctg/:administeredCtgId',
    readers: 'administrators',
    isMadeByTest: true,
  },
  '_personne.administration.etat': {
    address: '/administration/etat',
    readers: 'administrators',
    isMadeByTest: true,
  },
  '_personne.administration.invitations': {
    address: '/administration/invitations',
    readers: 'administrators',
    isMadeByTest: true,
  },
  '_personne.administration.journal': {
    address: '/administration/journal',
    readers: 'administrators',
    isMadeByTest: true,
  },
  '_personne.administration.journal_.export': {
    address: '/administration/journal/export',
    readers: 'administrators',
    kind: 'file',
    isMadeByTest: true,
  },
  '_personne.administration.mentions-legales': {
    address: '/administration/mentions-legales',
    readers: 'administrators',
    isMadeByTest: true,
  },
  '_personne.administration.messages': {
    address: '/administration/messages',
    readers: 'administrators',
    isMadeByTest: true,
  },
  '_personne.administration.modeles': {
    address: '/administration/modeles',
    readers: 'administrators',
    isMadeByTest: true,
  },
  '_personne.administration.modeles_.$templateId': {
    address: '/administration/modeles/:templateId',
    readers: 'administrators',
    isMadeByTest: true,
  },
  '_personne.administration.stockage': {
    address: '/administration/stockage',
    readers: 'administrators',
    isMadeByTest: true,
  },
  '_personne.administration.taches': {
    address: '/administration/taches',
    readers: 'administrators',
    isMadeByTest: true,
  },
  '_personne.bibliotheque': {
    address: '/bibliotheque',
    readers: 'signed-in',
    isList: true,
    searches: ['?q=creche&taille=30000-a-100000', '?besoin=zzzz'],
  },
  '_personne.bibliotheque_.$librarySheetId': {
    address: '/bibliotheque/:librarySheetId',
    readers: 'signed-in',
  },
  '_personne.campagnes': { address: '/campagnes', readers: 'signed-in' },
  '_personne.campagnes_.nouvelle': { address: '/campagnes/nouvelle', readers: 'signed-in', isUnlinked: true },
  '_personne.comparer': { address: '/comparer', readers: 'signed-in', isList: true },
  '_personne.couverture': {
    address: '/couverture',
    readers: 'signed-in',
    isUnlinked: true,
    searches: ['?date=2016-06-01', '?date=hier&departement=D00'],
  },
  '_personne.renouvellements': { address: '/renouvellements', readers: 'signed-in', isUnlinked: true },
  '_personne.portefeuille.export': {
    address: '/portefeuille/export',
    readers: 'signed-in',
    kind: 'file',
    searches: ['?format=csv'],
  },
  '_personne.administration.personnes-parties': {
    address: '/administration/personnes-parties',
    readers: 'administrators',
  },
  '_personne.administration.personnes-parties_.$personId': {
    address: '/administration/personnes-parties/:personId',
    readers: 'administrators',
    isUnlinked: true,
  },
  '_personne.administration.registre': { address: '/administration/registre', readers: 'administrators' },
  '_personne.administration.registre[.]ods': {
    address: '/administration/registre.ods',
    readers: 'administrators',
    kind: 'file',
  },
  '_personne.administration.registre[.]pdf': {
    address: '/administration/registre.pdf',
    readers: 'administrators',
    kind: 'file',
  },
  '_personne.compte_.donnees': { address: '/compte/donnees', readers: 'signed-in' },
  '_personne.compte_.donnees_.archive[.]zip': {
    address: '/compte/donnees/archive.zip',
    readers: 'signed-in',
    kind: 'redirect',
    isMadeByTest: true,
  },
  'donnees-personnelles': { address: '/donnees-personnelles', readers: 'everyone' },
  'mes-donnees.$dataToken': { address: '/mes-donnees/:dataToken', readers: 'everyone', isMadeByTest: true },
  'mes-donnees.$dataToken_.donnees[.]json': {
    address: '/mes-donnees/:dataToken/donnees.json',
    readers: 'everyone',
    kind: 'file',
    isMadeByTest: true,
  },
  'ctg.$ctgId.responsables-conjoints[.]docx': {
    address: '/ctg/:ctgId/responsables-conjoints.docx',
    readers: 'members',
    kind: 'file',
  },
  'ctg.$ctgId.responsables-conjoints[.]pdf': {
    address: '/ctg/:ctgId/responsables-conjoints.pdf',
    readers: 'members',
    kind: 'file',
  },
  '_personne.compte': { address: '/compte', readers: 'signed-in', isList: true },
  '_personne.courriels': { address: '/courriels', readers: 'demonstration', isList: true },
  '_personne.ctg.nouvelle': {
    address: '/ctg/nouvelle',
    readers: 'signed-in',
    searches: ['?recherche=gennevil', '?recherche=zzzz', '?collectivite=92036'],
  },
  '_personne.ctg.reprise': {
    address: '/ctg/reprise',
    readers: 'signed-in',
    searches: ['?recherche=gennevilliers', '?recherche=zzzz', '?collectivite=92036', '?collectivite=200057990'],
  },
  '_personne.notifications': {
    address: '/notifications',
    readers: 'signed-in',
    isList: true,
    searches: ['?vue=toutes'],
  },
  aide: { address: '/aide', readers: 'everyone', isList: true, searches: ['?q=comment+inviter', '?q=zzzz'] },
  'aide_.$guideKey.$chapterKey': { address: '/aide/:guideKey/:chapterKey', readers: 'everyone', isMadeByTest: true },
  'aide_.page': { address: '/aide/page', readers: 'everyone', kind: 'redirect' },
  'ctg.$ctgId.premiers-pas': {
    address: '/ctg/:ctgId/premiers-pas',
    readers: ['cafCoordinator', 'townCoordinator'],
    isUnlinked: true,
  },
  accessibilite: { address: '/accessibilite', readers: 'everyone' },
  'plan-du-site': { address: '/plan-du-site', readers: 'everyone' },
  observatoire: {
    address: '/observatoire',
    readers: 'signed-in',
    searches: [
      '?recherche=cahors',
      '?recherche=zzzz',
      '?territoire=92036',
      '?territoire=200023737',
      '?territoire=D46&theme=logement',
    ],
  },
  api: { address: '/api', readers: 'everyone' },
  connexion: { address: '/connexion', readers: 'everyone' },
  'desabonnement.$secret': { address: '/desabonnement/:secret', readers: 'everyone', isMadeByTest: true },
  'adresse.$addressToken': { address: '/adresse/:addressToken', readers: 'everyone', isMadeByTest: true },
  deconnexion: { address: '/deconnexion', readers: 'everyone', kind: 'redirect' },
  'connexion_.cle': { address: '/connexion/cle', readers: 'everyone', kind: 'redirect' },
  // Without an identity provider, or a session that waits for its second factor, all lead to sign in.
  'connexion_.fournisseur._index': { address: '/connexion/fournisseur', readers: 'everyone', kind: 'redirect' },
  'connexion_.fournisseur_.aller': { address: '/connexion/fournisseur/aller', readers: 'everyone', kind: 'redirect' },
  'connexion_.fournisseur_.retour': { address: '/connexion/fournisseur/retour', readers: 'everyone', kind: 'redirect' },
  'connexion_.fournisseur_.relier': { address: '/connexion/fournisseur/relier', readers: 'everyone', kind: 'redirect' },
  'connexion_.fournisseur_.sortie': { address: '/connexion/fournisseur/sortie', readers: 'everyone', kind: 'redirect' },
  'connexion_.second-facteur': { address: '/connexion/second-facteur', readers: 'everyone', kind: 'redirect' },
  'message-lu': { address: '/message-lu', readers: 'everyone', kind: 'redirect' },
  'mot-de-passe': {
    address: '/mot-de-passe',
    readers: 'everyone',
  },
  'connexion_.lien.$signInToken': { address: '/connexion/lien/:signInToken', readers: 'everyone', isMadeByTest: true },
  'mot-de-passe_.lien.$passwordToken': {
    address: '/mot-de-passe/lien/:passwordToken',
    readers: 'everyone',
    isMadeByTest: true,
  },
  'point.$token': { address: '/point/:token', readers: 'everyone', isMadeByTest: true },
  'point.$token_.envoye': { address: '/point/:token/envoye', readers: 'everyone', isMadeByTest: true },
  'point.$token_.transmettre': { address: '/point/:token/transmettre', readers: 'everyone', isMadeByTest: true },
  'agenda.$feedToken.trame[.]ics': { address: '/agenda/:feedToken/trame.ics', readers: 'everyone', kind: 'file' },
  'invitation.$invitationToken': {
    address: '/invitation/:invitationToken',
    readers: 'everyone',
    isMadeByTest: true,
  },
  'invitation.$invitationToken_.convocation[.]pdf': {
    address: '/invitation/:invitationToken/convocation.pdf',
    readers: 'everyone',
    kind: 'file',
  },
  'invitation.$invitationToken_.invitation[.]ics': {
    address: '/invitation/:invitationToken/invitation.ics',
    readers: 'everyone',
    kind: 'file',
  },
  'signature.$signingToken': { address: '/signature/:signingToken', readers: 'everyone', isMadeByTest: true },
  'signature.$signingToken_.texte[.]pdf': {
    address: '/signature/:signingToken/texte.pdf',
    readers: 'everyone',
    kind: 'file',
  },
  verifier: { address: '/verifier', readers: 'everyone', searches: ['?empreinte=zzzz'] },
  'ctg.$ctgId.archives': { address: '/ctg/:ctgId/archives', readers: 'members' },
  'ctg.$ctgId.archives_.$archiveId': {
    address: '/ctg/:ctgId/archives/:archiveId',
    readers: ['cafCoordinator', 'townCoordinator'],
    kind: 'file',
    isMadeByTest: true,
  },
  'ctg.$ctgId._index': { address: '/ctg/:ctgId', readers: 'members', isList: true },
  'ctg.$ctgId.actions.$actionId': { address: '/ctg/:ctgId/actions/:actionId', readers: 'members' },
  'ctg.$ctgId.actions_.$actionId_.modifier': {
    address: '/ctg/:ctgId/actions/:actionId/modifier',
    readers: 'members',
  },
  'ctg.$ctgId.actions_.$actionId_.point': {
    address: '/ctg/:ctgId/actions/:actionId/point',
    readers: 'members',
  },
  'ctg.$ctgId.actions_.$actionId_.fiche[.]pdf': {
    address: '/ctg/:ctgId/actions/:actionId/fiche.pdf',
    readers: 'members',
    kind: 'file',
  },
  'ctg.$ctgId.actions_.$actionId_.fiche[.]docx': {
    address: '/ctg/:ctgId/actions/:actionId/fiche.docx',
    readers: 'members',
    kind: 'file',
  },
  'ctg.$ctgId.plan_.document[.]pdf': { address: '/ctg/:ctgId/plan/document.pdf', readers: 'members', kind: 'file' },
  'ctg.$ctgId.plan_.document[.]docx': { address: '/ctg/:ctgId/plan/document.docx', readers: 'members', kind: 'file' },
  'ctg.$ctgId.annuaire': {
    address: '/ctg/:ctgId/annuaire',
    readers: 'members',
    isList: true,
    searches: ['?q=zzzz'],
  },
  'enquete.$surveyToken': { address: '/enquete/:surveyToken', readers: 'everyone', isMadeByTest: true },
  'avis.$publicToken': { address: '/avis/:publicToken', readers: 'everyone', isMadeByTest: true },
  'avis_.arreter.$publicToken': { address: '/avis/arreter/:publicToken', readers: 'everyone', isMadeByTest: true },
  't.$address_.avis': { address: '/t/:address/avis', readers: 'everyone', isMadeByTest: true },
  't.$address_.suivre': { address: '/t/:address/suivre', readers: 'everyone', isMadeByTest: true },
  't.$address_.signaler': { address: '/t/:address/signaler', readers: 'everyone', isMadeByTest: true },
  'ctg.$ctgId.page-publique_.avis': {
    address: '/ctg/:ctgId/page-publique/avis',
    readers: 'members',
    isUnlinked: true,
    searches: ['?etat=shown', '?etat=notices', '?etat=appeals'],
  },
  // The public page: whole documents without a script, asked in portal.server.test.ts and e2e/public-page.spec.ts.
  'ctg.$ctgId.page-publique': { address: '/ctg/:ctgId/page-publique', readers: 'members' },
  'ctg.$ctgId.page-publique_.apercu': { address: '/ctg/:ctgId/page-publique/apercu', readers: 'members', kind: 'file' },
  't.$address': { address: '/t/:address', readers: 'everyone', kind: 'file' },
  't.$address_.actions': { address: '/t/:address/actions', readers: 'everyone', kind: 'file' },
  't.$address_.actions_.$actionNumber': {
    address: '/t/:address/actions/:actionNumber',
    readers: 'everyone',
    kind: 'file',
  },
  't.$address_.encart': { address: '/t/:address/encart', readers: 'everyone', kind: 'file' },
  't.$address_.donnees': { address: '/t/:address/donnees', readers: 'everyone', kind: 'file' },
  't.$address_.donnees_.$file': { address: '/t/:address/donnees/:file', readers: 'everyone', kind: 'file' },
  't.$address_.mentions-legales': { address: '/t/:address/mentions-legales', readers: 'everyone', kind: 'file' },
  't.$address_.vie-privee': { address: '/t/:address/vie-privee', readers: 'everyone', kind: 'file' },
  't.$address_.fil[.]atom': { address: '/t/:address/fil.atom', readers: 'everyone', kind: 'file' },
  't.$address_.image[.]png': { address: '/t/:address/image.png', readers: 'everyone', kind: 'file' },
  't.$address_.documents.$documentKey': {
    address: '/t/:address/documents/:documentKey',
    readers: 'everyone',
    kind: 'file',
  },
  'sitemap[.]xml': { address: '/sitemap.xml', readers: 'everyone', kind: 'file' },
  'robots[.]txt': { address: '/robots.txt', readers: 'everyone', kind: 'file' },
  'atelier.$code': { address: '/atelier/:code', readers: 'everyone', isMadeByTest: true },
  'ctg.$ctgId.ateliers': { address: '/ctg/:ctgId/ateliers', readers: 'members', isList: true },
  'ctg.$ctgId.ateliers_.$workshopId': { address: '/ctg/:ctgId/ateliers/:workshopId', readers: 'members' },
  'ctg_.$ctgId.ateliers.$workshopId.salle': { address: '/ctg/:ctgId/ateliers/:workshopId/salle', readers: 'members' },
  'ctg.$ctgId.cadrage': { address: '/ctg/:ctgId/cadrage', readers: 'members' },
  'ctg.$ctgId.constats.$findingId': { address: '/ctg/:ctgId/constats/:findingId', readers: 'members' },
  'ctg.$ctgId.constats.$findingId_.modifier': {
    address: '/ctg/:ctgId/constats/:findingId/modifier',
    readers: writers,
  },
  'ctg.$ctgId.convention': { address: '/ctg/:ctgId/convention', readers: 'members', isList: true },
  'ctg.$ctgId.convention_.annexes': { address: '/ctg/:ctgId/convention/annexes', readers: 'members', isList: true },
  'ctg.$ctgId.convention_.annexes_.postes': {
    address: '/ctg/:ctgId/convention/annexes/postes',
    readers: 'members',
    isList: true,
  },
  'ctg.$ctgId.convention_.annexes_.postes_.export': {
    address: '/ctg/:ctgId/convention/annexes/postes/export',
    readers: 'members',
    kind: 'file',
  },
  'ctg.$ctgId.convention_.annexes_.cof': {
    address: '/ctg/:ctgId/convention/annexes/cof',
    readers: 'members',
    isList: true,
  },
  'ctg.$ctgId.convention_.annexes_.cof_.export': {
    address: '/ctg/:ctgId/convention/annexes/cof/export',
    readers: 'members',
    kind: 'file',
  },
  'ctg.$ctgId.convention_.avenants': { address: '/ctg/:ctgId/convention/avenants', readers: 'members', isList: true },
  'ctg.$ctgId.convention_.avenants_.$amendmentId': {
    address: '/ctg/:ctgId/convention/avenants/:amendmentId',
    readers: 'members',
    isMadeByTest: true,
  },
  'ctg.$ctgId.convention_.avenants_.$amendmentId_.avenant[.]pdf': {
    address: '/ctg/:ctgId/convention/avenants/:amendmentId/avenant.pdf',
    readers: 'members',
    kind: 'file',
  },
  'ctg.$ctgId.convention_.avenants_.$amendmentId_.preuve.$partyId': {
    address: '/ctg/:ctgId/convention/avenants/:amendmentId/preuve/:partyId',
    readers: 'members',
    isMadeByTest: true,
  },
  'ctg.$ctgId.convention_.avenants_.$amendmentId_.signataires.$partyId': {
    address: '/ctg/:ctgId/convention/avenants/:amendmentId/signataires/:partyId',
    readers: 'members',
    isMadeByTest: true,
  },
  'ctg.$ctgId.convention_.avenants_.$amendmentId_.signataires.$partyId_.deliberation[.]docx': {
    address: '/ctg/:ctgId/convention/avenants/:amendmentId/signataires/:partyId/deliberation.docx',
    readers: 'members',
    kind: 'file',
  },
  'ctg.$ctgId.convention_.avenants_.$amendmentId_.texte-consolide[.]pdf': {
    address: '/ctg/:ctgId/convention/avenants/:amendmentId/texte-consolide.pdf',
    readers: 'members',
    kind: 'file',
  },
  'ctg.$ctgId.convention_.avenants_.resiliation.$terminationId.lettre[.]pdf': {
    address: '/ctg/:ctgId/convention/avenants/resiliation/:terminationId/lettre.pdf',
    readers: 'members',
    kind: 'file',
  },
  'ctg.$ctgId.convention_.avenants_.texte-consolide[.]pdf': {
    address: '/ctg/:ctgId/convention/avenants/texte-consolide.pdf',
    readers: 'members',
    kind: 'file',
    isOnceMade: true,
  },
  'ctg.$ctgId.convention_.actes': {
    address: '/ctg/:ctgId/convention/actes',
    readers: ['cafCoordinator', 'townCoordinator'],
  },
  'ctg.$ctgId.convention_.relances': {
    address: '/ctg/:ctgId/convention/relances',
    readers: ['cafCoordinator', 'townCoordinator'],
  },
  'ctg.$ctgId.convention_.cellules': { address: '/ctg/:ctgId/convention/cellules', readers: 'members', kind: 'file' },
  'ctg.$ctgId.convention_.deliberations[.]zip': {
    address: '/ctg/:ctgId/convention/deliberations.zip',
    readers: 'members',
    kind: 'file',
  },
  'ctg.$ctgId.convention_.signataires.$partyId_.deliberation[.]docx': {
    address: '/ctg/:ctgId/convention/signataires/:partyId/deliberation.docx',
    readers: 'members',
    kind: 'file',
  },
  'ctg.$ctgId.convention_.articles.$articleId': {
    address: '/ctg/:ctgId/convention/articles/:articleId',
    readers: 'members',
  },
  'ctg.$ctgId.convention_.modeles': { address: '/ctg/:ctgId/convention/modeles', readers: 'members' },
  'ctg.$ctgId.convention_.modeles_.$templateId': {
    address: '/ctg/:ctgId/convention/modeles/:templateId',
    readers: 'members',
    isMadeByTest: true,
  },
  'ctg.$ctgId.convention_.signataires.$partyId': {
    address: '/ctg/:ctgId/convention/signataires/:partyId',
    readers: 'members',
  },
  'ctg.$ctgId.evaluation': { address: '/ctg/:ctgId/evaluation', readers: 'members' },
  'ctg.$ctgId.evaluation_.$evaluationId': { address: '/ctg/:ctgId/evaluation/:evaluationId', readers: 'members' },
  'ctg.$ctgId.evaluation_.$evaluationId_.cadrage': {
    address: '/ctg/:ctgId/evaluation/:evaluationId/cadrage',
    readers: 'members',
  },
  'ctg.$ctgId.evaluation_.$evaluationId_.elements': {
    address: '/ctg/:ctgId/evaluation/:evaluationId/elements',
    readers: 'members',
    searches: ['?calcul=aujourdhui'],
  },
  'ctg.$ctgId.evaluation_.$evaluationId_.rapport': {
    address: '/ctg/:ctgId/evaluation/:evaluationId/rapport',
    readers: 'members',
    isList: true,
  },
  'ctg.$ctgId.evaluation_.$evaluationId_.question': {
    address: '/ctg/:ctgId/evaluation/:evaluationId/question',
    readers: 'members',
  },
  'ctg.$ctgId.evaluation_.$evaluationId_.recommandations': {
    address: '/ctg/:ctgId/evaluation/:evaluationId/recommandations',
    readers: 'members',
    searches: ['?voix=partie'],
  },
  'ctg.$ctgId.evaluation_.questions.$questionId': {
    address: '/ctg/:ctgId/evaluation/questions/:questionId',
    readers: 'members',
  },
  'ctg.$ctgId.evaluation_.questions.$questionId_.modifier': {
    address: '/ctg/:ctgId/evaluation/questions/:questionId/modifier',
    readers: 'members',
  },
  'ctg.$ctgId.convention_.sppe': { address: '/ctg/:ctgId/convention/sppe', readers: 'members', isList: true },
  'ctg.$ctgId.convention_.sppe_.missions': {
    address: '/ctg/:ctgId/convention/sppe/missions',
    readers: 'members',
    isList: true,
    searches: ['?page=2'],
  },
  'ctg.$ctgId.convention_.sppe_.points.$pointKey': {
    address: '/ctg/:ctgId/convention/sppe/points/:pointKey',
    readers: 'members',
    searches: ['?objet=a', '?objet=zzzz'],
  },
  'ctg.$ctgId.convention_.sppe_.annexe[.]pdf': {
    address: '/ctg/:ctgId/convention/sppe/annexe.pdf',
    readers: 'members',
    kind: 'file',
  },
  'ctg.$ctgId.convention_.sppe_.annexe[.]docx': {
    address: '/ctg/:ctgId/convention/sppe/annexe.docx',
    readers: 'members',
    kind: 'file',
  },
  'ctg.$ctgId.convention_.preuve': { address: '/ctg/:ctgId/convention/preuve', readers: 'members', isList: true },
  'ctg.$ctgId.convention_.preuve_.$partyId': {
    address: '/ctg/:ctgId/convention/preuve/:partyId',
    readers: 'members',
  },
  'ctg.$ctgId.convention_.preuve_.dossier[.]pdf': {
    address: '/ctg/:ctgId/convention/preuve/dossier.pdf',
    readers: ['cafCoordinator', 'townCoordinator'],
    kind: 'file',
    isOnceMade: true,
  },
  'ctg.$ctgId.convention_.signer': { address: '/ctg/:ctgId/convention/signer', readers: 'members', isUnlinked: true },
  'ctg.$ctgId.convention_.texte': { address: '/ctg/:ctgId/convention/texte', readers: 'members', isList: true },
  'ctg.$ctgId.convention_.versions': { address: '/ctg/:ctgId/convention/versions', readers: 'members', isList: true },
  'ctg.$ctgId.convention_.versions_.comparer': {
    address: '/ctg/:ctgId/convention/versions/comparer',
    readers: 'members',
    searches: ['?de=1&a=projet'],
  },
  'ctg.$ctgId.convention_.versions_.comparaison[.]pdf': {
    address: '/ctg/:ctgId/convention/versions/comparaison.pdf',
    readers: 'members',
    kind: 'file',
  },
  'ctg.$ctgId.convention_.versions_.$conventionVersionId': {
    address: '/ctg/:ctgId/convention/versions/:conventionVersionId',
    readers: 'members',
    isMadeByTest: true,
  },
  'ctg.$ctgId.convention_.versions_.$conventionVersionId_.documents': {
    address: '/ctg/:ctgId/convention/versions/:conventionVersionId/documents',
    readers: 'members',
    kind: 'file',
    isOnceMade: true,
  },
  'ctg.$ctgId.convention_.versions_.$conventionVersionId_.convention[.]pdf': {
    address: '/ctg/:ctgId/convention/versions/:conventionVersionId/convention.pdf',
    readers: 'members',
    kind: 'file',
  },
  'ctg.$ctgId.decisions_.export': { address: '/ctg/:ctgId/decisions/export', readers: 'members', kind: 'file' },
  'ctg.$ctgId.decisions': {
    address: '/ctg/:ctgId/decisions',
    readers: 'members',
    isList: true,
    searches: ['?q=zzzz', '?vue=despite'],
  },
  'ctg.$ctgId.decisions_.$decisionId': {
    address: '/ctg/:ctgId/decisions/:decisionId',
    readers: 'members',
    searches: ['?objet=a', '?objet=zzzz'],
  },
  'ctg.$ctgId.diagnostic': { address: '/ctg/:ctgId/diagnostic', readers: 'members', isList: true },
  'ctg.$ctgId.diagnostic_.$themeId': {
    address: '/ctg/:ctgId/diagnostic/:themeId',
    readers: 'members',
    isList: true,
    searches: ['?naissances=trend&cible=60', '?naissances=hier&cible=beaucoup'],
  },
  'ctg.$ctgId.diagnostic_.equipements': {
    address: '/ctg/:ctgId/diagnostic/equipements',
    readers: 'members',
    isList: true,
  },
  'ctg.$ctgId.diagnostic_.equipements_.$facilityId': {
    address: '/ctg/:ctgId/diagnostic/equipements/:facilityId',
    readers: 'members',
  },
  'ctg.$ctgId.diagnostic_.equipements_.export': {
    address: '/ctg/:ctgId/diagnostic/equipements/export',
    readers: 'members',
    kind: 'file',
    searches: ['?format=csv'],
  },
  'ctg.$ctgId.diagnostic_.equipements_.reprendre': {
    address: '/ctg/:ctgId/diagnostic/equipements/reprendre',
    readers: leaders,
  },
  'ctg.$ctgId.diagnostic_.equipements_.reprendre_.$facilityImportId': {
    address: '/ctg/:ctgId/diagnostic/equipements/reprendre/:facilityImportId',
    readers: leaders,
    isMadeByTest: true,
  },
  'ctg.$ctgId.diagnostic_.enquetes': {
    address: '/ctg/:ctgId/diagnostic/enquetes',
    readers: 'members',
    isList: true,
  },
  'ctg.$ctgId.diagnostic_.enquetes_.$surveyId': {
    address: '/ctg/:ctgId/diagnostic/enquetes/:surveyId',
    readers: 'members',
  },
  'ctg.$ctgId.diagnostic_.enquetes_.$surveyId_.apercu': {
    address: '/ctg/:ctgId/diagnostic/enquetes/:surveyId/apercu',
    readers: 'members',
  },
  'ctg.$ctgId.diagnostic_.enquetes_.$surveyId_.textes': {
    address: '/ctg/:ctgId/diagnostic/enquetes/:surveyId/textes',
    readers: ['townCoordinator'],
    isMadeByTest: true,
  },
  'ctg.$ctgId.diagnostic_.enquetes_.$surveyId_.resultats[.]csv': {
    address: '/ctg/:ctgId/diagnostic/enquetes/:surveyId/resultats.csv',
    readers: 'members',
    kind: 'file',
  },
  'ctg.$ctgId.diagnostic_.enquetes_.$surveyId_.affiche[.]pdf': {
    address: '/ctg/:ctgId/diagnostic/enquetes/:surveyId/affiche.pdf',
    readers: leaders,
    kind: 'file',
  },
  'ctg.$ctgId.diagnostic_.donnees': { address: '/ctg/:ctgId/diagnostic/donnees', readers: 'members', isList: true },
  'ctg.$ctgId.diagnostic_.donnees_.$datasetId': {
    address: '/ctg/:ctgId/diagnostic/donnees/:datasetId',
    readers: 'members',
    isMadeByTest: true,
  },
  'ctg.$ctgId.diagnostic_.donnees_.$datasetId_.donnees[.]csv': {
    address: '/ctg/:ctgId/diagnostic/donnees/:datasetId/donnees.csv',
    readers: 'members',
    kind: 'file',
  },
  'ctg.$ctgId.diagnostic_.donnees_.demandes.$dataRequestId': {
    address: '/ctg/:ctgId/diagnostic/donnees/demandes/:dataRequestId',
    readers: 'members',
    isMadeByTest: true,
  },
  'ctg.$ctgId.diagnostic_.donnees_.demandes.$dataRequestId_.lettre[.]pdf': {
    address: '/ctg/:ctgId/diagnostic/donnees/demandes/:dataRequestId/lettre.pdf',
    readers: 'members',
    kind: 'file',
  },
  'ctg.$ctgId.diagnostic_.donnees_.demandes.nouvelle': {
    address: '/ctg/:ctgId/diagnostic/donnees/demandes/nouvelle',
    readers: leaders,
  },
  'ctg.$ctgId.diagnostic_.donnees_.deposer': {
    address: '/ctg/:ctgId/diagnostic/donnees/deposer',
    readers: ['cafCoordinator', 'townCoordinator', 'earlyOfficer', 'housingOfficer', 'contributor'],
  },
  'ctg.$ctgId.diagnostic_.donnees_.diffuse': {
    address: '/ctg/:ctgId/diagnostic/donnees/diffuse',
    readers: ['cafCoordinator', 'townCoordinator', 'earlyOfficer', 'housingOfficer', 'contributor'],
    kind: 'file',
  },
  'ctg.$ctgId.diagnostic_.indicateurs.$indicatorId': {
    address: '/ctg/:ctgId/diagnostic/indicateurs/:indicatorId',
    readers: 'members',
  },
  'ctg.$ctgId.diagnostic_.croiser': {
    address: '/ctg/:ctgId/diagnostic/croiser',
    readers: 'members',
    searches: ['?x=poverty&y=median-income', '?x=inconnu&parmi=groupement'],
  },
  'ctg.$ctgId.diagnostic_.reperes': {
    address: '/ctg/:ctgId/diagnostic/reperes',
    readers: 'members',
    searches: ['?groupe=voisines'],
  },
  'ctg.$ctgId.diagnostic_.indicateurs_.$indicatorId_.fichier': {
    address: '/ctg/:ctgId/diagnostic/indicateurs/:indicatorId/fichier',
    readers: 'members',
    kind: 'file',
  },
  'ctg.$ctgId.diagnostic_.portrait': { address: '/ctg/:ctgId/diagnostic/portrait', readers: 'members' },
  'ctg.$ctgId.diagnostic_.$themeId_.communes': {
    address: '/ctg/:ctgId/diagnostic/:themeId/communes',
    readers: 'members',
  },
  'ctg.$ctgId.diagnostic_.$themeId_.constats.nouveau': {
    address: '/ctg/:ctgId/diagnostic/:themeId/constats/nouveau',
    readers: writers,
  },
  'ctg.$ctgId.diagnostic_.$themeId_.enjeux.nouveau': {
    address: '/ctg/:ctgId/diagnostic/:themeId/enjeux/nouveau',
    readers: ['cafCoordinator', 'townCoordinator', 'earlyOfficer'],
  },
  'ctg.$ctgId.enjeux': { address: '/ctg/:ctgId/enjeux', readers: 'members', isList: true },
  'ctg.$ctgId.enjeux_.$issueId': { address: '/ctg/:ctgId/enjeux/:issueId', readers: 'members' },
  'ctg.$ctgId.enjeux_.noter': {
    address: '/ctg/:ctgId/enjeux/noter',
    readers: ['cafCoordinator', 'townCoordinator', 'bodyMember'],
  },
  'ctg.$ctgId.fichiers.$fileId': { address: '/ctg/:ctgId/fichiers/:fileId', readers: 'members', kind: 'file' },
  'ctg.$ctgId.fil': { address: '/ctg/:ctgId/fil', readers: 'members', isList: true },
  'ctg.$ctgId.instances': { address: '/ctg/:ctgId/instances', readers: 'members', isList: true },
  'ctg.$ctgId.instances_.$bodyId_.lettre-de-mission[.]pdf': {
    address: '/ctg/:ctgId/instances/:bodyId/lettre-de-mission.pdf',
    readers: 'members',
    kind: 'file',
  },
  'ctg.$ctgId.instances_.$bodyId_.presences': {
    address: '/ctg/:ctgId/instances/:bodyId/presences',
    readers: 'members',
  },
  'ctg.$ctgId.instances_.$bodyId': { address: '/ctg/:ctgId/instances/:bodyId', readers: 'members', isList: true },
  'ctg.$ctgId.instances_.renouvellement.$partyId': {
    address: '/ctg/:ctgId/instances/renouvellement/:partyId',
    readers: 'members',
  },
  'ctg.$ctgId.journal': {
    address: '/ctg/:ctgId/journal',
    readers: 'members',
    isList: true,
    searches: ['?sujet=constats', '?page=99'],
  },
  'ctg.$ctgId.mandat': { address: '/ctg/:ctgId/mandat', readers: 'members' },
  'ctg.$ctgId.membres._index': { address: '/ctg/:ctgId/membres', readers: 'members', isList: true },
  'ctg.$ctgId.membres.$memberId': {
    address: '/ctg/:ctgId/membres/:memberId',
    readers: ['cafCoordinator', 'townCoordinator'],
  },
  'ctg.$ctgId.passation': { address: '/ctg/:ctgId/passation', readers: 'members' },
  'ctg.$ctgId.passation[.]pdf': { address: '/ctg/:ctgId/passation.pdf', readers: 'members', kind: 'file' },
  'ctg.$ctgId.membres.cadre': {
    address: '/ctg/:ctgId/membres/cadre',
    readers: 'members',
    isList: true,
    searches: ['?territoire=asni', '?territoire=zzzz'],
  },
  'ctg.$ctgId.membres.logiciels': { address: '/ctg/:ctgId/membres/logiciels', readers: 'members' },
  'ctg.$ctgId.membres.themes': { address: '/ctg/:ctgId/membres/themes', readers: 'members', isList: true },
  'ctg.$ctgId.notifications': {
    address: '/ctg/:ctgId/notifications',
    readers: 'members',
    isList: true,
    searches: ['?vue=toutes'],
  },
  'ctg.$ctgId.notifications_.$noticeId': {
    address: '/ctg/:ctgId/notifications/:noticeId',
    readers: 'members',
    kind: 'redirect',
  },
  'ctg.$ctgId.objectifs': { address: '/ctg/:ctgId/objectifs', readers: 'members', isList: true },
  'ctg.$ctgId.objectifs_.$objectiveId': { address: '/ctg/:ctgId/objectifs/:objectiveId', readers: 'members' },
  'ctg.$ctgId.objectifs_.nouveau': {
    address: '/ctg/:ctgId/objectifs/nouveau',
    readers: ['cafCoordinator', 'townCoordinator', 'earlyOfficer', 'housingOfficer'],
  },
  'ctg.$ctgId.textes': { address: '/ctg/:ctgId/textes', readers: 'members', kind: 'redirect' },
  'ctg.$ctgId.plan': {
    address: '/ctg/:ctgId/plan',
    readers: 'members',
    isList: true,
    searches: ['?etat=terminees&signal=en-retard&q=accueil&annee=2027', '?q=zzzz', '?tri=-echeance'],
  },
  'ctg.$ctgId.plan_.vues': {
    address: '/ctg/:ctgId/plan/vues',
    readers: 'members',
    isUnlinked: true,
    searches: ['?vue=list&etat=en-cours'],
  },
  'ctg.$ctgId.plan_.grille': {
    address: '/ctg/:ctgId/plan/grille',
    readers: 'members',
    searches: ['?colonnes=toutes'],
  },
  'ctg.$ctgId.plan_.calendrier': {
    address: '/ctg/:ctgId/plan/calendrier',
    readers: 'members',
    isList: true,
    searches: ['?annee=2027', '?etat=terminees'],
  },
  'ctg.$ctgId.plan_.lieux': { address: '/ctg/:ctgId/plan/lieux', readers: 'members', isList: true },
  'ctg.$ctgId.plan_.matrice': { address: '/ctg/:ctgId/plan/matrice', readers: 'members', isList: true },
  'ctg.$ctgId.plan_.moyens': {
    address: '/ctg/:ctgId/plan/moyens',
    readers: 'members',
    isList: true,
    searches: ['?par=axe', '?par=lieu', '?q=zzzz'],
  },
  'ctg.$ctgId.plan_.export': {
    address: '/ctg/:ctgId/plan/export',
    readers: 'members',
    kind: 'file',
  },
  'ctg.$ctgId.plan_.reprise.$importId': {
    address: '/ctg/:ctgId/plan/reprise/:importId',
    readers: ['cafCoordinator', 'townCoordinator'],
    isMadeByTest: true,
  },
  'ctg.$ctgId.plan_.cellules': {
    address: '/ctg/:ctgId/plan/cellules',
    readers: 'members',
    kind: 'file',
    isUnlinked: true,
  },
  'ctg.$ctgId.plan_.changements': { address: '/ctg/:ctgId/plan/changements', readers: 'members', isUnlinked: true },
  'ctg.$ctgId.plan_.changements_.$batchId': {
    address: '/ctg/:ctgId/plan/changements/:batchId',
    readers: 'members',
    isMadeByTest: true,
  },
  'ctg.$ctgId.plan_.copil': { address: '/ctg/:ctgId/plan/copil', readers: 'members', isList: true },
  'ctg.$ctgId.plan_.fil': { address: '/ctg/:ctgId/plan/fil', readers: 'members', isList: true },
  'ctg.$ctgId.plan_.ensemble': {
    address: '/ctg/:ctgId/plan/ensemble',
    readers: ['cafCoordinator', 'townCoordinator', 'earlyOfficer', 'housingOfficer', 'lead', 'contributor'],
    isUnlinked: true,
    searches: ['?n=zzzz', '?n=1&n=2&champ-fin=sept.+2028&champ-etat=suspendue'],
  },
  'ctg.$ctgId.plan_.arbre': {
    address: '/ctg/:ctgId/plan/arbre',
    readers: 'members',
    isList: true,
    searches: ['?etat=terminees', '?signal=en-retard'],
  },
  'ctg.$ctgId.plan_.cartes': {
    address: '/ctg/:ctgId/plan/cartes',
    readers: 'members',
    isList: true,
    searches: ['?etat=en-cours'],
  },
  'ctg.$ctgId.plan_.pilotes': { address: '/ctg/:ctgId/plan/pilotes', readers: 'members', isList: true },
  'ctg.$ctgId.plan_.precedente': {
    address: '/ctg/:ctgId/plan/precedente',
    readers: ['cafCoordinator', 'townCoordinator'],
    isUnlinked: true,
  },
  'ctg.$ctgId.renouvellement': { address: '/ctg/:ctgId/renouvellement', readers: 'members' },
  'ctg.$ctgId.reconduction': {
    address: '/ctg/:ctgId/reconduction',
    readers: ['cafCoordinator', 'townCoordinator'],
    isUnlinked: true,
  },
  'ctg.$ctgId.bilan': { address: '/ctg/:ctgId/bilan', readers: 'members' },
  'ctg.$ctgId.diagnostic_.bilan': { address: '/ctg/:ctgId/diagnostic/bilan', readers: 'members', isUnlinked: true },
  'ctg.$ctgId.plan_.nouvelle': {
    address: '/ctg/:ctgId/plan/nouvelle',
    readers: ['cafCoordinator', 'townCoordinator', 'earlyOfficer', 'housingOfficer', 'contributor'],
  },
  'ctg.$ctgId.recherche': {
    address: '/ctg/:ctgId/recherche',
    readers: 'members',
    isUnlinked: true,
    searches: ['?q=place', '?q=zzzz'],
  },
  'ctg.$ctgId.reunions': { address: '/ctg/:ctgId/reunions', readers: 'members', isList: true },
  'ctg.$ctgId.reunions_.$meetingId': { address: '/ctg/:ctgId/reunions/:meetingId', readers: 'members' },
  'ctg.$ctgId.reunions_.$meetingId_.decision': {
    address: '/ctg/:ctgId/reunions/:meetingId/decision',
    readers: 'members',
    isUnlinked: true,
  },
  'ctg.$ctgId.reunions_.$meetingId_.convocation[.]pdf': {
    address: '/ctg/:ctgId/reunions/:meetingId/convocation.pdf',
    readers: 'members',
    kind: 'file',
  },
  'ctg.$ctgId.reunions_.$meetingId_.emargement[.]pdf': {
    address: '/ctg/:ctgId/reunions/:meetingId/emargement.pdf',
    readers: 'members',
    kind: 'file',
  },
  'ctg.$ctgId.reunions_.$meetingId_.cloture': {
    address: '/ctg/:ctgId/reunions/:meetingId/cloture',
    readers: 'members',
    isUnlinked: true,
  },
  'ctg.$ctgId.reunions_.$meetingId_.ordre-du-jour': {
    address: '/ctg/:ctgId/reunions/:meetingId/ordre-du-jour',
    readers: 'members',
  },
  'ctg.$ctgId.reunions_.$meetingId_.presences': {
    address: '/ctg/:ctgId/reunions/:meetingId/presences',
    readers: 'members',
  },
  'ctg.$ctgId.reunions_.$meetingId_.seance': {
    address: '/ctg/:ctgId/reunions/:meetingId/seance',
    readers: 'members',
    searches: ['?point=zzzz'],
  },
  'ctg_.$ctgId.reunions.$meetingId.salle': {
    address: '/ctg/:ctgId/reunions/:meetingId/salle',
    readers: 'members',
  },
  'ctg.$ctgId.reunions_.$meetingId_.compte-rendu[.]docx': {
    address: '/ctg/:ctgId/reunions/:meetingId/compte-rendu.docx',
    readers: 'members',
    kind: 'file',
  },
  'ctg.$ctgId.reunions_.$meetingId_.compte-rendu[.]pdf': {
    address: '/ctg/:ctgId/reunions/:meetingId/compte-rendu.pdf',
    readers: 'members',
    kind: 'file',
  },
  'ctg.$ctgId.reunions_.$meetingId_.releve[.]docx': {
    address: '/ctg/:ctgId/reunions/:meetingId/releve.docx',
    readers: 'members',
    kind: 'file',
  },
  'ctg.$ctgId.reunions_.$meetingId_.releve[.]pdf': {
    address: '/ctg/:ctgId/reunions/:meetingId/releve.pdf',
    readers: 'members',
    kind: 'file',
  },
  'ctg.$ctgId.reunions_.nouvelle': { address: '/ctg/:ctgId/reunions/nouvelle', readers: 'members' },
  'ctg.$ctgId.textes.chiffres': {
    address: '/ctg/:ctgId/textes/chiffres',
    readers: 'members',
    kind: 'file',
    isUnlinked: true,
  },
  'ctg.$ctgId.textes.passages': {
    address: '/ctg/:ctgId/textes/passages',
    readers: 'members',
    kind: 'file',
    isUnlinked: true,
  },
  'ctg.$ctgId.textes.personnes': {
    address: '/ctg/:ctgId/textes/personnes',
    readers: 'members',
    kind: 'file',
    isUnlinked: true,
  },
  'ctg.$ctgId.suivi': {
    address: '/ctg/:ctgId/suivi',
    readers: 'members',
    isList: true,
    searches: ['?tri=-echeance', '?vue=frise', '?signal=en-retard', '?pilote=zzzz'],
  },
  'ctg.$ctgId.suivi_.reglages': { address: '/ctg/:ctgId/suivi/reglages', readers: 'members' },
  'ctg.$ctgId.suivi_.correctives._index': {
    address: '/ctg/:ctgId/suivi/correctives',
    readers: 'members',
    isList: true,
    searches: ['?etat=en-retard', '?etat=zzzz'],
  },
  'ctg.$ctgId.suivi_.$reportId': { address: '/ctg/:ctgId/suivi/:reportId', readers: 'members' },
  'ctg.$ctgId.suivi_.decloisonnement': {
    address: '/ctg/:ctgId/suivi/decloisonnement',
    readers: 'members',
    isList: true,
  },
  'ctg.$ctgId.suivi_.etats': { address: '/ctg/:ctgId/suivi/etats', readers: 'members', isList: true },
  'ctg.$ctgId.suivi_.etats_.$snapshotId': { address: '/ctg/:ctgId/suivi/etats/:snapshotId', readers: 'members' },
  'ctg.$ctgId.suivi_.etats_.comparer': {
    address: '/ctg/:ctgId/suivi/etats/comparer',
    readers: 'members',
    isList: true,
  },
  'ctg.$ctgId.elu': { address: '/ctg/:ctgId/elu', readers: 'members' },
  'ctg.$ctgId.suivi_.dossiers': { address: '/ctg/:ctgId/suivi/dossiers', readers: 'members', isList: true },
  'ctg.$ctgId.suivi_.dossiers_.$dossierId': {
    address: '/ctg/:ctgId/suivi/dossiers/:dossierId',
    readers: 'members',
    isList: true,
  },
  'ctg.$ctgId.suivi_.dossiers_.nouveau': {
    address: '/ctg/:ctgId/suivi/dossiers/nouveau',
    readers: 'members',
    searches: ['?type=bilan', '?type=synthese'],
  },
  'ctg.$ctgId.suivi_.campagnes': { address: '/ctg/:ctgId/suivi/campagnes', readers: 'members', isList: true },
  'ctg.$ctgId.suivi_.campagnes_.nouvelle': {
    address: '/ctg/:ctgId/suivi/campagnes/nouvelle',
    readers: 'members',
    searches: ['?actions=sans-nouvelle', '?actions=choisies'],
  },
  'ctg.$ctgId.suivi_.campagnes_.$campaignId': {
    address: '/ctg/:ctgId/suivi/campagnes/:campaignId',
    readers: 'members',
    searches: ['?etat=sans-reponse'],
  },
  'ctg.$ctgId.suivi_.campagnes_.$campaignId_.personnes.$recipientId': {
    address: '/ctg/:ctgId/suivi/campagnes/:campaignId/personnes/:recipientId',
    readers: 'members',
  },
  'ctg.$ctgId.suivi_.campagnes_.$campaignId_.formulaires[.]pdf': {
    address: '/ctg/:ctgId/suivi/campagnes/:campaignId/formulaires.pdf',
    readers: ['cafCoordinator', 'townCoordinator'],
    kind: 'file',
  },
  'ctg.$ctgId.suivi_.corrective.nouvelle': { address: '/ctg/:ctgId/suivi/corrective/nouvelle', readers: 'members' },
  'ctg.$ctgId.suivi_.correctives.$correctiveActionId': {
    address: '/ctg/:ctgId/suivi/correctives/:correctiveActionId',
    readers: 'members',
  },
  'ctg.$ctgId.textes_.$textId': { address: '/ctg/:ctgId/textes/:textId', readers: 'members', isMadeByTest: true },
  'ctg.$ctgId.textes_.$textId_.fils': {
    address: '/ctg/:ctgId/textes/:textId/fils',
    readers: 'members',
    kind: 'file',
    isUnlinked: true,
  },
  'ctg.$ctgId.textes_.$textId_.historique': {
    address: '/ctg/:ctgId/textes/:textId/historique',
    readers: 'members',
    searches: ['?version=1'],
    isMadeByTest: true,
  },
  'ctg.$ctgId.reprise': {
    address: '/ctg/:ctgId/reprise',
    readers: ['cafCoordinator', 'townCoordinator'],
    isUnlinked: true,
  },
}

/** An address with its ids. @throws Error when one is not given */
export const fillAddress = (address: string, ids: Readonly<Record<string, string>>): string =>
  address.replace(/:(\w+)/g, (_, name: string) => {
    const id = ids[name]
    if (id === undefined) throw new Error(`the address ${address} needs ${name}`)
    return id
  })
