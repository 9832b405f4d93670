/** A plan read with its sub-actions, for the tests. */
import { noLists } from '#app/domains/plan/sheet/field-lists.fixture.ts'
import { readAsProposed } from './ledger-of.fixture.ts'

const [caf, town] = ['caf', 'town'].map((id) => ({ id, name: id === 'caf' ? 'Caf' : 'Ville', shortName: '' }))
export const subActionFacts = {
  ...{ ...noLists, ctg: { startsOn: '2026-01-01', endsOn: '2030-12-31' }, values: [] },
  parties: [caf, town].flatMap((party) => party ?? []).map((party) => ({ ...party, shortName: party.name })),
  services: [{ id: 'social', name: 'Action sociale', partyId: 'caf', partyShortName: 'Caf' }],
}
export const readSubActions = (rows: readonly (readonly string[])[]) => {
  const { ledger, actions } = readAsProposed(
    [{ name: 'Plan', rows: rows.map((row) => row.map((text) => ({ text }))) }],
    subActionFacts,
  )
  const fateOf = (name: string) => {
    const line = ledger.find(({ cell }) => cell === name)
    return line && ('because' in line ? line.because : line.fate)
  }
  return { actions, ledger, fateOf, steps: actions.flatMap(({ step }) => step ?? []) }
}
