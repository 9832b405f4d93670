import { describe, expect, test } from 'vitest'
import { type Actor, type Role, untoldOfArchiving } from './actor.ts'
import { DomainError } from './errors.ts'
import { allows, type Bounds, holds, requireRight } from './permission.ts'

const actor = (role: Role, themeId: string | null = null): Actor => ({
  personId: 'me',
  name: 'Moi',
  isPlatformAdministrator: false,
  memberships: [
    { memberId: 'm', ctgId: 'ctg', partyId: 'caf', partyKind: 'caf', role, themeId, timeZone: 'Europe/Paris' },
  ],
})
const permission = (bounds: Bounds) => ({
  roles: ['coordinator', 'cooperation-officer', 'action-lead'] as const,
  bounds,
})

describe('a right', () => {
  test.each([
    ['a stranger, anywhere', actor('coordinator'), 'ctg', { ctgId: 'other' }, false],
    ['a role that has it', actor('coordinator'), 'ctg', { ctgId: 'ctg' }, true],
    ['a role that has it not', actor('reader'), 'ctg', { ctgId: 'ctg' }, false],
    [
      'an officer on her theme',
      actor('cooperation-officer', 'early'),
      'own-theme',
      { ctgId: 'ctg', themeId: 'early' },
      true,
    ],
    [
      'an officer on another theme',
      actor('cooperation-officer', 'early'),
      'own-theme',
      { ctgId: 'ctg', themeId: 'housing' },
      false,
    ],
    ['an officer without theme', actor('cooperation-officer'), 'own-theme', { ctgId: 'ctg', themeId: 'housing' }, true],
    [
      'a coordinator on any theme',
      actor('coordinator', 'early'),
      'own-theme',
      { ctgId: 'ctg', themeId: 'housing' },
      true,
    ],
    ['a coordinator for her party', actor('coordinator'), 'own-party', { ctgId: 'ctg', partyId: 'caf' }, true],
    ['a coordinator for another party', actor('coordinator'), 'own-party', { ctgId: 'ctg', partyId: 'town' }, false],
    ['a lead on her action', actor('action-lead'), 'own-action', { ctgId: 'ctg', leadPersonId: 'me' }, true],
    [
      'a lead on the action of another',
      actor('action-lead'),
      'own-action',
      { ctgId: 'ctg', leadPersonId: 'her' },
      false,
    ],
    [
      'a lead on an action without lead',
      actor('action-lead'),
      'own-action',
      { ctgId: 'ctg', leadPersonId: null },
      false,
    ],
    [
      'an officer on an action of her theme',
      actor('cooperation-officer', 'early'),
      'own-action',
      { ctgId: 'ctg', themeId: 'early' },
      true,
    ],
  ] as const)('of %s', (_who, who, bounds, thing, allowed) => {
    expect(allows(permission(bounds), who, thing)).toBe(allowed)
  })
})

describe('a right in an archived CTG', () => {
  const inArchived = (who: Actor): Actor => ({
    ...who,
    memberships: who.memberships.map((mandate) => ({ ...mandate, isArchived: true })),
  })
  const coordinator = inArchived(actor('coordinator'))
  const lasting = { ...permission('ctg'), holdsWhenArchived: true } as const
  const thing = { ctgId: 'ctg' }
  const codeOf = (ask: () => void) => {
    try {
      ask()
      return 'allowed'
    } catch (error) {
      return error instanceof DomainError ? error.code : error
    }
  }

  test('lets nothing more be done, and shows what it showed', () => {
    expect(allows(permission('ctg'), coordinator, thing)).toBe(false)
    expect(holds(permission('ctg'), coordinator, thing)).toBe(true)
    expect(holds(permission('ctg'), inArchived(actor('reader')), thing)).toBe(false)
  })

  test('which outlives it is that of her role still', () => {
    expect(allows(lasting, coordinator, thing)).toBe(true)
    expect(allows(lasting, inArchived(actor('reader')), thing)).toBe(false)
  })

  test('is refused to a query for that reason, once her role is known to have it', () => {
    expect(codeOf(() => requireRight(coordinator, permission('ctg'), thing, 'x.y'))).toBe('ctg.archived')
    expect(codeOf(() => requireRight(coordinator, lasting, thing, 'x.y'))).toBe('allowed')
    expect(codeOf(() => requireRight(inArchived(actor('reader')), permission('ctg'), thing, 'x.y'))).toBe('x.y')
  })

  test('is not looked at by a command, which asks the CTG under lock', () => {
    expect(allows(permission('ctg'), untoldOfArchiving(coordinator), thing)).toBe(true)
    const open = actor('coordinator')
    expect(untoldOfArchiving(open)).toBe(open)
  })
})
