/** « L’essentiel » holds on one page, however much is asked. */
import { expect, test } from 'vitest'
import type { DossierSection } from '#app/domains/documents/dossier.ts'
import { writeDossier } from '#app/domains/documents/write-dossier.server.ts'
import { pdfPages } from '#test/pdf-text.ts'
import { anAction, aReport, packData } from '../pack-data.fixture.ts'
import { essentialsSection } from './essentials.fr.ts'

const long = {
  title: 'Vingt places à horaires élargis pour les parents en insertion',
  difficulty:
    'La visite de la PMI, prévue en septembre, est reportée à décembre ; 4 mois de retard annoncés au copil de juin',
}
const short = { title: 'Un relais', difficulty: 'Rien de libre' }

/** As many actions that each ask something, six issues and two reservations. */
function essentials(count: number, { title, difficulty }: typeof long): DossierSection {
  const ids = Array.from({ length: count }, (_none, index) => `a${index}`)
  const reservation = {
    partyName: 'Ville',
    position: 'reservation' as const,
    comment: 'Le nombre de naissances a baissé d’un quart depuis 2017 : que la baisse de la demande soit dite à côté.',
  }
  const decision = { number: 1, text: 'Ouvrir le samedi.', responsible: '', dueOn: null, decidedOn: '2026-10-01' }
  const issue = { words: 'Garder des places quand les assistantes maternelles partent (Caf 3e, Ville 7e)' }
  const { issues, ...data } = packData({
    actions: ids.map((id) => anAction({ id, title, endsOn: '2026-06-01' })),
    reports: ids.map((actionId) =>
      aReport({ actionId, status: 'submitted', helpWanted: 'Un local.', difficultyKind: 'premises', difficulty }),
    ),
    decisions: [1, 2].map((number) => ({
      ...{ ...decision, number, state: 'to-do', bodyName: 'Copil', actionIds: [], positions: [reservation] },
    })),
  })
  const proposed = Array.from({ length: 6 }, (_none, index) => ({ ...issue, id: `e${index}` }))
  return essentialsSection({ ...data, issues: { ...issues, sentence: '6 priorités proposées au copil.', proposed } })
}

test.each([
  [3, long, 3],
  [8, long, 3],
  [8, short, 5],
])('%s demands, of %o: %s are shown, on one page', async (count, words, rowCount) => {
  const section = essentials(count, words)
  const rows = section.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []))
  expect(rows).toHaveLength(rowCount)
  const next: DossierSection = { key: 'next', title: 'Suite', blocks: [{ kind: 'paragraph', text: 'La suite.' }] }
  const head = { title: 'Dossier', subtitle: 'Une CTG', front: [], parties: [], madeOn: '2026-11-24', isDemo: true }
  const pages = await pdfPages(
    await writeDossier('pdf', { ...head, sections: [section, next] }, async () => new Uint8Array()),
  )
  const from = pages.findLastIndex((page) => page.includes('en une page'))
  expect(pages.findIndex((page) => page.includes('La suite.')) - from).toBe(1)
})
