/** The fields of the Caf's list, and how offices title their columns. Pure. Rules: docs/rules/convention.md §6.5. */
import { folded } from '#app/kernel/plain-words.ts'

export const cofFields = [
  'cofNumber',
  'service',
  'manager',
  'facilityKind',
  'commune',
  'startsOn',
  'endsOn',
  'bonusEuros',
] as const
export type CofField = (typeof cofFields)[number]

/** Titles met in lists of Cafs, plain (no accent, no punctuation), the surest first. */
const titles: Readonly<Record<CofField, readonly RegExp[]>> = {
  cofNumber: [
    /^(n|no|num|numero)( de| du)?( la)? (cof|convention|contrat|dossier)\b/,
    /^cof$/,
    /^(reference|ref)( de)?( la)?( cof| convention)?$/,
  ],
  service: [
    /^(nom|intitule|designation|libelle)( de| du)?( la| l)? (equipement|structure|service|etablissement)\b/,
    /^(equipement|structure|service|etablissement)s?( ou service)?( soutenue?s?)?$/,
    /^(intitule|designation)$/,
  ],
  manager: [
    /^(nom|raison sociale)( du| de)?( l)? ?(gestionnaire|partenaire|beneficiaire|organisme)/,
    /^(gestionnaire|partenaire|beneficiaire|organisme gestionnaire|raison sociale|porteur)$/,
  ],
  facilityKind: [
    /^(type|nature|categorie)( de| du| d)?( l)? ?(equipement|structure|service|etablissement|accueil|prestation)?$/,
    /^(prestation|activite)$/,
  ],
  commune: [/^(commune|ville|localite)\b/, /^(lieu|commune) d implantation$/],
  startsOn: [/^(date( de| d)? ?)?(debut|effet|prise d effet)\b/, /^du$/],
  endsOn: [/^(date( de| d)? ?)?(fin|echeance|terme)\b/, /^au$/],
  bonusEuros: [/\bbonus( de)? territoire\b/, /^(montant )?bt\b/, /^montant( annuel| previsionnel)?( du)?( bonus)?$/],
}

export const plainTitle = (text: string): string =>
  folded(text)
    .replace(/n°/g, 'n ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** The field a title names; undefined when it names none. */
export const fieldTitled = (title: string): CofField | undefined => {
  const plain = plainTitle(title)
  return plain === '' ? undefined : cofFields.find((field) => titles[field].some((pattern) => pattern.test(plain)))
}
