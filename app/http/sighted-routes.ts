/**
 * Where restricted sheets are shown to whoever may read them: the plan and its sheets, their follow-up, and what a person reads
 * for herself. Everywhere else nobody sees them, so that nothing made for all (agenda, minutes, decision, dossier, state of the
 * plan, convention, export, whole print) can hold one: a page that is not named here does not. Pure. Rules: docs/rules/plan.md §17.
 */
const personal = ['', 'actions', 'campagnes', 'notifications']
const ofPlan = [
  ...[
    'arbre',
    'calendrier',
    'cartes',
    'cellules',
    'changements',
    'changements/:batchId',
    'ensemble',
    'grille',
    'lieux',
  ],
  ...['matrice', 'moyens', 'nouvelle', 'pilotes', 'vues'],
]
const ofFollowup = [
  ...[':reportId', 'campagnes', 'campagnes/:campaignId', 'campagnes/:campaignId/formulaires.pdf'],
  ...['campagnes/:campaignId/personnes/:recipientId', 'campagnes/nouvelle', 'corrective/nouvelle'],
  ...['correctives', 'correctives/:correctiveActionId', 'reglages'],
]
const ofCtg = [
  ...['', 'plan', ...ofPlan.map((view) => `plan/${view}`)],
  ...['fiche.docx', 'fiche.pdf', 'modifier', 'point'].map((part) => `actions/:actionId/${part}`),
  ...['actions/:actionId', 'objectifs', 'objectifs/:objectiveId', 'objectifs/nouveau', 'enjeux/:issueId'],
  ...['suivi', ...ofFollowup.map((page) => `suivi/${page}`)],
  ...[
    'textes',
    'textes/chiffres',
    'textes/personnes',
    'textes/:textId',
    'textes/:textId/fils',
    'textes/:textId/historique',
  ],
  ...['fichiers/:fileId', 'recherche', 'notifications', 'notifications/:noticeId', 'journal', 'membres'],
]

/** As the router writes the address of a route. */
export const sightedPatterns: ReadonlySet<string> = new Set([
  ...personal.map((page) => `/${page}`),
  ...ofCtg.map((page) => (page === '' ? '/ctg/:ctgId' : `/ctg/:ctgId/${page}`)),
])

/** @param pattern of the route that was matched: how its address was spelt does not count */
export const seesRestricted = (pattern: string): boolean => sightedPatterns.has(`/${pattern.replace(/^\//, '')}`)
