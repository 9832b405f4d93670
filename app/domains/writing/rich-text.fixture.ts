/** Texts for tests: a real one with everything a text may hold, and documents made at random, right or wrong, the same for a seed. */
import type { EvidenceFigures } from './evidence-keys.ts'
import type { RichText } from './rich-text.ts'

const author = {
  id: 's1',
  personId: '0199aaaa-0000-7000-8000-000000000001',
  name: 'Nadia Belkacem',
  partyId: '0199aaaa-0000-7000-8000-0000000000aa',
  at: '2027-01-14T14:05:00.000Z',
}
const cell = { colspan: 1, rowspan: 1, colwidth: null, align: null } as const
const line = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] }) as const

export const wholeText: RichText = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: 'Accueil du jeune enfant' }] },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'La capacité ' },
        { type: 'text', text: 'recule', marks: [{ type: 'bold' }] },
        { type: 'text', text: ' depuis 2021 ; voir ' },
        {
          type: 'text',
          text: 'les données de la Cnaf',
          marks: [{ type: 'link', attrs: { href: 'https://data.caf.fr/' } }],
        },
        { type: 'text', text: '.' },
        { type: 'hardBreak' },
        { type: 'mention', attrs: { personId: author.personId, name: 'Paul Le Goff' } },
        { type: 'text', text: ' le confirmera.' },
      ],
    },
    { type: 'evidenceCard', attrs: { indicatorId: 'tauxcouv_global', territoryCode: '92036', year: 2023 } },
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Ce que l’on retient' }] },
    {
      type: 'orderedList',
      attrs: { start: 1 },
      content: [
        {
          type: 'listItem',
          content: [
            line('Soutenir les assistantes maternelles'),
            {
              type: 'bulletList',
              content: [{ type: 'listItem', content: [line('un relais de plus')] }],
            },
          ],
        },
        { type: 'listItem', content: [line('Ouvrir le samedi')] },
      ],
    },
    { type: 'blockquote', content: [line('« On attend une place depuis un an. »')] },
    {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [
            { type: 'tableHeader', attrs: cell, content: [line('Mode d’accueil')] },
            { type: 'tableHeader', attrs: { ...cell, align: 'right' }, content: [line('Places')] },
          ],
        },
        {
          type: 'tableRow',
          content: [
            { type: 'tableCell', attrs: cell, content: [line('Accueil collectif')] },
            { type: 'tableCell', attrs: { ...cell, align: 'right' }, content: [line('812')] },
          ],
        },
      ],
    },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Le copil suit ' },
        { type: 'text', text: 'chaque année ', marks: [{ type: 'suggestedDeletion', attrs: author }] },
        { type: 'text', text: 'chaque semestre ', marks: [{ type: 'suggestedInsertion', attrs: author }] },
        { type: 'text', text: 'ce chiffre.' },
      ],
    },
  ],
}

/** The figures of `wholeText`, as they are read. */
export const wholeFigures: EvidenceFigures = {
  'tauxcouv_global 92036 2023': {
    title: 'Places d’accueil formel pour 100 enfants de moins de trois ans',
    value: '57,4',
    isMissing: false,
    territory: 'Gennevilliers',
    year: 2023,
    source: 'Cnaf 2023',
    note: '',
    newer: null,
  },
}

/** Numbers from 0 to 1, always the same for a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const types = [
  ...['paragraph', 'heading', 'bulletList', 'orderedList', 'listItem', 'blockquote', 'table', 'tableRow', 'tableCell'],
  ...['tableHeader', 'text', 'text', 'hardBreak', 'mention', 'evidenceCard', 'script', 'doc', 'iframe', '__proto__'],
]
const values = [
  ...[1, 2, 7, -1, 1.5, null, true, '', '3', 2023, {}, [], [100], author.personId, 'tauxcouv_global', '92036'],
  ...['javascript:alert(1)', 'https://caf.fr/', '/ctg/x', '//evil.example', author.at, '\u0000', '\ud800', '- un'],
]
const marks = ['bold', 'italic', 'underline', 'strike', 'link', 'suggestedInsertion', 'suggestedDeletion', 'blink']
const attrNames = [
  ...['level', 'start', 'colspan', 'rowspan', 'colwidth', 'align', 'href', 'id', 'personId', 'name', 'partyId', 'at'],
  ...['indicatorId', 'territoryCode', 'year', 'onclick', 'style'],
]

/** A document of known and unknown nodes, marks and attributes, anywhere. */
export function randomDocument(random: () => number): unknown {
  const pick = <T>(things: readonly T[]): T | undefined => things[Math.floor(random() * things.length)]
  const some = <T>(most: number, make: () => T): readonly T[] =>
    Array.from({ length: Math.floor(random() * (most + 1)) }, make)
  const attrs = () => Object.fromEntries(some(6, () => [pick(attrNames) ?? '', pick(values)]))
  const node = (depth: number): unknown =>
    random() < 0.02
      ? pick(values)
      : {
          type: pick(types),
          ...(random() < 0.5 ? { attrs: attrs() } : {}),
          ...(random() < 0.6 ? { text: `${pick(['mot', '- tiret', '', 'deux mots', '1. rang'])}` } : {}),
          ...(random() < 0.4 ? { marks: some(3, () => ({ type: pick(marks), attrs: attrs() })) } : {}),
          content: depth > 0 ? some(4, () => node(depth - 1)) : [],
        }
  return { type: 'doc', content: some(6, () => node(6)) }
}
