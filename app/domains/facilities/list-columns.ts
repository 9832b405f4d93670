/** What a column of a list of facilities holds, by its heading. Pure. Rules: docs/rules/facilities.md §3. */
import { plainName } from '#app/domains/territory/plain-name.ts'

export const importedFields = [
  ...(['name', 'kind', 'commune', 'address', 'state', 'places', 'opening', 'operator', 'operatorKind', 'cof'] as const),
  ...(['source', 'note', 'number'] as const),
] as const
export type ImportedField = (typeof importedFields)[number]

/** The first rule that answers wins: « type de gestionnaire » is a kind of operator before it is a kind. */
const headings: readonly (readonly [ImportedField, RegExp])[] = [
  [
    'operatorKind',
    /^(type|statut|nature)( juridique)? (du |de la |de )?(gestionnaire|structure gestionnaire)|^statut juridique/,
  ],
  ['operator', /^(gestionnaire|organisme gestionnaire|porteur|nom du gestionnaire|structure gestionnaire)/],
  ['cof', /^(cof|convention d objectifs|convention caf|conventionne|conventionnement|soutenu par la caf)/],
  ['commune', /^(commune|ville|code insee|code commune|insee|localisation|nom de la commune)/],
  ['address', /^(adresse|rue|voie|lieu)/],
  ['places', /^(nb |nbre |nombre |total )?(de |d )?(places?|capacite|agrement|enfants accueillis)/],
  ['opening', /^(horaires?|ouverture|amplitude|jours d ouverture|periode)/],
  ['state', /^(etat|statut|situation|ouvert(?!e? (depuis|le|en)\b))/],
  ['kind', /^(type|categorie|nature|mode d accueil|famille)/],
  ['name', /^(nom|intitule|libelle|equipement|structure|service|etablissement|denomination)/],
  // Of the lines of the list: nothing of a facility.
  ['number', /^(n|no|num|numero|ordre|rang|numero d ordre|n d ordre|numero de ligne)$/],
  ['source', /^(source|origine|releve)/],
  ['note', /^(note|observation|remarque|commentaire|precision)/],
]

/** Undefined for a heading that is kept in words. */
export const fieldOf = (heading: string): ImportedField | undefined => {
  const plain = plainName(heading)
  return headings.find(([, pattern]) => pattern.test(plain))?.[0]
}
