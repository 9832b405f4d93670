import { describe, expect, test } from 'vitest'
import { pdfPages } from '#test/pdf-text.ts'
import type { Dossier, DossierBlock } from './dossier.ts'
import { writeDossier } from './write-dossier.server.ts'

const words = 'Une phrase assez longue pour tenir sur une ligne et demie, comme on en écrit dans un dossier.'

const dossierOf = (first: readonly DossierBlock[]): Dossier => ({
  ...{ title: 'Dossier', subtitle: 'Une CTG', front: [], parties: [], madeOn: '2026-11-24', isDemo: false },
  sections: [
    { key: 'essentials', title: 'L’essentiel', isAlone: true, blocks: first },
    ...['Ordre du jour', 'Décisions', 'Avancement'].map((title) => ({
      ...{ key: title, title },
      blocks: [{ kind: 'paragraph' as const, text: words.repeat(12) }],
    })),
  ],
})
const pagesOf = async (dossier: Dossier): Promise<readonly string[]> =>
  pdfPages(await writeDossier('pdf', dossier, async () => new Uint8Array()))
const pageOf = (pages: readonly string[], words: string): number => pages.findLastIndex((page) => page.includes(words))

describe('what stands alone on its page', () => {
  test('is under the contents when both hold on one, and nothing follows it there', async () => {
    const pages = await pagesOf(dossierOf([{ kind: 'paragraph', text: 'Deux lignes à lire.' }]))
    expect(pageOf(pages, 'Deux lignes à lire.')).toBe(pageOf(pages, 'Sommaire'))
    expect(pages[1]).not.toContain('Une phrase assez longue')
  })

  test('has a page of its own when it is longer', async () => {
    const pages = await pagesOf(dossierOf([{ kind: 'list', items: Array.from({ length: 40 }, () => words) }]))
    expect(pages[1]).not.toContain('Une phrase assez longue')
    expect(pages[2]).toContain('L’essentiel')
    expect(pages[2]).not.toContain('Ordre du jour')
  })
})

test('an address in a table stays on one line, as it was typed', async () => {
  const address = 'samira.taffetas.longue@exemple.fr'
  const columns = ['Personne', 'Partie et fonction', 'Rôle', 'Adresse'].map((header) => ({ header }))
  const rows = [['Samira Taffetas', 'Ville, directrice de la petite enfance', 'coopération thématique', address]]
  const dossier = dossierOf([{ kind: 'table', caption: 'Personnes', columns, rows }])
  expect((await pagesOf(dossier)).join(' ')).toContain(address)
})

test('what is said under a table stands on the page of its last row, wherever the page ends', async () => {
  const columns = [{ header: 'Indicateur' }, { header: 'Ville', align: 'end' as const }]
  const rows = Array.from({ length: 7 }, (_, at) => [`ligne-${at + 1}`, 'secret'])
  const blocks = (above: number): readonly DossierBlock[] => [
    { kind: 'list', items: Array.from({ length: above }, (_, at) => `Au-dessus ${at}`) },
    { kind: 'table', caption: 'Chiffres', columns, rows },
    { kind: 'note', text: 'Légende du secret.' },
  ]
  // One line more each time: the end of the page goes through the table, then through what is said under it.
  for (const above of [32, 33, 34, 35, 36]) {
    const dossier = { ...dossierOf([]), sections: [{ key: 'figures', title: 'Chiffres', blocks: blocks(above) }] }
    const pages = await pagesOf(dossier)
    expect([above, pageOf(pages, 'Légende du secret.')]).toEqual([above, pageOf(pages, 'ligne-7')])
  }
})
