/** Rows of the CTG slice: who carries it, its frame, its themes and services. */
import { membershipIn } from '#app/kernel/actor.ts'
import type { Database } from '#app/kernel/database.server.ts'
import type { FullCtg } from '../full-ctg.server.ts'
import { type CommandRow, coordinators } from './command-row.ts'

const membersPage = ({ ctgId }: FullCtg) => `/ctg/${ctgId}/membres`
const framePage = ({ ctgId }: FullCtg) => `/ctg/${ctgId}/membres/cadre`
const themesPage = ({ ctgId }: FullCtg) => `/ctg/${ctgId}/membres/themes`

const mandateOf = ({ ctgId, actors }: FullCtg, who: keyof FullCtg['actors']) =>
  membershipIn(actors[who], ctgId)?.memberId ?? ''

const mandatePage = (who: keyof FullCtg['actors']) => (ctg: FullCtg) => `${membersPage(ctg)}/${mandateOf(ctg, who)}`

const partyForm = {
  name: 'Mutualité sociale agricole',
  shortName: 'MSA',
  kind: 'partner',
  standing: 'signatory',
  representedBy: 'Une présidente',
  representedAs: 'présidente',
  expects: 'Des droits ouverts à temps.',
  brings: 'Ses travailleurs sociaux.',
}

/** Enough of a PNG to be known as one. */
const pngBytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])

/** Opened by the town's coordination. */
const openDomain = (domain: string) => (db: Database, ctg: FullCtg) =>
  db
    .insertInto('mail_domain')
    .values({
      ctg_id: ctg.ctgId,
      id: ctg.ctgId,
      party_id: ctg.partyId,
      domain,
      opened_by: ctg.actors.townCoordinator.personId,
      opened_at: new Date(),
    })
    .execute()

export const ctgRows: Readonly<Record<string, CommandRow>> = {
  'ctg.act-as': {
    url: ({ ctgId }) => `/ctg/${ctgId}/mandat`,
    intent: 'act-as',
    form: (ctg) => ({ memberId: mandateOf(ctg, 'townCoordinator') }),
    // Each acts under her own mandates only; the form names that of the town's coordinator.
    mayDo: ['townCoordinator'],
  },
  'ctg.invite-member': {
    url: membersPage,
    intent: 'invite',
    form: ({ partyId, themeId }) => ({
      name: 'Une invitée',
      email: 'invitee@exemple.fr',
      functionTitle: 'responsable de service',
      partyId,
      role: 'cooperation-officer',
      themeId,
      until: '2098-06-30',
    }),
    mayDo: coordinators,
  },
  'ctg.open-mail-domain': {
    url: membersPage,
    intent: 'open-mail-domain',
    form: (ctg) => ({
      partyId: membershipIn(ctg.actors.townCoordinator, ctg.ctgId)?.partyId ?? '',
      domain: 'ville.exemple',
    }),
    mayDo: ['townCoordinator'],
    // Where there is no identity provider, the form is shown with what is open already.
    prepare: openDomain('autre.exemple'),
  },
  'ctg.close-mail-domain': {
    url: membersPage,
    intent: 'close-mail-domain',
    form: ({ ctgId }) => ({ mailDomainId: ctgId, subject: ctgId }),
    mayDo: coordinators,
    prepare: openDomain('ville.exemple'),
  },
  'ctg.change-member': {
    url: mandatePage('contributor'),
    intent: 'change-member',
    form: ({ themeId }) => ({ functionTitle: 'directrice', role: 'contributor', themeId, until: '2098-06-30' }),
    mayDo: coordinators,
  },
  'ctg.end-member': {
    url: mandatePage('contributor'),
    intent: 'end-member',
    form: () => ({ lastDay: '2098-06-30' }),
    mayDo: coordinators,
  },
  'ctg.hand-over-coordination': {
    url: mandatePage('townCoordinator'),
    intent: 'hand-over',
    form: () => ({
      name: 'Une successeure',
      email: 'successeure@exemple.fr',
      functionTitle: 'coordinatrice',
      until: '2098-06-30',
    }),
    mayDo: coordinators,
  },
  'ctg.add-party': { url: membersPage, intent: 'add-party', form: () => partyForm, mayDo: coordinators },
  'ctg.set-party-logo': {
    url: ({ ctgId, partyId }) => `/ctg/${ctgId}/convention/signataires/${partyId}`,
    intent: 'set-party-logo',
    form: () => ({ logo: new File([pngBytes], 'logo.png', { type: 'image/png' }) }),
    mayDo: coordinators,
  },
  'ctg.remove-party-logo': {
    url: ({ ctgId, partyId }) => `/ctg/${ctgId}/convention/signataires/${partyId}`,
    intent: 'remove-party-logo',
    form: () => ({}),
    mayDo: coordinators,
  },
  'ctg.update-party': {
    url: membersPage,
    intent: 'update-party',
    form: ({ partner }) => ({ ...partyForm, partyId: partner.id, subject: partner.id, version: '1' }),
    mayDo: coordinators,
  },
  'ctg.update-ctg': {
    url: framePage,
    intent: 'update-ctg',
    form: () => ({
      version: '1',
      name: 'Un autre nom',
      startsOn: '2026-01-01',
      endsOn: '2030-12-31',
      signedOn: '2026-06-30',
      signatureTargetOn: '2026-04-01',
      signatureTargetPrecision: 'quarter',
      copilIntervalMonths: '12',
      predecessorId: '',
    }),
    mayDo: coordinators,
  },
  'ctg.set-perimeter': {
    url: framePage,
    intent: 'set-perimeter',
    form: () => ({ subject: 'kept', communeCodes: ['92036', '92004'] }),
    mayDo: coordinators,
  },
  'ctg.add-area': {
    url: framePage,
    intent: 'add-area',
    form: () => ({ communeCode: '92036', name: 'Les Agnettes', isPriority: 'on' }),
    mayDo: coordinators,
  },
  'ctg.update-area': {
    url: framePage,
    intent: 'update-area',
    form: ({ ids }) => ({ areaId: ids.area, subject: ids.area, name: 'Le Luth et le Village', isPriority: 'on' }),
    mayDo: coordinators,
  },
  'ctg.remove-area': {
    url: framePage,
    intent: 'remove-area',
    form: ({ ids }) => ({ areaId: ids.area, subject: ids.area, actionCount: '0', intoAreaId: '' }),
    mayDo: coordinators,
  },
  'ctg.set-linked-plans': {
    url: framePage,
    intent: 'set-linked-plans',
    form: () => ({ 'names.0': 'Contrat local de santé', 'notes.0': 'Signé en 2024.' }),
    mayDo: coordinators,
  },
  'ctg.add-theme': { url: themesPage, intent: 'add-theme', form: () => ({ name: 'Vieillesse' }), mayDo: coordinators },
  'ctg.remove-theme': {
    url: themesPage,
    intent: 'remove-theme',
    form: ({ ids }) => ({ themeId: ids.emptyTheme, subject: ids.emptyTheme }),
    mayDo: coordinators,
  },
  'governance.rename-theme': {
    url: themesPage,
    intent: 'rename-theme',
    form: ({ themeId }) => ({ themeId, subject: themeId, name: 'Tout-petits' }),
    mayDo: coordinators,
  },
  'ctg.set-theme-power': {
    url: themesPage,
    intent: 'set-theme-power',
    form: ({ themeId, partyId }) => ({ themeId, subject: themeId, [`power.${partyId}`]: 'Accueil du jeune enfant' }),
    mayDo: coordinators,
  },
  'ctg.add-service': {
    url: themesPage,
    intent: 'add-service',
    form: ({ cafPartyId }) => ({
      partyId: cafPartyId,
      subject: cafPartyId,
      name: 'Action sociale',
      cafField: 'social-work',
    }),
    mayDo: coordinators,
  },
  'ctg.rename-service': {
    url: themesPage,
    intent: 'rename-service',
    form: ({ ids }) => ({ serviceId: ids.service, subject: ids.service, name: 'Enfance' }),
    mayDo: coordinators,
  },
  'ctg.remove-service': {
    url: themesPage,
    intent: 'remove-service',
    form: ({ ids }) => ({ serviceId: ids.service, subject: ids.service }),
    mayDo: coordinators,
  },
}
