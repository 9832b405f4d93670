/** Mail domains that a coordination may open, and how an organisation is that of a party. Rules: docs/rules/ctg.md §10. */
import { describe, expect, test } from 'vitest'
import { readMailDomain, refusalOfMailDomain } from './mail-domains.ts'
import { tieOfOrganisation } from './members.ts'

describe('a domain', () => {
  test.each([
    ['Ville-Gennevilliers.fr', undefined],
    ['@caf92.caf.fr', undefined],
    [' agent@ville.exemple ', undefined],
    ['mairie', 'domain-unreadable'],
    ['', 'domain-unreadable'],
    ['ville..fr', 'domain-unreadable'],
    ['-ville.fr', 'domain-unreadable'],
    ['ville.fr/x', 'domain-unreadable'],
    ['*.fr', 'domain-unreadable'],
    [`${'a'.repeat(200)}.fr`, 'domain-unreadable'],
    ['orange.fr', 'domain-public'],
    ['moi@gmail.com', 'domain-public'],
    ['gouv.fr', 'domain-too-wide'],
  ])('« %s » : %s', (typed, refusal) => {
    expect(refusalOfMailDomain(readMailDomain(typed))).toBe(refusal)
  })

  test('is compared in small letters, without what precedes it', () => {
    expect(readMailDomain('Ana.Lune@Ville.EXEMPLE')).toBe('ville.exemple')
  })
})

test.each([
  ['21920036900015', '21920036900015', 'same-seat'],
  ['21920036900015', '21920036900999', 'same-organisation'],
  ['21920036900015', '99999999900011', 'another'],
  ['', '21920036900015', 'unknown'],
  ['21920036900015', '', 'unknown'],
])('the organisation %s beside the party %s is %s', (siret, partySiret, tie) => {
  expect(tieOfOrganisation(siret, partySiret)).toBe(tie)
})
