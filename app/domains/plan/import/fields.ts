/** What a column of a plan of actions may hold, guessed from its header. Pure. Rules: docs/rules/taking-up.md §3. */
import { plainWords } from './plain-words.ts'

export const importFields = [
  'ignored',
  'code',
  'title',
  'axis',
  'objective',
  'lead',
  'email',
  'partners',
  'start',
  'end',
  'period',
  'year',
  'status',
  'need',
  'description',
  'public',
  'areas',
  'budget',
  'indicators',
  'next',
  'notes',
] as const
export type ImportField = (typeof importFields)[number]

/** Several columns may hold these: their texts are put together. */
export const mayRepeat: ReadonlySet<ImportField> = new Set([
  'ignored',
  'partners',
  'year',
  'need',
  'description',
  'budget',
  'indicators',
  'notes',
])

/** The first rule that answers wins: « date de début de l'action » is a start before it is an action. */
const synonyms: readonly (readonly [ImportField, RegExp])[] = [
  ['year', /^20\d\d$/],
  ['email', /\be?-?mail|courriel/],
  ['code', /^(n|no|n°|num\.?|numero|ref\.?|reference|code)\b|^n°|\bn°$|^fiche (n|n°)|^#$/],
  ['start', /\bdebut|demarrage|lancement|^date d'effet/],
  ['end', /\bfin\b|echeances?\b|butoir|date limite|\bterme\b|delai|date de realisation|realisation prevue/],
  ['status', /\betat\b|\bou en (est|sont)\b|statut|avancement|progression|\bsituation\b|^realisation|^realise/],
  ['next', /prochaine etape|prochaines etapes|^suites?\b|reste a faire/],
  ['lead', /pilot|porteur|responsable|referent|chef de file|maitr(e|ise) d'ouvrage|portage|porte par/],
  ['partners', /partenaire|acteurs|co-?porteur|structures? associee|contributeur|^avec qui/],
  ['budget', /budget|\bcouts?\b|montant|financ|moyens|€|euros/],
  ['indicators', /indicateur|evaluation|mesures?\b|criteres?|resultats? attendu/],
  ['objective', /objectif|finalite/],
  ['public', /public|beneficiaire|cible/],
  ['areas', /territoire|commune|\blieux?\b|secteur|quartier|perimetre/],
  ['period', /calendrier|echeancier|periode|annees?\b|planning|temporalite|duree|mise en oeuvre|\bdates?\b|quand/],
  ['notes', /observation|commentaire|remarque|\bnotes?\b|bilan/],
  ['need', /besoin|constat|contexte|problematique|pourquoi/],
  ['description', /descripti|contenu|modalite|detail|deroule|demarche/],
  ['title', /^(intitule|actions?\b|titre|fiche|nom\b|libelle|operation|projet)/],
  ['axis', /^(axes?\b|orientation|thematique|themes?\b|enjeu|priorite|volet|ambition|domaine|chantier)/],
]

/** What a header announces; undefined when it says nothing known. */
export function fieldOfHeader(header: string): ImportField | undefined {
  const words = plainWords(header)
  if (words === '' || words.length > 80) return
  return synonyms.find(([, pattern]) => pattern.test(words))?.[0]
}
