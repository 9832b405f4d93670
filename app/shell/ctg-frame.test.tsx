/** What is said above every page of a CTG. */
import { renderToStaticMarkup } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { expect, test } from 'vitest'
import { ribbonsOf } from './ctg-frame.tsx'

type Frame = Parameters<typeof ribbonsOf>[0]

const at = new Date('2026-12-01T20:18:00Z')
const frameOf = (archivedAt: Date | null, acting: Partial<Frame['acting']> = {}): Frame => ({
  ...{ id: 'c', archivedAt, acting: { role: 'coordinator', partyKind: 'caf', ...acting } },
})

const saidIn = (ribbon: React.ReactNode) =>
  renderToStaticMarkup(<MemoryRouter>{ribbon}</MemoryRouter>)
    .replaceAll(/<[^>]+>/g, '')
    .trim()

const reopened = /^CTG archivée.* Rouvrir la CTG/
test.each([
  ['open', frameOf(null), false, /^$/, /^$/],
  ['of the demonstration', frameOf(null), true, /^Démonstration/, /^Démonstration/],
  ['archived', frameOf(at), false, /^CTG archivée le 1er décembre 2026.*\. Rouvrir la CTG$/, /\. Rouvrir la CTG$/],
  [
    'archived, of the demonstration',
    frameOf(at),
    true,
    reopened,
    /^CTG archivée\s: elle se lit.*Rouvrir la CTG Démonstration/,
  ],
  ['archived, for a reader', frameOf(at, { role: 'reader' }), true, /\.\s+Démonstration/, /\.\s+Démonstration/],
  ['archived, for a partner', frameOf(at, { partyKind: 'partner' }), false, /pas\.$/, /plus\.$/],
] as const)('of a CTG that is %s, on a phone too', (_, frame, isDemo, whole, short) => {
  const { ribbon, shortRibbon } = ribbonsOf(frame, isDemo)
  expect(saidIn(ribbon)).toMatch(whole)
  expect(saidIn(shortRibbon)).toMatch(short)
})
