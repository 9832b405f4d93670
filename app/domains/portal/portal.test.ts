import { describe, expect, test } from 'vitest'
import { portalLabels } from './labels.fr.ts'
import {
  legalNotice,
  missingLegal,
  type Portal,
  proposedAddress,
  refusalToClose,
  refusalToConfirm,
  refusalToPropose,
  refusalToWithdraw,
} from './portal.ts'
import { pageTitle } from './public-words.ts'

const off: Portal = { address: 'gennevilliers', editionId: null, hasPublished: false, proposal: null }
const proposed: Portal = { ...off, proposal: { id: 'e1', side: 'caf', sha256: 'a' } }
const on: Portal = { ...off, editionId: 'e1' }

describe('an address', () => {
  test.each([
    ['Gennevilliers 2026-2030', 'gennevilliers-2026-2030'],
    ['L’Haÿ-les-Roses, cœur d’Île', 'l-hay-les-roses-coeur-d-ile'],
    ['  ', ''],
    ['a'.repeat(80), 'a'.repeat(60)],
  ])('of « %s » is %s', (name, address) => expect(proposedAddress(name)).toBe(address))
})

describe('publishing takes both coordinations', () => {
  test.each([
    ['a partner proposes nothing', refusalToPropose(off, 'partner'), 'not-a-coordination'],
    ['a page without an address is not proposed', refusalToPropose({ ...off, address: null }, 'caf'), 'no-address'],
    ['one proposal waits at a time', refusalToPropose(proposed, 'authority'), 'already-proposed'],
    ['either coordination proposes', refusalToPropose(off, 'authority'), undefined],
    ['who proposed does not confirm', refusalToConfirm(proposed, 'caf', []), 'own-proposal'],
    ['the other confirms', refusalToConfirm(proposed, 'authority', []), undefined],
    ['a partner confirms nothing', refusalToConfirm(proposed, 'partner', []), 'not-a-coordination'],
    ['nothing waits', refusalToConfirm(off, 'authority', []), 'nothing-proposed'],
    ['what is no longer public stops it', refusalToConfirm(proposed, 'authority', ['Une fiche']), 'no-longer-public'],
    ['either takes the proposal back', refusalToWithdraw(proposed, 'authority'), undefined],
    ['nothing to take back', refusalToWithdraw(off, 'caf'), 'nothing-proposed'],
    ['either takes the page down alone', refusalToClose(on, 'caf'), undefined],
    ['a page that is off is not taken down', refusalToClose(off, 'caf'), 'page-off'],
    ['a partner takes nothing down', refusalToClose(on, 'partner'), 'not-a-coordination'],
  ])('%s', (_title, refusal, expected) => expect(refusal).toBe(expected))
})

describe('the title that nobody wrote', () => {
  const party = (kind: 'caf' | 'authority' | 'partner', shortName: string) => ({
    kind,
    name: shortName,
    shortName,
    siret: '',
  })
  const title = (parties: readonly ReturnType<typeof party>[], communes: readonly string[] = []) =>
    pageTitle({
      ctg: {
        ...{ name: 'CTG', title: '', introduction: '', startsOn: null, endsOn: null, signedOn: null },
        ...{ parties: [...parties], communes: communes.map((name) => ({ code: name, name })) },
      },
    })
  const [caf, town] = [party('caf', 'Caf'), party('authority', 'Ville')]
  test.each([
    [[caf, town], ['Ivry'], 'Ce que la Caf et la Ville font ensemble pour les familles d’Ivry'],
    [
      [caf, party('authority', 'Département'), party('partner', 'MSA')],
      [],
      'Ce que la Caf et le Département font ensemble pour les familles',
    ],
    [
      [caf, party('authority', 'CC du Pays'), ...['Blet', 'Charly'].map((name) => party('authority', name))],
      [],
      'Ce que la Caf, la CC du Pays et leurs partenaires font ensemble pour les familles',
    ],
  ])('%#', (parties, communes, expected) => expect(title(parties, communes)).toBe(expected))
})

test('the legal notice of a page comes before that of the instance, and what is missing is named', () => {
  const notice = legalNotice(
    { name: 'Caf et Ville', seat: '' },
    { name: 'Instance', seat: '1 rue du Test', host: 'Hébergeur' },
  )
  expect(notice).toMatchObject({ name: 'Caf et Ville', seat: '1 rue du Test', host: 'Hébergeur' })
  expect(missingLegal(notice)).toEqual(['phone', 'director', 'contact'])
})

test('the limits of an evaluation are sentences, however each was written', () => {
  expect(portalLabels.evaluationLimits('Aucune famille interrogée\n\nUn seul départ connu ;\nRien sur 2015.')).toBe(
    'À lire d’abord, les limites. Aucune famille interrogée. Un seul départ connu. Rien sur 2015.',
  )
})
