/** Words as the search of the guides compares them: without accents, capitals, plurals, and those too common to tell. Pure. */

const unaccented = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/g, 'oe').replace(/[’']/g, ' ').toLowerCase()

/** « Préparer la réunion » → « preparer-la-reunion »: the anchor of a title. */
export const slugOf = (text: string): string =>
  unaccented(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

const common = new Set(
  (
    'a au aux avec ce ces cet cette comment dans de des du elle en est et faire faut il ils je l la le les leur lui ma mes mon ne nos ' +
    'notre nous on ou par pas peut peux pour puis qu que quel quelle qui quoi sa se ses son sont sur ta tes ton tu un une veux vos votre vous y d c j m n s t'
  ).split(' '),
)

/** « réunions » → « reunion », « tableaux » → « tableau », « journaux » → « journal ». */
const singular = (word: string): string =>
  word.length > 3 ? word.replace(/([^e])aux$/, '$1al').replace(/[sx]$/, '') : word

/** @returns the word as the index holds it; null for a word that distinguishes nothing */
export function foldWord(word: string): string | null {
  const folded = unaccented(word).trim()
  return folded === '' || common.has(folded) ? null : singular(folded)
}

export const splitWords = (text: string): readonly string[] =>
  unaccented(text)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)

/** What people say → what the screens and the glossary say. Each right side is written in some chapter; a test holds it. */
export const synonyms: Readonly<Record<string, readonly string[]>> = {
  pv: ['compte rendu', 'relevé'],
  cr: ['compte rendu'],
  fiche: ['action'],
  copil: ['comité de pilotage', 'réunion'],
  cotech: ['comité technique', 'réunion'],
  odj: ['ordre du jour'],
  excel: ['tableur'],
  xls: ['tableur'],
  xlsx: ['tableur'],
  csv: ['tableur', 'fichier'],
  word: ['docx', 'document'],
  powerpoint: ['pptx', 'dossier'],
  importer: ['reprendre', 'tableur'],
  exporter: ['télécharger', 'tableur'],
  imprimer: ['pdf'],
  mail: ['courriel'],
  email: ['courriel'],
  mdp: ['mot de passe'],
  login: ['connexion'],
  droit: ['rôle'],
  utilisateur: ['personne', 'membre'],
  ajouter: ['inviter', 'créer'],
  supprimer: ['retirer'],
  effacer: ['retirer'],
  kpi: ['mesure', 'indicateur'],
  statistique: ['chiffre', 'indicateur'],
  donnee: ['chiffre', 'donnée'],
  delib: ['délibération'],
  budget: ['moyens'],
  bilan: ['dossier', 'bilan'],
  relance: ['campagne', 'relancer'],
  avancement: ['point d’étape', 'suivi'],
  questionnaire: ['enquête'],
  sondage: ['enquête'],
  rgpd: ['secret statistique'],
  anonymiser: ['masquer', 'secret statistique'],
  renouveler: ['renouvellement'],
  prolonger: ['avenant', 'prolongation'],
  api: ['logiciel', 'API'],
  serveur: ['installer'],
  sauvegarde: ['sauvegarder', 'installer'],
}

/** The words the guides use for what people say; empty for most words. */
export function synonymsOf(word: string): readonly string[] {
  const folded = foldWord(word) ?? ''
  // « constructor » is a word one may type, and something that every object has.
  return Object.hasOwn(synonyms, folded) ? (synonyms[folded] ?? []) : []
}
