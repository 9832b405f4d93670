import { describe, expect, test } from 'vitest'
import { aCellLine, cellLists as lists } from './cells.fixture.ts'
import { type CellKey, type CellLists, cellKeys, cellTexts, readCell } from './cells.ts'

const patchOf = (key: CellKey, text: string, given: CellLists = lists) => {
  const reading = readCell(key, text, given)
  return reading.ok ? reading.values : reading.reason
}

const monthsIn = { day: 1, month: 1, quarter: 3, year: 12 } as const
/** The first day of each period of a year. */
const periods = (['day', 'month', 'quarter', 'year'] as const).flatMap((precision) =>
  Array.from({ length: 12 / monthsIn[precision] }, (_, index) => {
    const month = index * monthsIn[precision] + 1
    return [`2027-${String(month).padStart(2, '0')}-01`, precision] as const
  }),
)

describe('a cell says what the sheet says', () => {
  test('of every value', () => {
    const line = aCellLine({
      objectiveIds: ['o2', 'o1'],
      themeId: 'early',
      leadPartyId: 'town',
      leadServiceId: 'town-early',
      partyIds: ['msa', 'caf'],
      partnersText: 'Les P’tits Loups\nun collectif d’habitants',
      startsOn: '2027-01-01',
      startsPrecision: 'quarter',
      endsOn: '2028-09-01',
      endsPrecision: 'month',
      status: 'not-started',
      nextStepOn: '2027-02-01',
    })
    expect(cellTexts(line, lists)).toMatchObject({
      objectives: '1.1 Accueillir 60 familles\n1.2 Ouvrir plus tôt ; fermer plus tard',
      theme: 'Petite enfance',
      leadParty: 'Ville de Test',
      leadService: 'Éducation (Ville)',
      partners: 'Caf de Test\nMSA, Île-de-France\nLes P’tits Loups\nun collectif d’habitants',
      starts: '1er trim. 2027',
      ends: 'sept. 2028',
      status: 'à démarrer',
      nextStepOn: '1er févr. 2027',
    })
  })

  test.each([
    aCellLine({}),
    aCellLine({
      objectiveIds: ['o1', 'o2'],
      leadPartyId: 'caf',
      leadServiceId: 'caf-early',
      partyIds: ['caf', 'msa'],
      partnersText: 'Une association, une autre\nEt une troisième',
      startsOn: '2027-07-01',
      startsPrecision: 'month',
      endsOn: '2030-12-31',
      endsPrecision: 'day',
      status: 'deferred',
      nextStepOn: '2027-08-14',
      need: 'Deux lignes\nde besoin',
      tags: ['parentalité', 'répit'],
      priority: 'high',
      recurrence: 'one-off',
      coLeadPartyId: 'town',
      bodyId: 'copil',
      inhabitantsPart: 'co-construction',
      communeCodes: ['92036', '92078'],
      areaIds: ['luth', 'centre-v'],
      linkedPlanIds: ['pedt'],
      cafLevers: [
        { field: 'benefits', levers: [] },
        { field: 'collective-aid', levers: ['bonus territoire', 'FPT'] },
      ],
    }),
    ...periods.map(([startsOn, startsPrecision]) => aCellLine({ startsOn, startsPrecision })),
  ])('and what it says is understood as it was: %#', (line) => {
    const texts = cellTexts(line, lists)
    for (const key of cellKeys.filter((one) => one !== 'title' || line.title !== '')) {
      const reading = readCell(key, texts[key], lists)
      expect({ key, after: reading.ok && cellTexts({ ...line, ...reading.values }, lists)[key] }).toEqual({
        key,
        after: texts[key],
      })
    }
  })
})

describe('a cell is read as people write it', () => {
  test.each<[CellKey, string, object]>([
    ['title', ' Ouvrir\r\nune crèche ', { title: 'Ouvrir une crèche' }],
    ['need', 'Deux\r\nlignes', { need: 'Deux\nlignes' }],
    ['theme', 'PETITE ENFANCE', { themeId: 'early' }],
    ['theme', '', { themeId: null }],
    ['leadParty', 'caf de test', { leadPartyId: 'caf' }],
    ['leadParty', 'Ville', { leadPartyId: 'town' }],
    ['leadService', 'Education (ville)', { leadServiceId: 'town-early' }],
    ['leadService', 'Action sociale', { leadServiceId: 'caf-social' }],
    ['leadService', '', { leadServiceId: null }],
    ['objectives', '1.2', { objectiveIds: ['o2'] }],
    ['objectives', 'accueillir 60 familles', { objectiveIds: ['o1'] }],
    ['objectives', '1.2 Ouvrir plus tôt ; fermer plus tard', { objectiveIds: ['o2'] }],
    ['objectives', '1.2; 1.1 ;1.2', { objectiveIds: ['o2', 'o1'] }],
    ['objectives', '', { objectiveIds: [] }],
    ['partners', 'Caf, une association', { partyIds: ['caf'], partnersText: 'une association' }],
    ['partners', 'MSA, Île-de-France', { partyIds: ['msa'], partnersText: '' }],
    ['partners', 'Les P’tits Loups, La Ronde', { partyIds: [], partnersText: 'Les P’tits Loups, La Ronde' }],
    ['partners', '', { partyIds: [], partnersText: '' }],
    ['starts', '1er trim. 2027', { startsOn: '2027-01-01', startsPrecision: 'quarter' }],
    ['starts', 'sept-26', { startsOn: '2026-09-01', startsPrecision: 'month' }],
    ['starts', 'début de la CTG', { startsOn: '2026-01-01', startsPrecision: 'day' }],
    ['ends', '15/09/2027', { endsOn: '2027-09-15', endsPrecision: 'day' }],
    ['ends', '2028', { endsOn: '2028-01-01', endsPrecision: 'year' }],
    ['ends', 'fin de CTG', { endsOn: '2030-12-31', endsPrecision: 'day' }],
    ['ends', '', { endsOn: null, endsPrecision: 'month' }],
    ['status', 'En cours', { status: 'in-progress' }],
    ['status', 'terminee', { status: 'done' }],
    ['nextStepOn', '14 janv. 2027', { nextStepOn: '2027-01-14' }],
    ['nextStepOn', '', { nextStepOn: null }],
    ['leadEmail', 'prenom.nom@ville.fr', { leadEmail: 'prenom.nom@ville.fr' }],
    ['leadEmail', '', { leadEmail: '' }],
    ['leadPerson', 'claire dupont', { leadPersonId: 'claire' }],
    ['leadPerson', '', { leadPersonId: null }],
    ['tags', 'parentalité ; répit\nparentalité', { tags: ['parentalité', 'répit'] }],
    ['priority', 'Haute', { priority: 'high' }],
    ['priority', '', { priority: null }],
    ['recurrence', 'chaque annee', { recurrence: 'yearly' }],
    ['body', 'comité de pilotage', { bodyId: 'copil' }],
    ['communes', 'gennevilliers;Villeneuve-la-Garenne', { communeCodes: ['92036', '92078'] }],
    ['namedAreas', 'Le Luth\nCentre (Gennevilliers)', { areaIds: ['luth', 'centre-g'] }],
    ['linkedPlans', 'PEDT', { linkedPlanIds: ['pedt'] }],
    [
      'cafFields',
      'Aides collectives : bonus territoire',
      { cafLevers: [{ field: 'collective-aid', levers: ['bonus territoire'] }] },
    ],
    ['cafFields', '', { cafLevers: [] }],
  ])('%s « %s »', (key, text, patch) => {
    expect(patchOf(key, text)).toEqual(patch)
  })

  test.each<[CellKey, string, RegExp]>([
    ['title', '  ', /Donnez un titre/],
    ['title', 'x'.repeat(301), /300 caractères/],
    ['nextStep', 'x'.repeat(501), /500 caractères/],
    ['theme', 'Vieillesse', /Ce thème n’est pas dans la CTG : choisissez parmi « Petite enfance » et « Logement »/],
    ['leadParty', 'Département', /Cette partie n’est pas dans la CTG/],
    ['leadService', 'Éducation', /ajoutez la partie/],
    ['leadService', 'Sports', /Ce service n’est pas dans la CTG/],
    ['objectives', '1.1\n9.9', /« 9.9 » n’est pas un objectif/],
    ['starts', 'bientôt', /Cette date n’est pas comprise/],
    ['ends', '31/09/2027', /Cette date n’est pas comprise/],
    ['nextStepOn', 'sept. 2027', /Donnez le jour/],
    ['status', '', /Une action a toujours un état/],
    ['status', 'réalisée', /si vous voulez dire « terminée »/],
    ['status', 'peut-être', /choisissez dans la liste/],
    ['leadEmail', 'prenom.nom', /adresse électronique/],
    ['partners', 'x'.repeat(501), /500 caractères/],
    ['leadPerson', 'Jean Durand', /n’a pas de compte dans la CTG/],
    ['priority', 'urgente', /choisissez parmi « haute », « moyenne » et « basse »/],
    ['communes', 'Asnières', /« Asnières » n’est pas une commune du périmètre/],
    ['namedAreas', 'Centre', /Plusieurs portent ce nom/],
    ['namedAreas', 'Les Agnettes', /« Les Agnettes » n’est pas un quartier/],
    ['linkedPlans', 'Projet éducatif', /n’est pas un plan articulé/],
    ['cafFields', 'bonus territoire', /un des trois champs de la Caf/],
    ['tags', 'x'.repeat(61), /mots-clés/],
  ])('%s « %s » is refused, and says what to do', (key, text, reason) => {
    expect(patchOf(key, text)).toMatch(reason)
  })
})
