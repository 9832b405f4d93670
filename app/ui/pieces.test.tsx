import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { describe, expect, test } from 'vitest'
import { DataTable } from './data-table.tsx'
import { DescriptionList } from './description-list.tsx'
import { Card } from './layout.tsx'
import { Matrix } from './matrix.tsx'
import { Pagination, Tabs } from './navigation.tsx'
import { EmptyState, Progress } from './notice.tsx'
import { OrdinalText } from './ordinal-text.tsx'
import { Steps } from './steps.tsx'
import { Timeline } from './timeline.tsx'

const markup = (piece: ReactNode) => renderToStaticMarkup(<MemoryRouter>{piece}</MemoryRouter>)

describe('a table', () => {
  const columns = [
    { key: 'name', header: 'Nom', cell: (row: { name: string; count: number }) => row.name, isRowHeader: true },
    { key: 'count', header: 'Nombre', cell: (row: { name: string; count: number }) => row.count, isNumeric: true },
  ]
  const table = (rows: readonly { name: string; count: number }[]) =>
    markup(<DataTable caption="Essai" columns={columns} rows={rows} rowKey={({ name }) => name} empty="Rien." />)
  test('is named, its headers have a scope, and the keyboard reaches what overflows', () => {
    const html = table([{ name: 'A', count: 1 }])
    expect(html).toMatch(/<figure[^>]* aria-label="Essai" tabindex="0"/)
    expect(html).toMatch(/<caption[^>]*>Essai<\/caption>/)
    expect(html).toMatch(/<th scope="col"[^>]*>Nombre/)
    expect(html).toMatch(/<th scope="row"[^>]*>A<\/th>/)
  })
  test('columns side by side under one header are named by it, then by their own', () => {
    const under = { key: 'both', header: 'Hauts-de-Seine' }
    const html = markup(
      <DataTable
        caption="Essai"
        columns={[
          ...columns,
          ...['valeur', 'écart'].map((header) => ({ key: header, header, under, isNumeric: true, cell: () => '1' })),
        ]}
        rows={[{ name: 'A', count: 1 }]}
        rowKey={({ name }) => name}
      />,
    )
    const head = html.slice(html.indexOf('<thead>'), html.indexOf('</thead>'))
    expect(head.match(/<th /g)).toHaveLength(5)
    expect(head).toMatch(/<th scope="col" rowspan="2"[^>]*>Nom</i)
    expect(head).toMatch(/<th scope="colgroup" colspan="2"[^>]*>Hauts-de-Seine</i)
    expect(head.split('</tr><tr>')[1]?.replace(/<[^>]+>/g, ' ')).toMatch(/^ *valeur +écart *$/)
  })
  test('without rows, leaves its place to what says so', () => {
    expect(table([])).toBe(markup(<EmptyState>Rien.</EmptyState>))
  })
  test('in a card, bears its title unless it has a caption of its own; elsewhere it must have one', () => {
    const ownNamed = <DataTable columns={columns} rows={[{ name: 'A', count: 1 }]} rowKey={({ name }) => name} />
    expect(markup(<Card title="Essais">{ownNamed}</Card>)).toMatch(/<figure[^>]* aria-label="Essais"/)
    expect(() => markup(<Card title={<b>Essais</b>}>{ownNamed}</Card>)).toThrow('without a caption')
    expect(() => markup(ownNamed)).toThrow('without a caption')
  })
})

test('a matrix says its numbers, zero included, and shades the largest most', () => {
  const columns = [
    { key: 'a', label: 'A' },
    { key: 'b', label: 'B' },
  ]
  const html = markup(
    <Matrix caption="C" rowsLabel="L" columns={columns} lines={[{ key: 'x', label: 'X', counts: [4, 0] }]} />,
  )
  expect(html).toMatch(/color-mix\(in srgb, var\(--accent\) 50%, #fff\)">4</)
  expect(html).toContain('<span class="visually-hidden">0</span>')
})

test('each step says in words what its mark shows', () => {
  const html = markup(
    <Steps
      label="Étapes"
      steps={[
        { key: '1', label: 'Un', state: 'done', note: '1er trim.' },
        { key: '2', label: 'Deux', state: 'current' },
        { key: '3', label: 'Trois', state: 'decision' },
      ]}
    />,
  )
  expect(html.replace(/<[^>]+>/g, '|')).toMatch(
    /Un\|*\s: fait.*Deux\|*\s: étape en cours.*Trois\|*\s: décision à prendre/,
  )
  expect(html.match(/aria-current="step"/g)).toHaveLength(1)
  expect(html).toContain('1<sup>er</sup>')
})

test('a late date is said late', () => {
  const html = markup(
    <Timeline items={[{ key: 'a', title: 'T', date: { text: '24 nov.', dateTime: '2026-11-24', isLate: true } }]} />,
  )
  expect(html).toContain('<time dateTime="2026-11-24">24\u00a0nov.</time>')
  expect(html).toContain('(en retard)')
})

test('the current tab is said current, and it alone', () => {
  const tabs = [
    { label: 'A', to: '/a', isCurrent: true },
    { label: 'B', to: '/b', isCurrent: false },
  ]
  expect(markup(<Tabs label="T" tabs={tabs} />).match(/aria-current="page"/g)).toHaveLength(1)
})

describe('tabs that are too many for a line, beside a menu', () => {
  const names = ['Vue d’ensemble', ...Array.from({ length: 9 }, (_, at) => `Thème au nom assez long ${at}`)]
  const tabs = (current: number) => names.map((label, at) => ({ label, to: `/${at}`, isCurrent: at === current }))
  const more = { label: 'Plus', tabs: [{ label: 'Enquêtes', to: '/enquetes', isCurrent: false }] }
  const [line = '', menu = ''] = markup(<Tabs label="T" tabs={tabs(0)} more={more} />).split('<details name')
  test('fold the last of them before what the menu has, and none is lost nor twice there', () => {
    expect(line).toContain('Thème au nom assez long 3')
    expect(line).not.toContain('Thème au nom assez long 8')
    expect(menu.indexOf('Thème au nom assez long 8')).toBeLessThan(menu.indexOf('Enquêtes'))
    for (const name of names) expect(`${line}${menu}`.split(`>${name}<`)).toHaveLength(2)
  })
  test('keep the current one on the line, which is no longer for it', () => {
    const html = markup(<Tabs label="T" tabs={tabs(9)} more={more} />)
    const [onLine = ''] = html.split('<details name')
    expect(onLine).toMatch(/aria-current="page"[^>]*>Thème au nom assez long 8/)
    expect(onLine.match(/<li>/g)?.length).toBe(line.match(/<li>/g)?.length)
  })
})

test('one page has no pagination; the ends have one direction', () => {
  const pages = (page: number, pageCount: number) =>
    markup(<Pagination page={page} pageCount={pageCount} pageUrl={(to) => `?page=${to}`} />)
  expect(pages(1, 1)).toBe('')
  expect(pages(1, 3)).not.toContain('précédente')
  expect(pages(3, 3)).not.toContain('suivante')
  expect(pages(2, 3)).not.toMatch(/Première|Dernière/)
  expect(pages(1, 3)).toContain('href="?page=3"')
  expect(pages(3, 3)).toContain('href="?page=1"')
})

test('a progress of nothing has no bar', () => {
  expect(markup(<Progress value={0} max={0} label="aucune action" />)).not.toContain('<progress')
})

test('a description that is missing is not shown', () => {
  const html = markup(
    <DescriptionList
      items={[
        { term: 'A', description: null },
        { term: 'B', description: 'b' },
      ]}
    />,
  )
  expect(html).not.toContain('<dt>A</dt>')
  expect(html).toContain('<dt>B</dt>')
})

test('words are not taken for ordinals', () => {
  expect(markup(<OrdinalText text="12 erreurs, le 2e essai" />)).toBe('12 erreurs, le 2<sup>e</sup> essai')
})
