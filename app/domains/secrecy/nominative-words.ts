/** Headings under which a file speaks of persons, of facilities or of counts, as they are written without accents. Pure. */
import { folded } from '#app/kernel/plain-words.ts'
import type { NominativeKind } from './nominative.ts'

/** Small letters, no accent, words parted by one space. */
export const plainHeading = (heading: string): string =>
  folded(heading)
    .replace(/[^\p{L}\p{N}°]+/gu, ' ')
    .trim()

export const headingsByKind: Partial<Readonly<Record<NominativeKind, RegExp>>> = {
  nir: /\b(nir|nirpp|nni|securite sociale|secu|num secu|insee personne)\b/,
  'beneficiary-number':
    /^(matricule|(n°?|no|num|numero) ?(d |de l |de )?(allocataire|alloc|dossier caf|caf|msa)|num ?alloc|matricule (caf|alloc.*)|allocataire (n°|no|num|numero))/,
  'birth-date': /\b(naissance|naiss|ne( ?e)? le|ddn|dtnais|datnais|date nais)\b/,
  'name-column':
    /^(prenoms?\b(?! (donnes|attribues))|nom (et )?prenoms?|nom (de famille|d usage|usuel|de naissance|patronymique|marital|de jeune fille|(de l |d )?(enfant|allocataire|agent|usager|parent|beneficiaire))|nom (du |de la )?(pere|mere|conjoint.*)|civilite|patronyme)|\bprenoms? (de|du|enfant|allocataire|pere|mere)\b/,
  'e-mail': /\b(e ?mail|courriel|mel|adresse electronique)\b/,
  phone: /\b(tel|telephone|portable|mobile|gsm)\b/,
}

/** One of these, and telephones and e-mails are those of places. */
export const facilityHeadings =
  /\b(etablissements?|structures?|equipements?|creches?|multi ?accueils?|eaje|alsh|accueil de loisirs|rpe|centres? socia(l|ux)|laep|gestionnaire|organisme|association|siret|siren|finess|uai|rne|capacite|nombre de places|nb places|agrement|raison sociale|services?|mairies?|ecoles?|colleges?)\b/

export const countHeadings =
  /\b(effectifs?|nombres?|nb|total|totaux|compte|count|population|foyers|allocataires|enfants|beneficiaires|menages|personnes|valeur|obs value|places|taux|part|pourcentage|montants?)\b/

/** The number of a person or of a family in somebody’s software. */
export const identifierHeadings =
  /\b(identifiant|dossier|matricule|(numero|num|n°|no|code|id) (de |du |d |de l |de la )?(personne|usager|famille|foyer|enfant|allocataire|beneficiaire))\b/

/** What is said of one person, with the values it takes: an age and not a band, an income and not a mean. */
export const personAttributes: readonly { readonly headings: RegExp; readonly values: RegExp }[] = [
  {
    headings: /\b(sexe|genre|civilite)\b/,
    values: /^(f|h|m|g|1|2|fem(me|inin)?|hom(me)?|masculin|fille|garcon|mme|mr?\.?)$/i,
  },
  {
    headings: /^age( (en annees|revolu|enfant|de l enfant|allocataire))?$/,
    values: /^\d{1,3}([.,]\d+)?( ans?| mois)?$/i,
  },
  {
    headings: /^(situation (familiale|matrimoniale|de famille)|sit fam|statut matrimonial)$/,
    values: /^[\p{L} ().'’/-]{1,40}$/iu,
  },
  {
    headings: /^(nationalite|pays de naissance|profession|situation professionnelle|handicap)$/,
    values: /^[\p{L} ().,'’/-]{1,60}$/iu,
  },
  {
    headings: /^(quotient( familial)?|qf|revenus?( mensuels?)?|ressources)$/,
    values: /^\d{1,7}([.,]\d+)?( ?€| euros?)?$/i,
  },
  { headings: /^(nombre d enfants|nb enfants|enfants a charge)$/, values: /^\d{1,2}$/ },
  { headings: /^(adresse|rue|voie|domicile)\b/, values: /^\d{1,4}.*\p{L}/u },
]
