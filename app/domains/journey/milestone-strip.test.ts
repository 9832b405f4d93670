import { describe, expect, test } from 'vitest'
import type { AuthorisingAct, Signatory } from '#app/domains/convention/convention.ts'
import { conventionFacts } from '#app/domains/convention/facts.ts'
import type { MilestoneKind } from '#app/domains/ctg/ctg.ts'
import { type MilestoneRow, milestoneStrip, type StripFacts } from './milestone-strip.ts'

const act = (adoptedOn: string): AuthorisingAct => ({
  ...{ kind: 'assembly', versionId: null, number: '', adoptedOn, expectedOn: null, transmittedOn: null, note: '' },
})
const reached = (kind: MilestoneKind, reachedOn: string | null, targetOn: string | null = null): MilestoneRow => ({
  kind,
  targetOn,
  targetPrecision: 'quarter',
  reachedOn,
  decisionId: null,
  missing: [],
  despite: null,
})
const signatory = (partyId: string): Signatory => ({
  ...{ partyId, name: partyId, shortName: partyId, kind: 'authority', isLead: true, act: null, signature: null },
})
/** Both parties, of which this many have their act. */
const withActs = (count: number): StripFacts['convention'] =>
  conventionFacts(
    {
      signatories: ['caf', 'town'].map((id, index) => ({
        ...signatory(id),
        act: index < count ? act('2026-11-02') : null,
      })),
      versions: [],
      signedOn: null,
      isArchived: false,
    },
    { articles: [], remarks: [], hasSignedFile: false },
  )
const facts = (given: Partial<StripFacts> = {}): StripFacts => ({
  today: '2026-11-24',
  isArchived: false,
  milestones: [],
  startsOn: '2027-01-01',
  endsOn: '2031-12-31',
  signedOn: null,
  takenUpOn: null,
  hasFindings: false,
  hasActions: false,
  framingAgreements: 0,
  convention: conventionFacts(
    {
      signatories: [signatory('caf'), signatory('town')],
      versions: [],
      signedOn: given.signedOn ?? null,
      isArchived: false,
    },
    { articles: [], remarks: [], hasSignedFile: false },
  ),
  nextCopilOn: null,
  yearlyCopil: undefined,
  ...given,
})
const states = (given: Partial<StripFacts>) => milestoneStrip('c', facts(given)).map(({ state }) => state)
const notes = (given: Partial<StripFacts>) => milestoneStrip('c', facts(given)).map(({ note }) => note)

describe('the line of milestones', () => {
  const underWay: Partial<StripFacts> = {
    milestones: [
      reached('framed', '2026-09-12'),
      reached('signature-decided', null, '2027-01-01'),
      reached('signed', null, '2027-04-01'),
    ],
    hasFindings: true,
    hasActions: true,
    nextCopilOn: '2027-01-14',
  }
  test('a framing that one party agreed to says what is, which stays true once the CTG is archived', () => {
    expect(notes({ framingAgreements: 1 })[0]).toBe('accord d’une partie sur deux')
  })
  test('shows what is done, the next one, what is worked on meanwhile, the decision to come', () => {
    expect(states(underWay)).toEqual(['done', 'current', 'open', 'decision', 'upcoming', 'upcoming', 'upcoming'])
    expect(notes(underWay)).toEqual([
      'fait le 12 sept. 2026',
      'copil du 14 janv. 2027',
      'à valider',
      'copil, 1er trim. 2027',
      '0 sur 2',
      'visée : 2e trim. 2027',
      'copil chaque année',
    ])
  })
  test('a step passed by a later one is said under way only when something of it is written', () => {
    const milestones = [reached('signature-decided', '2026-10-02'), reached('draft-validated', '2026-10-02')]
    const passed = (given: Partial<StripFacts>) => notes({ milestones, ...given }).slice(1, 3)
    expect(passed({})).toEqual(['aucun constat', 'aucune action'])
    expect(passed({ hasFindings: true, hasActions: true })).toEqual(['à valider', 'à valider'])
  })
  test('once the CTG has ended, no copil is said every year: its follow-up says until when it was', () => {
    expect(notes({ ...underWay, endsOn: '2026-06-30' }).at(-1)).toBe('jusqu’au 30 juin 2026')
    expect(states({ ...underWay, endsOn: '2026-06-30' }).at(-1)).toBe('done')
  })
  test('a step that gathers two decisions says the one that is taken, and is open', () => {
    const milestones = [reached('diagnosis-validated', '2026-10-02'), reached('signed', null, '2027-04-01')]
    expect(states({ milestones })[1]).toBe('open')
    expect(notes({ milestones })[1]).toBe('diagnostic validé le 2 oct. 2026')
  })
  test('once signed, no decision about the draft is asked for any more', () => {
    const signed = { signedOn: '2026-11-02', milestones: [reached('signature-decided', '2026-10-02')] }
    expect(states(signed).slice(3, 6)).toEqual(['done', 'done', 'done'])
    expect(notes(signed)[3]).toBe('signée le 2 nov. 2026')
  })
  test('the draft says where its version is once one is frozen', () => {
    const convention = conventionFacts(
      {
        signatories: [signatory('caf'), { ...signatory('town'), act: act('2026-11-02') }],
        versions: [{ id: 'v2', number: 2, decisionId: null }],
        signedOn: null,
        isArchived: false,
      },
      { articles: [], remarks: [], hasSignedFile: false },
    )
    expect(notes({ ...underWay, convention })[3]).toBe('version 2 en cours de vote, 1 sur 2')
  })
  test('Gennevilliers 2015: everything decided in one decision, the target beside the day', () => {
    const signed: Partial<StripFacts> = {
      today: '2015-05-01',
      startsOn: '2015-04-08',
      endsOn: '2019-04-07',
      signedOn: '2015-04-08',
      milestones: [
        ...(
          [
            'diagnosis-validated',
            'priorities-validated',
            'plan-validated',
            'draft-validated',
            'signature-decided',
          ] as const
        ).map((kind) => reached(kind, '2015-02-10')),
        reached('signed', '2015-04-08', '2015-01-01'),
      ],
      yearlyCopil: { dueOn: '2016-04-08', state: 'in-time' },
    }
    expect(states(signed)).toEqual(['open', 'done', 'done', 'done', 'done', 'done', 'current'])
    expect(notes(signed).slice(4)).toEqual([
      '0 sur 2, 2 non relevés',
      'signée le 8 avr. 2015, visée : 1er trim. 2015',
      'copil d’ici au 8 avr. 2016',
    ])
  })
  test('a CTG taken up is asked nothing of its past', () => {
    expect(states({ takenUpOn: '2026-11-20', startsOn: '2024-01-01', signedOn: '2024-03-01' })).toEqual([
      'done',
      'done',
      'done',
      'done',
      'done',
      'done',
      'current',
    ])
    expect(notes({ takenUpOn: '2026-11-20' })[0]).toBe('avant la reprise dans Trame')
  })
  test('the signature of a CTG taken up unsigned is still to come', () => {
    expect(states({ takenUpOn: '2026-11-20', startsOn: '2024-01-01' })).toEqual([
      'done',
      'done',
      'done',
      'current',
      'upcoming',
      'upcoming',
      'open',
    ])
  })
  test('archived, a step that is not done awaits nothing: no decision, no date, no copil', () => {
    const archived = { ...underWay, isArchived: true, nextCopilOn: null }
    expect(states(archived)).toEqual(['done', ...Array.from({ length: 6 }, () => 'stopped')])
    expect(notes(archived).slice(1)).toEqual([
      'CTG archivée',
      'CTG archivée',
      'CTG archivée',
      '0 sur 2',
      'CTG archivée',
      'CTG archivée',
    ])
  })
  test('a CTG in application before its signature opens its follow-up', () => {
    const unsigned = { ...underWay, startsOn: '2026-01-01', convention: withActs(1) }
    expect(states(unsigned)).toEqual(['done', 'current', 'open', 'decision', 'open', 'upcoming', 'open'])
  })
})
