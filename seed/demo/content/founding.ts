/**
 * Gennevilliers 2015-2018, the first CTG of the Hauts-de-Seine. Facts (public accounts of the Caf, November 2014 and August
 * 2016): talks from early 2014; six groups, first met in November 2014, after the account that announces them; copil of early 2015; signature aimed at for the first
 * quarter, done on 8 April 2015; first yearly copil on 18 March 2016 with the mayor and the director of the Caf.
 * The words of findings, objectives and actions, and the days within a month, are illustration.
 */
import type { ThemeRef } from '../content-types.ts'

/** From where it started to where it was when the parties judged. */
export type FoundingMeasure = {
  readonly measureName: string
  readonly measureUnit: string
  readonly baseline: string
  readonly baselineYear: string
  readonly target: string
  readonly targetYear: string
  readonly last: { readonly lastValue: string; readonly lastValueYear: string }
}

export type FoundingTheme = {
  readonly ref: ThemeRef
  /** First meeting of the group: the month is a fact, the day is illustration. */
  readonly firstMeetingOn: string
  readonly testimony: string
  readonly finding: string
  readonly issue: string
  readonly publics: string
  readonly objective: string
  /** Figures of illustration; without them, the convention of 2015 gave the objective none. */
  readonly measure?: FoundingMeasure
  readonly action: string
  readonly lead: 'caf' | 'ville'
  readonly service: string
  readonly otherService: string
}

export const foundingThemes: readonly FoundingTheme[] = [
  {
    ref: 'petite-enfance',
    firstMeetingOn: '2014-11-20',
    testimony: 'Les parents qui travaillent en horaires décalés cherchent un accueil qui n’existe pas.',
    finding: 'L’accueil ne couvre pas les horaires décalés',
    issue: 'Un accueil pour toutes les familles',
    publics: 'Parents d’enfants de moins de trois ans',
    objective: 'Diversifier les modes d’accueil du jeune enfant',
    action: 'Un accueil à horaires élargis dans deux établissements',
    lead: 'ville',
    service: 'ville-petite-enfance',
    otherService: 'caf-aides-collectives',
  },
  {
    ref: 'jeunesse',
    firstMeetingOn: '2014-11-21',
    testimony: 'Les actions de soutien aux parents existent, mais chacun ignore celles des autres.',
    finding: 'Des soutiens aux parents peu connus',
    issue: 'Rendre lisible ce qui est proposé aux parents et aux jeunes',
    publics: 'Parents et adolescents',
    objective: 'Faire connaître l’offre de soutien à la parentalité',
    action: 'Un guide commun de la parentalité',
    lead: 'caf',
    service: 'caf-action-sociale',
    otherService: 'ville-jeunesse',
  },
  {
    ref: 'vacances',
    firstMeetingOn: '2014-11-24',
    testimony: 'Des familles ne partent jamais et n’imaginent pas pouvoir partir.',
    finding: 'Des familles qui ne partent pas',
    issue: 'Le droit aux vacances',
    publics: 'Familles à bas revenus',
    objective: 'Augmenter le départ des familles',
    action: 'Une information commune sur les aides au départ',
    lead: 'caf',
    service: 'caf-prestations',
    otherService: 'ville-education-vacances',
  },
  {
    ref: 'logement',
    firstMeetingOn: '2014-11-25',
    testimony: 'Les impayés sont connus trop tard par l’un ou par l’autre.',
    finding: 'Des impayés connus trop tard',
    issue: 'Prévenir les expulsions',
    publics: 'Locataires en difficulté',
    objective: 'Repérer plus tôt les impayés de loyer',
    measure: {
      ...{ measureName: 'Situations étudiées ensemble, par an', measureUnit: 'situations' },
      ...{ baseline: '0', baselineYear: '2014', target: '40', targetYear: '2018' },
      last: { lastValue: '46', lastValueYear: '2018' },
    },
    action: 'Des situations étudiées ensemble chaque mois',
    lead: 'ville',
    service: 'ville-habitat',
    otherService: 'caf-action-sociale',
  },
  {
    ref: 'egalite',
    firstMeetingOn: '2014-11-27',
    testimony: 'Les mères isolées cumulent les freins à l’emploi.',
    finding: 'Les mères isolées plus loin de l’emploi',
    issue: 'L’égalité dans l’accès à l’emploi',
    publics: 'Mères isolées',
    objective: 'Lever les freins à l’emploi des mères isolées',
    action: 'Des rencontres d’information avec accueil des enfants',
    lead: 'ville',
    service: 'ville-egalite',
    otherService: 'caf-action-sociale',
  },
  {
    ref: 'acces-aux-droits',
    firstMeetingOn: '2014-11-28',
    testimony: 'Des habitants vont d’un guichet à l’autre sans réponse.',
    finding: 'Des parcours de guichet en guichet',
    issue: 'Un accès aux droits plus simple',
    publics: 'Tous les habitants',
    objective: 'Simplifier l’accès aux droits',
    action: 'Un accueil partagé entre la Caf et le CCAS',
    lead: 'caf',
    service: 'caf-prestations',
    otherService: 'ville-ccas',
  },
]
