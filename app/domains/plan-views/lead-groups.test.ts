import { expect, test } from 'vitest'
import type { ActionFlag, ActionStatus } from '#app/domains/plan/plan.ts'
import { groupByLead } from './lead-groups.ts'

const line = (
  code: string,
  leadPartyId: string | null,
  leadServiceName: string | null,
  leadName: string,
  given: { readonly status?: ActionStatus; readonly flags?: readonly ActionFlag[] } = {},
) => ({ code, leadPartyId, leadServiceName, leadName, status: 'in-progress' as const, flags: [], ...given })

const lines = [
  line('1', 'town', 'Petite enfance', 'Mme Lin', { flags: ['late'] }),
  line('2', 'caf', null, ''),
  line('3', 'town', null, 'M. Serge'),
  line('4', null, null, ''),
  line('5', null, null, 'L’association'),
  line('6', 'town', 'petite enfance', 'Mme LIN', { status: 'done' }),
]

test('parties in their order, services then names; two spellings of a name are one lead; nobody comes last', () => {
  const groups = groupByLead(lines, ['caf', 'town', 'nobody-here'])
  expect(
    groups.map(({ partyId, leads }) => [
      partyId,
      leads.map(({ service, name, actions }) => [service, name, actions.map(({ code }) => code).join()]),
    ]),
  ).toEqual([
    ['caf', [['', '', '2']]],
    [
      'town',
      [
        ['', 'M. Serge', '3'],
        ['Petite enfance', 'Mme Lin', '1,6'],
      ],
    ],
    [
      null,
      [
        ['', 'L’association', '5'],
        ['', '', '4'],
      ],
    ],
  ])
  expect(groups[1]?.leads[1]).toMatchObject({ openCount: 1, lateCount: 1 })
})

test('without action, nothing', () => {
  expect(groupByLead([], ['caf'])).toEqual([])
})
