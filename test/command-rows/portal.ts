/** Rows of the public page. All are for the two coordinations; the one that proposed does not confirm. */
import type { Database } from '#app/kernel/database.server.ts'
import type { FullCtg } from '../full-ctg.server.ts'
import { givenProposal, publicContent, testAddress } from '../portal-fixture.server.ts'
import { type CommandRow, coordinators } from './command-row.ts'

const page = ({ ctgId }: FullCtg) => `/ctg/${ctgId}/page-publique`

/** With nothing in it that the CTG could not show. */
const propose = (db: Database, ctg: FullCtg) =>
  givenProposal(db, ctg, ctg.ids.portalEdition, publicContent({ actions: [], decisions: [] }))

const fileSigned = (db: Database, { ctgId, ids }: FullCtg) =>
  db
    .insertInto('signed_convention')
    .values({ ctg_id: ctgId, id: ids.file, file_id: ids.file, filed_by: 'Une personne', filed_at: new Date() })
    .execute()

const makeAdministrator = (db: Database, { actors }: FullCtg) =>
  db
    .updateTable('person')
    .set({ is_platform_administrator: true })
    .where('id', '=', actors.townCoordinator.personId)
    .execute()

export const portalRows: Readonly<Record<string, CommandRow>> = {
  'portal.set-portal-page': {
    url: page,
    intent: 'set-portal-page',
    form: ({ ctgId }) => ({
      version: '1',
      address: testAddress(ctgId),
      title: 'Ce que nous faisons ensemble',
      introduction: 'Pour les familles.',
      showsProposed: 'on',
    }),
    mayDo: coordinators,
  },
  'portal.set-portal-legal': {
    url: page,
    intent: 'set-portal-legal',
    form: () => ({
      name: 'Caf et Ville',
      seat: '1 place de la Mairie',
      phone: '01 40 85 66 66',
      director: 'La mairie',
    }),
    mayDo: coordinators,
  },
  'portal.choose-public-decisions': {
    url: page,
    intent: 'choose-public-decisions',
    form: ({ ids }) => ({ decisionIds: [ids.decision] }),
    mayDo: coordinators,
  },
  'portal.choose-public-documents': {
    url: page,
    intent: 'choose-public-documents',
    form: ({ ids }) => ({ fileIds: [ids.file] }),
    mayDo: coordinators,
    prepare: fileSigned,
  },
  'portal.propose-edition': { url: page, intent: 'propose-edition', form: () => ({}), mayDo: coordinators },
  'portal.withdraw-edition': {
    url: page,
    intent: 'withdraw-edition',
    form: () => ({}),
    mayDo: coordinators,
    prepare: propose,
  },
  'portal.confirm-edition': {
    url: page,
    intent: 'confirm-edition',
    form: ({ ids }) => ({ editionId: ids.portalEdition }),
    mayDo: ['townCoordinator'],
    prepare: propose,
  },
  'portal.close-portal-page': { url: page, intent: 'close-portal-page', form: () => ({}), mayDo: coordinators },
  'portal.set-instance-legal': {
    url: () => '/administration/mentions-legales',
    intent: 'set-instance-legal',
    form: () => ({ name: 'Une association', host: 'Un hébergeur, 1 rue du Test' }),
    mayDo: ['townCoordinator'],
    prepare: makeAdministrator,
  },
}
