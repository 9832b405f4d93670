import { describe, expect, test } from 'vitest'
import { formerCommuneWords } from '#app/domains/territory/territory-note.fr.ts'
import { ctgDayProblems, refusalToChangeParty, refusalToFollow } from './ctg.ts'
import { lacksCoordinator, type Mandate, refusalToChangeMandate } from './members.ts'
import { proposedCafName, proposedPartyName, proposedShortName } from './names.fr.ts'
import { listChosenThemes, listProposedThemes } from './themes.ts'

describe('the Caf proposed for an authority', () => {
  const authority = { code: '200000000', epciCode: null }
  test.each([
    ['D92', 'Hauts-de-Seine', 'Caf des Hauts-de-Seine'],
    ['D01', 'Ain', 'Caf de l’Ain'],
    ['D29', 'Finistère', 'Caf du Finistère'],
    ['D75', 'Paris', 'Caf de Paris'],
    ['D974', 'La Réunion', 'Caf de La Réunion'],
    ['D35', 'Ille-et-Vilaine', 'Caf d’Ille-et-Vilaine'],
    ['D64', 'Pyrénées-Atlantiques', ''],
    ['D976', 'Mayotte', ''],
  ])('in %s, %s, is « %s »', (code, name, caf) => {
    expect(proposedCafName(authority, { code, name, regionCode: 'R00' })).toBe(caf)
  })
  test('is empty where no Caf is, or another département’s serves', () => {
    const landes = { code: 'D40', name: 'Landes', regionCode: 'R75' }
    expect(proposedCafName(authority, undefined)).toBe('')
    expect(proposedCafName(authority, { code: 'D975', name: 'Saint-Pierre-et-Miquelon', regionCode: null })).toBe('')
    expect(proposedCafName({ code: '40001', epciCode: '244000659' }, landes)).toBe('')
    expect(proposedCafName(authority, landes)).toBe('Caf des Landes')
  })
})

describe('the name proposed for a lead authority', () => {
  test.each([
    ['commune', 'Gennevilliers', 'Ville de Gennevilliers'],
    ['commune', 'Le Port', 'Ville du Port'],
    ['commune', 'Les Lilas', 'Ville des Lilas'],
    ['commune', 'La Rochelle', 'Ville de La Rochelle'],
    ['commune', 'L’Haÿ-les-Roses', 'Ville de L’Haÿ-les-Roses'],
    ['commune', 'Arras', 'Ville d’Arras'],
    ['epci', 'CC de la Plaine d’Estrées', 'Communauté de communes de la Plaine d’Estrées'],
    ['epci', 'Métropole du Grand Paris', 'Métropole du Grand Paris'],
  ] as const)('of a %s, %s, is %s', (kind, name, proposed) => {
    expect(proposedPartyName({ code: '', kind, name, population: 30_000 })).toBe(proposed)
  })
  test('of a village, says commune and not ville', () => {
    const named = (population: number | null) =>
      proposedPartyName({ code: '15108', kind: 'commune', name: 'Val d’Arcomie', population })
    expect(named(922)).toBe('Commune de Val d’Arcomie')
    expect(named(2000)).toBe('Ville de Val d’Arcomie')
    expect(named(null)).toBe('Ville de Val d’Arcomie')
  })
  test('of a département, has its article', () => {
    const named = (code: string, name: string) => proposedPartyName({ code, kind: 'departement', name, population: 0 })
    expect(named('D92', 'Hauts-de-Seine')).toBe('Département des Hauts-de-Seine')
    expect(named('D29', 'Finistère')).toBe('Département du Finistère')
    expect(named('D01', 'Ain')).toBe('Département de l’Ain')
  })
  test('is shortened between words', () => {
    expect(proposedShortName('Ville du Port')).toBe('Ville')
    expect(proposedShortName('Communauté de communes de la Plaine d’Estrées')).toBe('CC de la Plaine d’Estrées')
  })
})

test('themes ticked come in their order, then the CTG’s own, once each', () => {
  expect(
    listChosenThemes(
      ['vacances', 'petite-enfance', 'inconnu'],
      ['Handicap', 'Handicap', 'Vacances', 'Logement et habitat'],
    ),
  ).toEqual([
    { name: 'Petite enfance', catalogueKey: 'petite-enfance' },
    { name: 'Vacances', catalogueKey: 'vacances' },
    { name: 'Handicap', catalogueKey: null },
    { name: 'Logement et habitat', catalogueKey: 'logement' },
  ])
})

test('a period needs its end after its start', () => {
  const fieldsOf = (startsOn: string | null, endsOn: string | null, more = {}) =>
    Object.keys(ctgDayProblems({ startsOn, endsOn, ...more }))
  expect(fieldsOf('2026-01-01', '2025-12-31')).toEqual(['endsOn'])
  expect(fieldsOf('2026-01-01', '2026-01-01')).toEqual(['endsOn'])
  expect(fieldsOf('2026-01-01', null)).toEqual([])
  expect(fieldsOf(null, '2026-01-01')).toEqual([])
  expect(fieldsOf('2026-01-01', '2030-12-31', { signedOn: '2031-01-01' })).toEqual(['signedOn'])
  expect(fieldsOf('2026-01-01', '2030-12-31', { signatureTargetOn: '2031-01-01' })).toEqual(['signatureTargetOn'])
  expect(fieldsOf('2026-01-01', '2030-12-31', { signedOn: '2026-06-30' })).toEqual([])
})

test('a CTG renews neither itself nor the one that renews it', () => {
  expect(refusalToFollow('a', { id: 'a', predecessorId: null })).toBe('own-predecessor')
  expect(refusalToFollow('a', { id: 'b', predecessorId: 'a' })).toBe('own-predecessor')
  expect(refusalToFollow('a', { id: 'b', predecessorId: 'c' })).toBeUndefined()
})

test('a lead party stays a signatory of the same kind', () => {
  const caf = { isLead: true, kind: 'caf' } as const
  expect(refusalToChangeParty(caf, { kind: 'partner', standing: 'signatory' })).toBe('lead-party-stays')
  expect(refusalToChangeParty(caf, { kind: 'caf', standing: 'associate' })).toBe('lead-party-stays')
  expect(refusalToChangeParty(caf, { kind: 'caf', standing: 'signatory' })).toBeUndefined()
  expect(refusalToChangeParty({ ...caf, isLead: false }, { kind: 'partner', standing: 'associate' })).toBeUndefined()
})

describe('the last coordinator of a lead party', () => {
  const today = '2026-11-24'
  const mandate: Mandate = { id: 'm', partyId: 'p', role: 'coordinator', themeId: null, until: null }
  const other = (changes: Partial<Mandate>): Mandate => ({ ...mandate, id: 'n', ...changes })
  test.each([
    ['alone, ended', undefined, [], 'last-coordinator'],
    ['alone, given an end', { role: 'coordinator', until: '2027-01-01' }, [], 'last-coordinator'],
    ['alone, made a reader', { role: 'reader', until: null }, [], 'last-coordinator'],
    ['alone, left as she is', { role: 'coordinator', until: null }, [], undefined],
    ['beside another of her party', undefined, [other({})], undefined],
    ['beside one whose mandate ended', undefined, [other({ until: '2026-11-23' })], 'last-coordinator'],
    ['beside one of another party', undefined, [other({ partyId: 'q' })], 'last-coordinator'],
    ['beside one who only reads', undefined, [other({ role: 'reader' })], 'last-coordinator'],
  ] as const)('%s', (_case, next, others, refusal) => {
    expect(refusalToChangeMandate(mandate, next, [mandate, ...others], true, today)).toBe(refusal)
  })
  test('of an associate may leave', () => {
    expect(refusalToChangeMandate(mandate, undefined, [mandate], false, today)).toBeUndefined()
  })
})

test('a lead party lacks its coordination until somebody coordinates for it, and an associate never does', () => {
  const officer = { role: 'cooperation-officer' } as const
  expect(lacksCoordinator({ isLead: true, members: [] })).toBe(true)
  expect(lacksCoordinator({ isLead: true, members: [officer] })).toBe(true)
  expect(lacksCoordinator({ isLead: true, members: [officer, { role: 'coordinator' }] })).toBe(false)
  expect(lacksCoordinator({ isLead: false, members: [] })).toBe(false)
})

test('a commune that is no more is told with the one it is in, and with what to change', () => {
  expect(formerCommuneWords('Faverolles', 'Val d’Arcomie', true)).toBe(
    'Faverolles n’est plus une commune : elle est dans Val d’Arcomie, où ses habitants sont comptés. Pour des chiffres justes, retirez-la du périmètre.',
  )
  expect(formerCommuneWords('Faverolles', 'Val d’Arcomie', false)).toContain(
    'ajoutez Val d’Arcomie au périmètre, puis retirez-la.',
  )
  expect(formerCommuneWords('Faverolles', undefined, false)).toContain('Retirez-la du périmètre.')
})

test('a département is proposed its own powers, which anyone else may tick', () => {
  const keysFor = (kind: Parameters<typeof listProposedThemes>[0]) => listProposedThemes(kind).map(({ key }) => key)
  const own = ['insertion', 'autonomie', 'protection-enfance', 'colleges']
  expect(keysFor('departement').filter((key) => !keysFor('epci').includes(key))).toEqual(own)
  expect(keysFor('commune')).toEqual(keysFor('epci'))
  expect(listChosenThemes(own, []).map(({ catalogueKey }) => catalogueKey)).toEqual(own)
})
