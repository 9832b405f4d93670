/**
 * Every field of an action sheet and of its parts, each said once: column, kind, length, list, titles. Forms, cells, imports,
 * exports, files that come back, the journal and the API derive from these rows. Pure. Rules: docs/rules/plan.md §1, §9, §11;
 * docs/decisions/0031.
 */
import {
  inhabitantsPartWords,
  meansStateWords,
  natureWords,
  priorityWords,
  recurrenceWords,
  statusWords,
  stepWords,
} from './choice-words.fr.ts'
import {
  choice,
  date,
  day,
  email,
  type Fields,
  funder,
  levers,
  line,
  names,
  number,
  reference,
  tags,
  text,
  yes,
} from './field-kinds.ts'

const statusMissing = 'Une action a toujours un état : choisissez dans la liste.'

/** In the order of the columns of an export. */
export const sheetFields = {
  title: line('title', 'Action', 300, [44, 18], {
    ...{ label: 'titre', about: 'Titre', missing: 'Donnez un titre à l’action.' },
  }),
  objectives: names('objectiveIds', 'Objectifs', 'objectives', [44, 16]),
  theme: reference('theme_id', 'Thème', 'themes', [22, 10]),
  leadParty: reference('lead_party_id', 'Partie pilote', 'parties', [28, 12]),
  leadService: reference('lead_service_id', 'Service pilote', 'services', [28, 14]),
  leadName: line('lead_name', 'Nom du pilote', 200, [24, 11]),
  leadPerson: reference('lead_person_id', 'Compte du pilote', 'people', [24, 12]),
  leadEmail: email('lead_email', 'Adresse électronique du pilote', [28, 14]),
  leadServices: names('leadServiceIds', 'Services qui portent', 'services', [28]),
  services: names('otherServiceIds', 'Services associés', 'services', [28]),
  partners: names('partyIds', 'Parties partenaires', 'parties', [28]),
  partnersText: text('partners_text', 'Autres partenaires', 500, [28], { about: 'Autres partenaires, en mots' }),
  starts: date(['starts_on', 'starts_precision'], 'Début', 7.5),
  ends: date(['ends_on', 'ends_precision'], 'Fin', 7.5, { label: 'échéance' }),
  status: choice('status', 'État', ['statuses', statusWords], [20, 8.5], {
    ...{ missing: statusMissing, usual: 'proposed' },
  }),
  isWatched: yes('is_watched', 'À surveiller', [12]),
  nextStep: text('next_step', 'Prochaine étape', 500, [34, 16]),
  nextStepOn: day('next_step_on', 'Date de la prochaine étape', 9, { about: 'Sa date' }),
  need: text('need', 'Besoin auquel elle répond', 5000, [44, 20], { label: 'besoin' }),
  description: text('description', 'Description', 20_000, [60]),
  public: text('public', 'Public', 500, [24, 14]),
  areas: text('areas', 'Secteur', 500, [24, 12]),
  electedSponsor: line('elected_sponsor', 'Élu référent', 200, [24, 12]),
  cafFields: levers('cafLevers', 'Leviers de la Caf', [20, 100], [34, 16]),
  coLeadParty: reference('co_lead_party_id', 'Partie copilote', 'parties', [28, 12]),
  coLeadName: line('co_lead_name', 'Nom du copilote', 200, [24, 11]),
  body: reference('body_id', 'Instance qui suit l’action', 'bodies', [24, 12]),
  expectedResults: text('expected_results', 'Résultats attendus', 5000, [44, 18]),
  tags: tags('tags', 'Mots-clés', [20, 60], [24, 12]),
  inhabitantsPart: choice(
    'inhabitants_part',
    'Part des habitants',
    ['inhabitantsParts', inhabitantsPartWords],
    [18, 11],
    { about: 'Part prise par les habitants' },
  ),
  priority: choice('priority', 'Priorité', ['priorities', priorityWords], [12, 8]),
  recurrence: choice('recurrence', 'Récurrence', ['recurrences', recurrenceWords], [16, 9], {
    about: 'Ponctuelle, annuelle ou continue',
  }),
  calendarText: text('calendar_text', 'Calendrier en mots', 500, [28, 14], { label: 'calendrier' }),
  communes: names('communeCodes', 'Communes', 'communes', [24, 13]),
  namedAreas: names('areaIds', 'Quartiers', 'areas', [28, 13]),
  linkedPlans: names('linkedPlanIds', 'Articulation avec d’autres plans', 'linkedPlans', [28, 14], {
    label: 'autres plans',
  }),
  humanMeans: text('human_means', 'Moyens humains', 2000, [34, 16]),
  materialMeans: text('material_means', 'Moyens matériels', 2000, [34, 16]),
  qualitativeIndicators: text('qualitative_indicators', 'Indicateurs qualitatifs', 5000, [34, 18]),
  watchPoints: text('watch_points', 'Points de vigilance', 5000, [34, 18]),
  successConditions: text('success_conditions', 'Conditions de réussite', 5000, [34, 18]),
  externalId: line('external_id', 'Identifiant d’origine', 200, [18], {
    ...{ about: 'Identifiant dans l’outil d’où elle vient', isNullable: true },
  }),
} as const satisfies Fields

export const stepFields = {
  title: line('title', 'Étape', 300, [44], { missing: 'Nommez l’étape.' }),
  target: date(['target_on', 'target_precision'], 'Date visée'),
  doneOn: day('done_on', 'Réalisée le', undefined, { about: 'Jour où elle a été faite' }),
  status: choice('status', 'État', ['stepStatuses', stepWords], [16], {
    ...{ missing: 'Choisissez un état.', usual: 'to-come' },
  }),
  responsible: line('responsible', 'Responsable', 200, [28], { about: 'Responsable, en mots' }),
  responsibleParty: reference('responsible_party_id', 'Partie responsable', 'shortParties', [18]),
  description: text('description', 'Contenu de l’étape', 2000, [34]),
} as const satisfies Fields

/** Indicative, carried by the COF (docs/rules/plan.md §5). */
export const meansFields = {
  year: number(
    'year',
    'Année',
    { min: 1990, max: 2100, isInteger: true },
    {
      missing: 'Indiquez l’année, par exemple 2027.',
    },
  ),
  nature: choice('nature', 'Nature', ['natures', natureWords], [22], {
    ...{ missing: 'Choisissez une nature.', about: 'Nature : fonctionnement, investissement, en nature, personnel' },
  }),
  funder: funder(['funder_party_id', 'funder_name'], 'Financeur', 200, [32], {
    missing: 'Dites qui apporte ces moyens.',
  }),
  scheme: line('scheme', 'Dispositif', 200, [32]),
  state: choice('state', 'État', ['meansStates', meansStateWords], [14], {
    ...{ missing: 'Choisissez un état.', usual: 'estimated', about: 'Estimé, demandé, accordé ou payé' },
  }),
  amountEuros: number(
    'amount_euros',
    'Montant indicatif (€)',
    { min: 0, max: 1e9, isAmount: true },
    {
      about: 'Montant indicatif, en euros ; null : inconnu, et non zéro',
    },
  ),
  cofNumber: line('cof_number', 'N° de COF', 100, [18], {
    about: 'Numéro de la convention d’objectifs et de financement qui le porte',
  }),
  tax: choice('tax', 'HT ou TTC', ['taxes', { excluded: 'HT', included: 'TTC' }], [10]),
  fullTimeEquivalents: number(
    'full_time_equivalents',
    'ETP',
    { min: 0, max: 1000 },
    {
      about: 'Temps de personnel, en équivalents temps plein ; null : non dit',
    },
  ),
} as const satisfies Fields

const anyNumber = { min: -1e12, max: 1e12 }

export const measureFields = {
  name: line('name', 'Mesure', 300, [40], {
    ...{ about: 'Ce que l’action produit ou qui elle touche' },
    missing: 'Dites ce qui est compté, par exemple « places ouvertes ».',
  }),
  unit: line('unit', 'Unité', 100, [18]),
  baseline: number('baseline', 'Départ', anyNumber, { about: 'Valeur de départ ; null : non mesurée' }),
  baselineOn: day('baseline_on', 'Date du départ'),
  target: number('target', 'Cible', anyNumber),
  targetOn: day('target_on', 'Date de la cible'),
} as const satisfies Fields

export const readingFields = {
  measuredOn: day('measured_on', 'Relevé le', undefined, {
    ...{ missing: 'Indiquez le jour du relevé.', about: 'Jour du relevé' },
  }),
  value: number('value', 'Valeur', anyNumber, {
    missing: 'Indiquez la valeur relevée ; un relevé ne s’efface pas par le tableur.',
  }),
  source: text('source', 'Source', 500, [40], { about: 'D’où elle vient' }),
} as const satisfies Fields
