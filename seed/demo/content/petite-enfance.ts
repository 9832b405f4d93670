/**
 * Petite enfance. Public figures are real (Cnaf, Insee); the rest is illustration.
 * Arithmetic kept by a test: 718 + 729 + 640 = 2 087 births from 2021 to 2023 stand for the children under three, so 57,4 for
 * 100 are 1 198 places. With 640 births a year the same places are 62,4 for 100 in 2025: the target of 60 asks for no place
 * more, it asks that those of the childminders who leave (one in three of 10,4 for 100: 72 places) be replaced. Without new
 * places the rate would fall to 58,6; with 20 + 12 + 22 = 54 of them it holds at 61,5.
 */
import type { DemoTheme } from '../content-types.ts'
import { hoursActions } from './petite-enfance-horaires.ts'
import { placeActions } from './petite-enfance-places.ts'

export const earlyChildhood: DemoTheme = {
  ref: 'petite-enfance',
  axisTitle: 'Concilier vie familiale, professionnelle et sociale',
  readings: [
    {
      by: 'caf',
      on: '2026-10-22',
      text: 'Près de quinze places de moins que le département pour cent enfants de moins de trois ans. L’écart porte sur les crèches comme sur les assistantes maternelles ; la préscolarisation à deux ans, elle, est de loin la plus développée du département.',
    },
    {
      by: 'ville',
      on: '2026-11-10',
      text: 'Au niveau de l’Île-de-France, avec un quart de naissances en moins qu’en 2017. Le besoin se déplace : moins de places à plein temps, davantage d’accueils à temps partiel et à horaires élargis pour les parents en insertion.',
    },
  ],
  testimonies: [
    {
      ref: 'atelier-parents',
      kind: 'workshop',
      by: 'ville',
      on: '2026-11-06',
      source: 'Atelier de parents au relais petite enfance, quatorze personnes',
      text: 'On me propose une formation qui commence à huit heures ; la crèche ouvre à huit heures. J’ai dit non à la formation.',
    },
    {
      ref: 'agents-accueil',
      kind: 'professional',
      by: 'caf',
      on: '2026-11-03',
      source: 'Travailleurs sociaux de la Caf, réunion de circonscription',
      text: 'La recherche d’un mode d’accueil arrive en tête des freins cités par les parents au RSA que nous recevons.',
    },
    {
      ref: 'relais',
      kind: 'professional',
      by: 'ville',
      on: '2026-10-15',
      source: 'Animatrices du relais petite enfance',
      text: 'Une assistante maternelle sur trois du secteur partira à la retraite avant 2030, et peu de candidates se présentent.',
    },
  ],
  findings: [
    {
      ref: 'moins-de-places',
      kind: 'weakness',
      title: 'Moins de places qu’ailleurs dans le département, autant que dans la région',
      text: 'L’écart porte sur les crèches et les assistantes maternelles.',
      by: 'caf',
      on: '2026-10-23',
      figures: ['childcare-places', 'childcare-places-nurseries', 'childcare-places-childminders'],
      positions: [
        { by: 'caf', on: '2026-10-23', position: 'agreement' },
        {
          by: 'ville',
          on: '2026-11-12',
          position: 'reservation',
          reservation:
            'Le nombre de naissances a baissé d’un quart depuis 2017 : rapporter les places de 2023 aux seuls enfants d’aujourd’hui réduit l’écart. La Ville demande que la baisse de la demande soit dite à côté.',
        },
      ],
    },
    {
      ref: 'naissances',
      kind: 'opportunity',
      title: 'Un quart de naissances en moins depuis 2017',
      text: '864 naissances en 2017, 640 en 2023. La baisse est plus forte que celle du département.',
      by: 'ville',
      on: '2026-10-23',
      figures: ['births'],
      positions: [
        { by: 'ville', on: '2026-10-23', position: 'agreement' },
        { by: 'caf', on: '2026-10-26', position: 'agreement' },
      ],
    },
    {
      ref: 'horaires',
      kind: 'weakness',
      title: 'Des horaires qui ne conviennent pas aux parents en insertion',
      text: 'Les formations et les emplois proposés commencent avant l’ouverture des crèches.',
      by: 'ville',
      on: '2026-11-09',
      figures: ['rsa-share', 'single-parent-poverty'],
      testimonies: ['atelier-parents', 'agents-accueil'],
      positions: [
        { by: 'ville', on: '2026-11-09', position: 'agreement' },
        { by: 'caf', on: '2026-11-12', position: 'agreement' },
      ],
    },
    {
      ref: 'assistantes-maternelles',
      kind: 'threat',
      title: 'Le départ des assistantes maternelles n’est pas compensé',
      text: '10,4 places pour cent enfants en 2023, et un tiers des professionnelles proche de la retraite.',
      by: 'ville',
      on: '2026-11-09',
      figures: ['childcare-places-childminders'],
      testimonies: ['relais'],
      positions: [{ by: 'ville', on: '2026-11-09', position: 'agreement' }],
    },
    {
      ref: 'deux-ans',
      kind: 'strength',
      title: 'L’école dès deux ans, la plus développée du département',
      text: '10,1 places de préscolarisation pour cent enfants, contre 1,5 dans le département.',
      by: 'caf',
      on: '2026-10-23',
      figures: ['childcare-places-preschool'],
      positions: [
        { by: 'caf', on: '2026-10-23', position: 'agreement' },
        { by: 'ville', on: '2026-10-26', position: 'agreement' },
      ],
    },
  ],
  issues: [
    {
      ref: 'accueil-insertion',
      title: 'Un accueil possible pour les parents en insertion',
      publics: 'Parents au RSA ou en formation, familles monoparentales',
      argument: 'Les formations commencent avant l’ouverture des crèches.',
      findings: ['horaires', 'deux-ans'],
      isProposed: true,
      scores: {
        caf: { gravity: 4, capacity: 3, urgency: 4 },
        ville: { gravity: 4, capacity: 4, urgency: 4 },
      },
    },
    {
      ref: 'fideliser',
      title: 'Garder des places quand les assistantes maternelles partent',
      publics: 'Jeunes enfants et parents, assistantes maternelles, candidates au métier',
      argument: 'Une professionnelle sur trois part avant 2030.',
      findings: ['moins-de-places', 'assistantes-maternelles', 'naissances'],
      isProposed: true,
      scores: {
        caf: {
          gravity: 3,
          capacity: 3,
          urgency: 4,
          argument:
            'Près d’une place sur cinq vient d’elles. Si un tiers part, aucune ouverture de crèche ne compense.',
        },
        ville: {
          gravity: 2,
          capacity: 3,
          urgency: 3,
          argument: 'Les familles demandent du collectif et du temps partiel ; nous avons peu de prise sur le métier.',
        },
      },
    },
  ],
  objectives: [
    {
      ref: 'offre',
      issue: 'fideliser',
      title: 'Remplacer les places qui partent : 60 places pour 100 enfants de moins de trois ans en 2030',
      measure: {
        kind: 'indicator',
        indicatorId: 'childcare-places',
        baseline: 57.4,
        baselineYear: 2023,
        target: 60,
        targetYear: 2030,
      },
    },
    {
      ref: 'familles-insertion',
      issue: 'accueil-insertion',
      title: 'Accueillir chaque année les enfants de soixante familles en insertion',
      measure: {
        kind: 'own',
        name: 'Familles en parcours d’insertion dont un enfant est accueilli',
        unit: 'familles par an',
        baseline: 22,
        baselineYear: 2025,
        target: 60,
        targetYear: 2029,
        lastValue: 40,
        lastValueYear: 2026,
      },
    },
  ],
  actions: [...placeActions, ...hoursActions],
}
