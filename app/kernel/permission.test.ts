import { describe, expect, test } from 'vitest'
import type { Actor, Role } from './actor.ts'
import { allows, type Bounds } from './permission.ts'

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
