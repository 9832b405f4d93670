/** What a column of a plan of actions may hold, guessed from its header. Pure. Rules: docs/rules/taking-up.md §3. */
import type { sheetFields } from '#app/domains/plan/sheet/fields.fr.ts'
import { plainWords } from '#app/kernel/plain-words.ts'
import { isFunderName } from './budget-headings.ts'

export const importFields = [
  'ignored',
  'code',
  'externalId',
  'title',
  'subAction',
  'axis',
  'subAxis',
  'objective',
  'lead',
  'service',
  'coLead',
  'sponsor',
  'email',
  'partners',
  'start',
  'end',
  'period',
  'year',
  'status',
  'tickedStatus',
  'priority',
  'need',
  'description',
  'public',
  'areas',
  'budget',
  'funder',
  'indicators',
  'next',
  'body',
  'notes',
] as const
export type ImportField = (typeof importFields)[number]

/** What a column gives of the sheet itself; the others give its place, its parts, or words. */
export const sheetFieldsIn = {
  externalId: ['externalId'],
  title: ['title'],
  lead: ['leadParty', 'leadService', 'leadName'],
  service: ['leadService', 'leadName'],
  coLead: ['coLeadParty', 'coLeadName'],
  sponsor: ['electedSponsor'],
  email: ['leadEmail'],
  partners: ['partners', 'partnersText'],
  start: ['starts'],
  end: ['ends'],
  period: ['starts', 'ends'],
  year: ['starts', 'ends'],
  status: ['status'],
  tickedStatus: ['status'],
  priority: ['priority'],
  body: ['body'],
  need: ['need'],
  description: ['description'],
  public: ['public'],
  areas: ['areas', 'communes', 'namedAreas'],
  next: ['nextStep'],
} as const satisfies Partial<Record<ImportField, readonly (keyof typeof sheetFields)[]>>

/** Several columns may hold these: their texts are put together. */
export const mayRepeat: ReadonlySet<ImportField> = new Set([
  'ignored',
  'partners',
  'year',
  'tickedStatus',
  'need',
  'description',
  'budget',
  'funder',
  'indicators',
  'notes',
])

/** The first rule that answers wins: « date de début de l'action » is a start before it is an action. */
const synonyms: readonly (readonly [ImportField, RegExp])[] = [
  // Ticked: the action lasts from the first to the last.
  ['year', /^(?:[st] ?[1-4] ?)?20\d\d$/],
  ['notes', /^(dates? )?(de |d')?(la |derniere )?(maj|mise a jour|modif|creation|saisie|extraction)/],
  ['subAction', /^sous[- ]?actions?\b/],
  // Of a step, not of the action.
  ['notes', /\b(de|par) l'etape\b|^etapes?\b/],
  ['email', /\be?-?mail|courriel/],
  ['externalId', /^(id|identifiant|uuid|cle)( (unique|externe|technique|interne|source|de l'action|action))?$/],
  [
    'notes',
    /^(n|no|n°|num\.?|numero|ref\.?|reference)s? ?(de |du |des |d')?(la |l')?(delib|siret|siren|tel|cof\b|convention|dossier|facture|page|compte|marche)/,
  ],
  // « N+1 » is a year.
  ['notes', /^n ?[+-] ?\d$/],
  ['code', /^(n|no|n°|num\.?|numero|ref\.?|reference|code)\b|^n°|\bn°$|^fiche (n|n°)|^#$/],
  ['notes', /moyens (humains|materiels|techniques|logistiques|necessaires|a mobiliser)|\betp\b/],
  // What was spent is told, not planned: it is kept in words.
  [
    'notes',
    /^(realise|depense|consomme|execute)e?s? (en |au )?20\d\d|^depenses? (reelle|realisee)|(budget|cout|montant)s? (reel|realise|consomme|execute|depense)/,
  ],
  ['budget', /^(budget|montant|cout|financement|subvention|credit)s?\b/],
  ['description', /^(modalite|descripti|contenu|deroule)/],
  ['start', /\bdebut|demarrage|lancement|^date d'effet|^start( date)?$/],
  [
    'end',
    /^(end|due|finish)( date)?$|\bfin\b|echeances?\b|\bech\b|butoir|date limite|\bterme\b|delai|date de realisation|realisation prevue/,
  ],
  [
    'status',
    /\betat\b|\bou en (est|sont)\b|statut|avancement|progression|^%|^taux de realisation|\bsituation\b|^realisation|^realise/,
  ],
  // « Pilote / Co-pilote / Partenaires »: the first one leads.
  ['lead', /^(pilot|porteur|referent|responsable)\S*\s*[/,;+&-]\s*co-?\s?(pilot|porteur|referent|responsable)/],
  ['coLead', /\bco-?(pilot|porteur|animat|responsable)/],
  ['sponsor', /\belue?s?\b|portage politique|^(vice-president|adjoint|maire)/],
  ['lead', /^(services?|directions?|poles?) (pilote|porteu|responsable|referent|chef)/],
  ['service', /^(services?|directions?|poles?)\b/],
  ['next', /prochaine etape|prochaines etapes|^suites?\b|reste a faire/],
  ['priority', /^(degre|niveau)x? (de |d')?(priorite|urgence)|^(prio\b|priorisation|urgence)/],
  ['body', /^(instance|comite|groupe de (travail|suivi)|gouvernance)|instance de (suivi|pilotage)/],
  ['subAxis', /^sous[- ]?(axes?|themes?|thematiques?|orientations?|volets?)\b/],
  [
    'lead',
    /^qui( fait( quoi)?)?\b|^(affecte|assigne|attribue)e?s? a\b|pilot|porteur|responsable|referent|chef de file|maitr(e|ise) d'ouvrage|portage|porte par/,
  ],
  ['funder', /financeur|partenaires? financier/],
  ['partners', /partenaire|acteurs|structures? associee|contributeur|^avec qui/],
  // « Total 2026 », beside the budgets it adds.
  ['budget', /^total\b.*(20\d\d|general|€|ttc)|^total$/],
  ['budget', /^combien\b|budget|\bcouts?\b|montant|financ|moyens|€|euros/],
  ['indicators', /indicateur|evaluation|mesures?\b|criteres?|resultats? attendu/],
  ['objective', /objectif|finalite/],
  ['public', /public|beneficiaire|cible|^pour qui\b/],
  ['areas', /^ou ?\?$|territoire|commune|\blieux?\b|secteur|quartier|perimetre/],
  ['period', /calendrier|echeancier|periode|annees?\b|planning|temporalite|duree|mise en oeuvre|\bdates?\b|quand/],
  ['notes', /observation|commentaire|remarque|\bnotes?\b|bilan/],
  ['need', /besoin|constat|contexte|problematique|pourquoi/],
  ['description', /^comment\b|descripti|contenu|modalite|detail|deroule|demarche/],
  ['title', /^quoi\b|^que fait-on/],
  ['title', /^(intitule|actions?\b|titre|fiche|nom\b|libelle|operation|projet)/],
  // As task tools call it.
  ['axis', /^(nom du )?compartiment/],
  ['title', /^nom de la tache|^taches?\b(?! \w)/],
  ['axis', /^(axes?\b|orientation|thematique|themes?\b|enjeu|priorite|volet|ambition|domaine|chantier)/],
]

/** Said of a column beside another of the same field: « Ech. v5 », « budget initial ». */
const olderVersion = /\bv ?\d+\b|\binitial|\bancien|\banc\b|precedent/

/** Whether a header names an older version of what another column holds. */
export const isOlderVersion = (header: string): boolean => olderVersion.test(plainWords(header))

const done = /^(realis|depens|consomm|execut|mandat|verse|reel)/
const ownUnderBudget: ReadonlySet<ImportField | undefined> = new Set(['funder', 'notes', 'partners', 'description'])

/** What a column announces by its headings one under the other, « Budget » over « 2025 » over « Caf ». */
export const fieldOfHeadings = (headings: readonly string[]): ImportField | undefined =>
  headings.reduce<ImportField | undefined>((group, heading) => fieldUnder(group, heading), undefined)

/** The lower one first, read as a part of the upper ones. */
function fieldUnder(group: ImportField | undefined, below: string): ImportField | undefined {
  const own = fieldOfHeader(below)
  if (below === '') return group
  if ((group === 'budget' || group === 'period') && done.test(plainWords(below))) return 'notes'
  // « 2027 » over « Caf » and « Total ».
  if (group === 'year' && (isFunderName(below) || /^total/.test(plainWords(below)))) return 'budget'
  if (group === 'budget') return ownUnderBudget.has(own) ? own : group
  return own ?? group
}

/** What a header announces; undefined when it says nothing known. */
export function fieldOfHeader(header: string): ImportField | undefined {
  // « date_debut », as software writes it.
  const words = plainWords(header.replaceAll('_', ' '))
  if (words === '' || words.length > 80) return
  return synonyms.find(([, pattern]) => pattern.test(words))?.[0]
}
