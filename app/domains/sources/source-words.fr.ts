/** What each source brings and does not say, in French. Pure. */
import type { SourceKey } from './source.ts'

export type SourceWords = {
  readonly title: string
  /** What it brings, in a sentence. */
  readonly brings: string
  /** What it does not say. */
  readonly limits: readonly string[]
}

export const sourceWords: Readonly<Record<SourceKey, SourceWords>> = {
  'caf-prestations': {
    title: 'Foyers allocataires par prestation',
    brings:
      'Foyers allocataires et personnes couvertes ; RSA, prime d’activité, aides au logement, allocations familiales, complément familial, ASF, Paje, CMG ; AAH et AEEH par département. Décembre de chaque année depuis 2020, toutes les communes, intercommunalités, départements, régions et France.',
    limits: [
      'Effectifs des communes et des intercommunalités arrondis à 5 ; un 0 se lit « 0 à 4 ».',
      'Caf seule : les familles de la MSA ne sont pas comptées, une commune rurale paraît vide à tort.',
      'Un foyer n’est pas un ménage ; les foyers que la Caf ne sait pas placer ne sont dans aucune commune.',
    ],
  },
  'caf-quotient-familial': {
    title: 'Foyers allocataires par quotient familial',
    brings:
      'Foyers allocataires par tranche de quotient familial (moins de 400 €, 400 à 799 €… 4 000 € ou plus), décembre de chaque année depuis 2020, toutes les communes ; la part sous 800 € s’en calcule.',
    limits: [
      'Effectifs arrondis à 5 ; une tranche absente d’une commune n’y a aucun foyer publié.',
      'Caf seule, sans la MSA.',
    ],
  },
  'caf-accueil-jeune-enfant': {
    title: 'Accueil du jeune enfant : places et taux de couverture',
    brings:
      'Places pour 100 enfants de moins de 3 ans, ensemble et par mode d’accueil, et nombre de places, depuis 2017 : communes de plus de 10 000 habitants, toutes les intercommunalités, départements, régions et France ; le nombre d’enfants de moins de 3 ans s’en déduit.',
    limits: [
      'Les communes de 10 000 habitants ou moins n’ont pas de taux publié : celui de leur intercommunalité se lit à côté.',
      'Offre théorique de décembre : places vacantes ou partagées non retranchées ; le taux peut dépasser 100.',
      'Le total de la France ne comprend pas Mayotte.',
    ],
  },
  'insee-populations': {
    title: 'Populations de référence',
    brings:
      'Populations municipale et totale de chaque commune, intercommunalité, département, région et de la France, à chaque millésime publié.',
    limits: ['Le millésime a trois ans de moins que l’année où il entre en vigueur.'],
  },
  'insee-naissances': {
    title: 'Naissances domiciliées',
    brings:
      'Naissances de l’année au domicile de la mère, toutes les communes, depuis 2008 ; celles d’un territoire s’en additionnent.',
    limits: ['Nombres exacts ; Paris, Lyon et Marseille ne sont comptés qu’une fois, sans leurs arrondissements.'],
  },
  'insee-filosofi': {
    title: 'Revenus et pauvreté (Filosofi)',
    brings:
      'Niveau de vie médian, déciles et taux de pauvreté de 2021 des communes, intercommunalités, départements, régions et de la France ; depuis un dossier, aussi les fichiers annuels FILOAAAA_DISP et cc_filosofi_AAAA.',
    limits: [
      'Secret fiscal : rien sous 11 ménages ; peu de chiffres sous 2 000 habitants.',
      'Un taux de pauvreté sous 5 % est publié « 5 ». Les médianes et les taux ne s’additionnent ni ne se moyennent.',
      'Filosofi 2022 n’a pas été publié ; 2021 change de méthode.',
    ],
  },
}
