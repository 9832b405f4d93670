/** People, parties and services of the demonstration. Pure. Every person is fictional and bears the name of a fabric. */
import type { PartyRef, ServiceRef, ThemeRef } from './content-types.ts'

export type PersonRef = 'claire' | 'antoine' | 'samira' | 'julie' | 'nadia' | 'paul' | 'karim' | 'lucie'

export type DemoPerson = {
  readonly ref: PersonRef
  readonly name: string
  readonly email: string
  readonly party: PartyRef
  readonly role: 'coordinator' | 'cooperation-officer' | 'body-member' | 'action-lead' | 'contributor' | 'reader'
  readonly theme?: ThemeRef
  readonly functionTitle: string
  /** Shown by the sign-in page; only these have a button there. */
  readonly demoRole?: string
}

export const demoPeople: readonly DemoPerson[] = [
  {
    ref: 'claire',
    name: 'Claire Mousseline',
    email: 'claire.mousseline@exemple.fr',
    party: 'caf',
    role: 'coordinator',
    functionTitle: 'chargée de conseil et de développement',
    demoRole: 'Coordinatrice pour la Caf des Hauts-de-Seine',
  },
  {
    ref: 'antoine',
    name: 'Antoine Lin',
    email: 'antoine.lin@exemple.fr',
    party: 'ville',
    role: 'coordinator',
    functionTitle: 'chargé de coopération CTG',
    demoRole: 'Coordinateur pour la Ville de Gennevilliers',
  },
  {
    ref: 'samira',
    name: 'Samira Taffetas',
    email: 'samira.taffetas@exemple.fr',
    party: 'ville',
    role: 'cooperation-officer',
    theme: 'petite-enfance',
    functionTitle: 'directrice de la petite enfance',
    demoRole: 'Animatrice du groupe Petite enfance',
  },
  {
    ref: 'julie',
    name: 'Julie Percale',
    email: 'julie.percale@exemple.fr',
    party: 'petits-pas',
    role: 'action-lead',
    functionTitle: 'responsable de l’association Les Petits Pas',
    demoRole: 'Pilote d’une action, association Les Petits Pas',
  },
  {
    ref: 'nadia',
    name: 'Nadia Velours',
    email: 'nadia.velours@exemple.fr',
    party: 'ville',
    role: 'body-member',
    functionTitle: 'adjointe au maire, petite enfance',
    demoRole: 'Élue, membre du comité de pilotage',
  },
  {
    ref: 'paul',
    name: 'Paul Coton',
    email: 'paul.coton@exemple.fr',
    party: 'mission-locale',
    role: 'reader',
    functionTitle: 'directeur de la mission locale',
    demoRole: 'Lecteur, partenaire associé',
  },
  {
    ref: 'karim',
    name: 'Karim Satin',
    email: 'karim.satin@exemple.fr',
    party: 'caf',
    role: 'cooperation-officer',
    theme: 'acces-aux-droits',
    functionTitle: 'responsable de circonscription',
  },
  {
    ref: 'lucie',
    name: 'Lucie Organdi',
    email: 'lucie.organdi@exemple.fr',
    party: 'ville',
    role: 'contributor',
    theme: 'jeunesse',
    functionTitle: 'animatrice du point information jeunesse',
  },
]

export type DemoParty = {
  readonly ref: PartyRef
  readonly kind: 'caf' | 'authority' | 'partner'
  readonly name: string
  readonly shortName: string
  readonly representedBy: string
  readonly representedAs: string
  readonly expects: string
  readonly brings: string
}

export const cafParty: DemoParty = {
  ref: 'caf',
  kind: 'caf',
  name: 'Caf des Hauts-de-Seine',
  shortName: 'Caf',
  representedBy: 'sa présidente ou son président, et sa directrice ou son directeur',
  representedAs: '',
  expects: 'Un accueil du jeune enfant mieux réparti et des droits ouverts à temps.',
  brings: 'Ses données, ses travailleurs sociaux, ses aides collectives et individuelles.',
}

export const townParty: DemoParty = {
  ref: 'ville',
  kind: 'authority',
  name: 'Ville de Gennevilliers',
  shortName: 'Ville',
  representedBy: 'son maire',
  representedAs: 'maire',
  expects: 'Des financements lisibles et des actions qui croisent les services.',
  brings: 'Ses équipements, ses services de proximité, sa connaissance des quartiers.',
}

export const associates: readonly DemoParty[] = [
  {
    ref: 'departement',
    kind: 'partner',
    name: 'Département des Hauts-de-Seine (PMI)',
    shortName: 'PMI',
    representedBy: '',
    representedAs: '',
    expects: '',
    brings: 'Avis, agréments et visites de la PMI.',
  },
  {
    ref: 'petits-pas',
    kind: 'partner',
    name: 'Association Les Petits Pas',
    shortName: 'Les Petits Pas',
    representedBy: 'Julie Percale',
    representedAs: 'responsable',
    expects: '',
    brings: 'Le relais petite enfance itinérant.',
  },
  {
    ref: 'mission-locale',
    kind: 'partner',
    name: 'Mission locale',
    shortName: 'Mission locale',
    representedBy: 'Paul Coton',
    representedAs: 'directeur',
    expects: '',
    brings: 'L’accompagnement des jeunes.',
  },
]

export type DemoService = {
  readonly ref: ServiceRef
  readonly party: 'caf' | 'ville'
  readonly name: string
  readonly cafField?: 'benefits' | 'social-work' | 'collective-aid'
}

export const demoServices: readonly DemoService[] = [
  { ref: 'caf-action-sociale', party: 'caf', name: 'Action sociale', cafField: 'social-work' },
  { ref: 'caf-aides-collectives', party: 'caf', name: 'Aides collectives', cafField: 'collective-aid' },
  { ref: 'caf-prestations', party: 'caf', name: 'Prestations', cafField: 'benefits' },
  { ref: 'ville-petite-enfance', party: 'ville', name: 'Petite enfance' },
  { ref: 'ville-jeunesse', party: 'ville', name: 'Jeunesse' },
  { ref: 'ville-education-vacances', party: 'ville', name: 'Éducation et vacances' },
  { ref: 'ville-habitat', party: 'ville', name: 'Habitat' },
  { ref: 'ville-egalite', party: 'ville', name: 'Égalité' },
  { ref: 'ville-ccas', party: 'ville', name: 'CCAS' },
  { ref: 'ville-centres-sociaux', party: 'ville', name: 'Centres sociaux' },
  { ref: 'ville-sante', party: 'ville', name: 'Santé' },
]

/** Addresses of the leads without account, by name or by service; the others answer by telephone. Fictional. */
export const leadAddresses: Readonly<Record<string, string>> = {
  'Mission locale': 'paul.coton@exemple.fr',
  'Point information jeunesse': 'lucie.organdi@exemple.fr',
  'caf-action-sociale': 'action-sociale.caf@exemple.fr',
  'caf-prestations': 'alix.flanelle@exemple.fr',
  'ville-petite-enfance': 'samira.taffetas@exemple.fr',
  'ville-jeunesse': 'omar.denim@exemple.fr',
  'ville-education-vacances': 'vacances.ville@exemple.fr',
  'ville-ccas': 'ccas.ville@exemple.fr',
}

/** What each lead party does in each theme: the matrix themes × fields of the Caf × powers of the Ville. */
export const demoPowers: Readonly<Record<ThemeRef, { readonly caf: string; readonly ville: string }>> = {
  'petite-enfance': {
    caf: 'Aides collectives, conventions d’objectifs et de financement',
    ville: 'Autorité organisatrice de l’accueil du jeune enfant',
  },
  jeunesse: { caf: 'Aides collectives, soutien à la parentalité', ville: 'Jeunesse, information, accueils' },
  vacances: { caf: 'Aides au départ', ville: 'Séjours, accueils de loisirs' },
  logement: { caf: 'Aides au logement, action sociale', ville: 'Habitat, hygiène, CCAS' },
  egalite: { caf: 'Action sociale auprès des familles monoparentales', ville: 'Mission égalité' },
  'acces-aux-droits': { caf: 'Prestations, rendez-vous des droits', ville: 'CCAS, centres sociaux' },
}
