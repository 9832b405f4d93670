import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { SeatedTable } from './attendance-card.tsx'

type Seat = Parameters<typeof SeatedTable>[0]['seats'][number]

const seat: Seat = {
  ...{
    id: 's1',
    functionTitle: 'Maire',
    allowsRepresentative: false,
    serviceId: null,
    since: '2026-01-01',
    until: null,
  },
  ...{ holderName: 'Hélène', substituteName: '', personName: null, presence: null },
  ...{ partyId: 'p1', partyKind: 'authority', partyName: 'Ville d’Arcy', partyShortName: 'Ville' },
  ...{ holderReply: null, announcedRepresentative: null },
}
const markup = (isDayCome: boolean, presence: Seat['presence'] = null) =>
  renderToStaticMarkup(<SeatedTable seats={[{ ...seat, presence }]} isDayCome={isDayCome} />)

test('before its day, a meeting says who sits and not that nobody is noted; then it does', () => {
  expect(markup(false)).toContain('Hélène')
  expect(markup(false)).not.toContain('non notée')
  expect(markup(true)).toContain('non notée')
  expect(markup(false, 'present')).toContain('Présence')
})
