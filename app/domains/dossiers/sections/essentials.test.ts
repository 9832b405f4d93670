import { describe, expect, test } from 'vitest'
import { anAction, aReport, packData } from '../pack-data.fixture.ts'
import type { PackDecision } from '../pack-data.ts'
import { listDemands } from './demands.fr.ts'
import { essentialsSection } from './essentials.fr.ts'
import { essentialsOf, listAsks } from './essentials.ts'
import { changesWords } from './words.fr.ts'

describe('the page of the élu', () => {
  const decision = (given: Partial<PackDecision>): PackDecision => ({
    number: 2,
    text: 'Ouvrir le samedi.',
    responsible: '',
    dueOn: null,
    state: 'to-do',
    decidedOn: '2026-10-01',
    bodyName: 'Copil',
    positions: [{ partyName: 'Ville', position: 'reservation', comment: 'le coût' }],
    actionIds: ['a1'],
    ...given,
  })

  test('asks what the last report asks, with its reason and what it changes', () => {
    const data = packData({
      actions: [anAction({ endsOn: '2026-06-01' })],
      reports: [
        aReport({
          status: 'submitted',
          helpWanted: 'Un local.',
          difficultyKind: 'premises',
          difficulty: 'Rien de libre',
          proposedEndsOn: '2027-09-01',
        }),
        aReport({ reportedOn: '2026-01-01', helpWanted: 'Ancienne demande.' }),
      ],
      decisions: [decision({})],
    })
    const [asks] = essentialsSection(data).blocks.flatMap((block) => (block.kind === 'table' ? [block.rows] : []))
    expect(asks).toEqual([
      [
        '1.1 Un relais : Un local.',
        'Locaux : Rien de libre. Échéance juin 2026, 4 mois de retard.',
        'Échéance proposée : sept. 2027 au lieu de juin 2026.',
        'Pas encore écrit.',
        'Ville, réserve : le coût',
      ],
    ])
  })

  test.each([
    ['not taken up', { endsOn: '2026-06-01' }],
    ['taken up', { endsOn: '2027-09-01' }],
  ])('an end that was answered, %s, is no longer proposed', (_case, given) => {
    const report = aReport({ status: 'accepted', helpWanted: 'Un local.', proposedEndsOn: '2027-09-01' })
    const [ask] = listAsks(packData({ actions: [anAction(given)], reports: [report] }))
    expect(ask && changesWords(ask)).not.toContain('chéance')
  })

  test.each([
    ['withdrawn by a later report', {}, [aReport({ reportedOn: '2026-11-01' }), aReport({ helpWanted: 'Aide.' })]],
    ['of an action that ended', { status: 'done' as const }, [aReport({ helpWanted: 'Aide.' })]],
    [
      'to another body',
      {},
      [aReport({ helpWanted: 'Aide.', helpBody: { name: 'Comité technique', kind: 'operational-committee' } })],
    ],
  ])('a demand %s is not asked of the copil', (_case, given, reports) => {
    expect(listAsks(packData({ actions: [anAction(given)], reports }))).toEqual([])
  })

  test('asks first what the agenda asks, in its words, with what each party proposes', () => {
    const point = {
      ...{
        title: 'Priorités',
        presenter: '',
        durationMinutes: null,
        isPutOff: false,
        isDecided: false,
        about: undefined,
      },
      ...{ demand: 'Retenir six priorités ?', reason: 'Neuf enjeux.', effect: '' },
      ...{ subjectType: null, subjectId: null },
      proposals: [
        { partyId: 'p1', partyName: 'Caf', partyKind: 'caf', text: 'Les six.', reservation: '' },
        { partyId: 'p2', partyName: 'Ville', partyKind: 'authority', text: '', reservation: 'Le calendrier.' },
      ],
    } as const
    const ofAction = { ...point, demand: 'Quel local ?', reason: '', proposals: [] }
    const agenda = [
      point,
      { ...ofAction, subjectType: 'action', subjectId: 'a1', about: '/ctg/c1/actions/a1' },
      { ...point, demand: '' },
      { ...point, demand: 'Reportée ?', isPutOff: true },
      { ...point, demand: 'Décidée ?', isDecided: true },
      { ...ofAction, subjectType: 'action', subjectId: 'a3', isPutOff: true },
      { ...ofAction, subjectType: 'action', subjectId: 'a4', isDecided: true },
    ]
    const meeting = { id: 'm1', title: 'Copil', startsAt: new Date(), timeZone: 'Europe/Paris', place: '', agenda }
    const actions = ['a1', 'a2', 'a3', 'a4'].map((id) => anAction({ id }))
    const reports = actions.map(({ id }) => aReport({ actionId: id, helpWanted: 'Un local.', difficulty: 'Rien' }))
    const demands = listDemands(packData({ meeting, actions, reports, decisions: [decision({})] }))
    expect(demands.map(({ question, point: of, reason }) => [question, of, reason])).toEqual([
      ['Retenir six priorités ?', 'Priorités', 'Neuf enjeux.'],
      ['Quel local ?', 'Priorités', 'Rien.'],
      ['Un local.', null, 'Rien.'],
    ])
    expect(demands[0]?.proposals.map(({ partyName }) => partyName)).toEqual(['Caf'])
    expect(demands.map(({ reservations }) => reservations.map(({ comment }) => comment))).toEqual([
      ['Le calendrier.'],
      ['le coût'],
      [],
    ])
  })

  test('tells the reservations on what is still to be done, and on findings', () => {
    const { reservations } = essentialsOf(
      packData({
        decisions: [decision({}), decision({ number: 1, state: 'done' })],
        findingReservations: [
          {
            findingId: 'f3',
            findingNumber: 3,
            findingTitle: 'Moins de places',
            partyName: 'Caf',
            position: 'disagreement',
            comment: '',
          },
        ],
      }),
    )
    expect(reservations.map(({ about, partyName }) => [about.kind, partyName])).toEqual([
      ['decision', 'Ville'],
      ['finding', 'Caf'],
    ])
  })

  test('what several parties propose is said in one cell, without « . ; »', () => {
    const proposal = (partyName: string, reservation = '') => ({
      ...{ partyId: partyName, partyName, partyKind: 'caf' as const, text: 'Les six.', reservation },
    })
    const point = {
      ...{ title: 'Priorités', presenter: '', durationMinutes: null, isPutOff: false, isDecided: false },
      ...{ demand: 'Retenir ?', reason: '', effect: '', subjectType: null, subjectId: null, about: undefined },
      proposals: [proposal('Caf', 'Le coût.'), proposal('Ville', 'Le délai.')],
    } as const
    const meeting = {
      ...{ id: 'm1', title: 'Copil', startsAt: new Date(), timeZone: 'Europe/Paris', place: '', agenda: [point] },
    }
    const table = essentialsSection(packData({ meeting })).blocks.find(({ kind }) => kind === 'table')
    expect(table?.kind === 'table' && table.rows[0]?.slice(3)).toEqual([
      'Caf : Les six ; Ville : Les six.',
      'Caf, réserve : Le coût ; Ville, réserve : Le délai.',
    ])
  })

  test('holds five demands, and counts the others', () => {
    const actions = [1, 2, 3, 4, 5, 6, 7].map((index) => anAction({ id: `a${index}`, code: `1.${index}` }))
    const reports = actions.map(({ id }) => aReport({ actionId: id, helpWanted: 'Aide.' }))
    const { blocks } = essentialsSection(packData({ actions, reports }))
    expect(blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []))).toHaveLength(5)
    expect(JSON.stringify(blocks)).toMatch(/2\sautres demandes/)
  })
})
