import { expect, test } from 'vitest'
import type { AuthorisingAct, Signatory } from '#app/domains/convention/convention.ts'
import { proofDossier } from './proof-document.ts'

const act = (changes: Partial<AuthorisingAct>): AuthorisingAct => ({
  ...{
    kind: 'assembly',
    versionId: 'v1',
    number: '12',
    adoptedOn: null,
    expectedOn: null,
    transmittedOn: null,
    note: '',
  },
  ...changes,
})
const signatory = (name: string, given: AuthorisingAct | null): Signatory => ({
  ...{ partyId: name, name, shortName: name, kind: 'authority', isLead: true, signature: null },
  act: given,
})

/** The table of acts, of a convention signed or not. */
function actsOf(signedOn: string | null, frozenOn = '2026-10-01') {
  const { sections } = proofDossier({
    ...{ ctgName: 'CTG', instance: 'trame.exemple.fr', madeOn: '2026-11-30', isDemo: false, parties: [] },
    ...{ versions: [], copies: [], amendments: [], named: [], journal: [], isJournalCut: false },
    convention: {
      signedOn,
      isArchived: false,
      versions: [{ id: 'v1', number: 1, decisionId: null, frozenOn }],
      signatories: [
        signatory('Caf', act({ adoptedOn: '2026-10-20' })),
        signatory('Ville', act({ expectedOn: '2026-11-10' })),
        signatory('MSA', act({ kind: 'none', number: '' })),
      ],
    },
  })
  const block = sections.find(({ key }) => key === 'acts')?.blocks[0]
  return block?.kind === 'table' ? block.rows : []
}

test('an act of which only the day is expected is not told as an act on a version', () => {
  expect(actsOf('2026-11-30')[1]).toEqual(['Ville', 'non relevé', '', ''])
  expect(actsOf(null)[1]).toEqual(['Ville', 'attendu', '', ''])
})

test('an act received says its kind, its number, its day and its version', () => {
  expect(actsOf(null)[0]).toEqual(['Caf', 'Délibération de l’assemblée ou du conseil, n° 12', '20 octobre 2026', '1'])
  expect(actsOf(null)[2]).toEqual(['MSA', 'Aucun acte nécessaire', '', '1'])
})

test('an act older than the version it names is told so', () => {
  expect(actsOf(null, '2026-10-21')[0]?.[2]).toBe(
    '20 octobre 2026 (avant que la version 1 soit figée, le 21 octobre 2026)',
  )
})
