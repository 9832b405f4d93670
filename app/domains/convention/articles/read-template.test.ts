import { describe, expect, test } from 'vitest'
import type { DocxBlock } from '#app/domains/documents/docx-blocks.ts'
import { readTemplate } from './read-template.ts'

const line = (text: string): DocxBlock => ({ kind: 'paragraph', text, isBold: false })
const bold = (text: string): DocxBlock => ({ kind: 'paragraph', text, isBold: true })
const heading = (text: string, level = 2): DocxBlock => ({ kind: 'heading', level, text })
const item = (text: string): DocxBlock => ({ kind: 'item', text })

const titlesOf = (blocks: readonly DocxBlock[]) => readTemplate(blocks, 0)?.articles.map(({ title }) => title)

describe('the articles of a Word document', () => {
  test.each<[string, readonly DocxBlock[], readonly string[] | undefined]>([
    ['« Article 1 – »', [line('Article 1 – Objet'), line('a'), line('Article 2 – Durée')], ['Objet', 'Durée']],
    ['« ARTICLE PREMIER. »', [line('ARTICLE PREMIER. Objet'), line('ARTICLE 2. Durée')], ['Objet', 'Durée']],
    ['« Art. 3 : » and Roman numbers', [line('Art. 3 : Durée'), line('Article IV. Fin')], ['Durée', 'Fin']],
    ['a number in bold', [bold('1. Objet'), line('1. pas un titre'), bold('2) Durée')], ['Objet', 'Durée']],
    ['a style of heading', [heading('Convention', 1), heading('Objet'), heading('Durée')], ['Objet', 'Durée']],
    [
      'a number alone, its title below',
      [line('Article 1'), bold('Objet'), line('a'), line('Article 2')],
      ['Objet', 'Article 2'],
    ],
    ['nothing that repeats', [line('Un texte'), heading('Un titre')], undefined],
    [
      'words that only mention an article',
      [line('L’article 4 du code, et l’article 5.'), line('Article 12 du code cité ici')],
      undefined,
    ],
  ])('are recognised by %s', (_case, blocks, titles) => {
    expect(titlesOf(blocks)).toEqual(titles)
  })

  test('keep paragraphs, lists, tables and gaps; what is in none is said whole', () => {
    const read = readTemplate(
      [
        line('Entre la Caf et la Ville'),
        line('Vu le code de la sécurité sociale ;'),
        heading('Article 1 : Objet'),
        line('Elle réunit ……… et la Caf.'),
        item('un'),
        item('deux'),
        line('Puis.'),
        {
          kind: 'table',
          rows: [
            ['Ville', 'jeunesse'],
            ['', ''],
          ],
        },
        heading('Titre II'),
        heading('Article 2 : Durée'),
        line('Du ____ au . . . . et après.'),
        line('Fait à Nanterre, le'),
        line('Pour la Caf'),
      ],
      2,
    )
    expect(read?.articles).toEqual([
      {
        title: 'Objet',
        body: 'Elle réunit [à compléter] et la Caf.\n\n- un\n- deux\n\nPuis.\n\n- Ville ; jeunesse',
      },
      { title: 'Durée', body: 'Du [à compléter] au [à compléter] et après.' },
    ])
    expect(read?.leftOut).toEqual([
      { reason: 'before', text: 'Entre la Caf et la Ville' },
      { reason: 'visa', text: 'Vu le code de la sécurité sociale ;' },
      { reason: 'section', text: 'Titre II' },
      { reason: 'table', text: 'Objet' },
      { reason: 'after', text: 'Fait à Nanterre, le\n\nPour la Caf' },
      { reason: 'picture', text: '2' },
    ])
  })

  test('lose no word of an article too long, nor of the hundred and first', () => {
    const long = Array.from({ length: 500 }, (_, index) => line(`${index} ${'mot '.repeat(20)}`))
    const many = Array.from({ length: 102 }, (_, index) => [
      line(`Article ${index + 2} : A${index + 2}`),
      line(`corps ${index + 2}`),
    ])
    const read = readTemplate([line('Article 1 : A1'), ...long, ...many.flat()], 0)
    expect(read?.articles).toHaveLength(100)
    const words = [...(read?.articles ?? []), ...(read?.leftOut ?? []).map(({ text }) => ({ title: '', body: text }))]
      .map(({ title, body }) => `${title}\n${body}`)
      .join('\n')
    for (const expected of ['0 mot', '499 mot', 'corps 100', 'corps 103', 'A103']) expect(words).toContain(expected)
    for (const { body } of read?.articles ?? []) expect(body.length).toBeLessThanOrEqual(20_000)
  })
})
