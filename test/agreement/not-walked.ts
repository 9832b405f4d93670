/** Addresses and answers that the walk of agreement does not read, each with why. Pure. */

/** Of one CTG, under its address. */
const inCtg: Readonly<Record<string, string>> = {
  'a form, or an act': `
    /premiers-pas /actions/:actionId/modifier /actions/:actionId/point /constats/:findingId/modifier /plan/nouvelle /plan/ensemble
    /plan/cellules /convention/cellules /convention/signer /convention/articles/:articleId /convention/modeles
    /convention/modeles/:templateId /convention/sppe/points/:pointKey /evaluation/:evaluationId/cadrage
    /evaluation/:evaluationId/question /evaluation/questions/:questionId/modifier /diagnostic/equipements/reprendre
    /diagnostic/enquetes/:surveyId/textes /diagnostic/enquetes/:surveyId/apercu /diagnostic/donnees/demandes/nouvelle
    /diagnostic/donnees/deposer /diagnostic/:themeId/constats/nouveau /diagnostic/:themeId/enjeux/nouveau /enjeux/noter
    /instances/renouvellement/:partyId /mandat /membres/themes /membres/cadre /objectifs/nouveau /reunions/nouvelle
    /reunions/:meetingId/decision /reunions/:meetingId/presences /suivi/dossiers/nouveau /suivi/corrective/nouvelle
    /suivi/reglages /reprise /renouvellement /reconduction /cadrage`,
  'one thing, of a list that is walked': `
    /actions/:actionId /actions/:actionId/fiche.pdf /actions/:actionId/fiche.docx /constats/:findingId /decisions/:decisionId
    /diagnostic/equipements/:facilityId /enjeux/:issueId /instances/:bodyId /membres/:memberId /objectifs/:objectiveId
    /reunions/:meetingId /reunions/:meetingId/cloture /suivi/:reportId /suivi/campagnes/:campaignId
    /suivi/campagnes/:campaignId/personnes/:recipientId /suivi/correctives/:correctiveActionId
    /evaluation/questions/:questionId /notifications/:noticeId /convention/signataires/:partyId
    /convention/avenants/:amendmentId/signataires/:partyId /convention/preuve/:partyId
    /convention/avenants/:amendmentId/preuve/:partyId`,
  'a text, a letter or a proof: no count of things': `
    /responsables-conjoints.docx /responsables-conjoints.pdf /convention/avenants/resiliation/:terminationId/lettre.pdf
    /convention/avenants/:amendmentId/signataires/:partyId/deliberation.docx /convention/signataires/:partyId/deliberation.docx
    /convention/deliberations.zip /convention/preuve/dossier.pdf /convention/texte /reunions/:meetingId/convocation.pdf
    /diagnostic/enquetes/:surveyId/affiche.pdf /suivi/campagnes/:campaignId/formulaires.pdf /textes /textes/chiffres
    /textes/passages /textes/personnes /textes/:textId /textes/:textId/fils /textes/:textId/historique`,
  'values of figures: no count of things': `
    /diagnostic/indicateurs/:indicatorId /diagnostic/indicateurs/:indicatorId/fichier /diagnostic/croiser /diagnostic/reperes
    /diagnostic/portrait /diagnostic/:themeId/communes /diagnostic/donnees/:datasetId
    /diagnostic/donnees/:datasetId/donnees.csv /diagnostic/donnees/diffuse /diagnostic/enquetes/:surveyId/resultats.csv`,
  'what one looks for, or what was done: it depends on who asks, or when': `
    /recherche /journal /notifications /plan/changements /plan/changements/:batchId /plan/reprise/:importId
    /diagnostic/equipements/reprendre/:facilityImportId /plan/vues /archives /archives/:archiveId /membres/logiciels`,
  'two states of one plan, or an older one: its counts are those of another day': `
    /suivi/etats /suivi/etats/:snapshotId /suivi/etats/comparer /convention/versions /convention/versions/comparer
    /convention/versions/comparaison.pdf /plan/precedente /diagnostic/bilan
    /convention/avenants/:amendmentId/texte-consolide.pdf /convention/avenants/texte-consolide.pdf`,
  'on a screen of the room, what the page of the meeting or of the workshop says': `
    /reunions/:meetingId/salle /reunions/:meetingId/seance /reunions/:meetingId/ordre-du-jour /ateliers/:workshopId/salle`,
  'counts of its own, that no other place names': `
    /diagnostic/donnees /annuaire /page-publique/avis /page-publique/apercu /ateliers /ateliers/:workshopId /convention/annexes
    /convention/annexes/postes /convention/annexes/postes/export /convention/annexes/cof /convention/annexes/cof/export
    /convention/avenants /convention/actes /convention/relances /convention/preuve /convention/sppe/missions
    /evaluation/:evaluationId/recommandations /diagnostic/:themeId /diagnostic/enquetes /diagnostic/enquetes/:surveyId
    /instances/:bodyId/presences /plan/lieux /suivi/dossiers`,
}

/** Of what anybody reads, or a link opens. */
const open: Readonly<Record<string, string>> = {
  'a form, or its answer': `
    /point/:token/envoye /point/:token/transmettre /t/:address/avis /t/:address/suivre /t/:address/signaler`,
  'one thing, of a list that is walked': '/t/:address/actions/:actionNumber',
  'the same edition as the public page, in another form': `
    /t/:address/encart /t/:address/donnees /t/:address/donnees/:file /t/:address/fil.atom /t/:address/image.png
    /t/:address/documents/:documentKey`,
  'a text: no count of things': '/t/:address/mentions-legales /t/:address/vie-privee',
}

const listed = (reasons: Readonly<Record<string, string>>, under: string) =>
  Object.entries(reasons).flatMap(([why, addresses]) =>
    addresses
      .trim()
      .split(/\s+/)
      .map((address) => [`${under}${address}`, why] as const),
  )

/** By address, why. */
export const notWalked: Readonly<Record<string, string>> = Object.fromEntries([
  ...listed(inCtg, '/ctg/:ctgId'),
  ...listed(open, ''),
])

export const notWalkedAnswers: Readonly<Record<string, string>> = {
  '/ctgs': 'the CTGs of a token: there is one',
  '/ctgs/{ctgId}/actions/{actionId}': 'one of a list that is walked whole',
  '/ctgs/{ctgId}/meetings/{meetingId}': 'one of a list that is walked whole',
  '/ctgs/{ctgId}/datasets': 'asks for a right that the token of the walk has not; no other place counts them',
  '/ctgs/{ctgId}/datasets/{datasetId}': 'the values of one table: no count of things',
  '/ctgs/{ctgId}/themes/{themeId}/figures': 'values of indicators: no count of things',
}
