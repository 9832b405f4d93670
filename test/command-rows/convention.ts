/** Rows of the convention: articles, versions, acts and signatures. All are for the coordination. */
import { randomUUID } from 'node:crypto'
import type { Database } from '#app/kernel/database.server.ts'
import type { FullCtg } from '../full-ctg.server.ts'
import { type CommandRow, coordinators } from './command-row.ts'

const page = ({ ctgId }: FullCtg) => `/ctg/${ctgId}/convention`
const textPage = (ctg: FullCtg) => `${page(ctg)}/texte`
const versionsPage = (ctg: FullCtg) => `${page(ctg)}/versions`
const articlePage = (ctg: FullCtg) => `${page(ctg)}/articles/${ctg.ids.article}`
const versionPage = (ctg: FullCtg) => `${page(ctg)}/versions/${ctg.ids.conventionVersion}`
const signatoryPage = (ctg: FullCtg) => `${page(ctg)}/signataires/${ctg.partyId}`

const removeArticles = (db: Database, { ctgId }: FullCtg) =>
  db.deleteFrom('convention_article').where('ctg_id', '=', ctgId).execute()

const addSecondArticle = (db: Database, { ctgId }: FullCtg) =>
  db
    .insertInto('convention_article')
    .values({ ctg_id: ctgId, id: randomUUID(), title: 'Durée', body: '', position: 1 })
    .execute()

const failPdf = (db: Database, { ctgId, ids }: FullCtg) =>
  db
    .updateTable('convention_version')
    .set({ status: 'failed', failure: 'Le PDF n’a pas pu être fait.' })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', ids.conventionVersion)
    .execute()

const signForTown = (db: Database, { ctgId, partyId }: FullCtg) =>
  db
    .insertInto('signature')
    .values({
      ctg_id: ctgId,
      id: randomUUID(),
      party_id: partyId,
      signed_on: '2026-11-20',
      recorded_at: new Date('2026-11-20T09:00:00Z'),
    })
    .execute()

export const conventionRows: Readonly<Record<string, CommandRow>> = {
  'convention.prepare-articles': {
    url: textPage,
    intent: 'prepare-articles',
    form: () => ({}),
    mayDo: coordinators,
    prepare: removeArticles,
  },
  'convention.add-article': {
    url: textPage,
    intent: 'add-article',
    form: () => ({ title: 'Marque commune', body: 'Un texte.' }),
    mayDo: coordinators,
  },
  'convention.update-article': {
    url: articlePage,
    intent: 'update-article',
    form: () => ({ version: '1', title: 'Objet', body: 'Un autre texte.' }),
    mayDo: coordinators,
  },
  'convention.move-article': {
    url: textPage,
    intent: 'move-article',
    form: ({ ids }) => ({ articleId: ids.article, subject: ids.article, direction: 'down' }),
    mayDo: coordinators,
    prepare: addSecondArticle,
  },
  'convention.remove-article': {
    url: articlePage,
    intent: 'remove-article',
    form: () => ({}),
    mayDo: coordinators,
  },
  'convention.freeze-version': { url: versionsPage, intent: 'freeze-version', form: () => ({}), mayDo: coordinators },
  'convention.make-pdf-again': {
    url: versionPage,
    intent: 'make-pdf-again',
    form: () => ({}),
    mayDo: coordinators,
    prepare: failPdf,
  },
  'convention.link-decision': {
    url: versionPage,
    intent: 'link-decision',
    form: ({ ids }) => ({ decisionId: ids.decision }),
    mayDo: coordinators,
  },
  'convention.file-signed-convention': {
    url: page,
    intent: 'file-signed-convention',
    form: () => ({ file: new File(['%PDF-1.7 signed'], 'convention signée.pdf', { type: 'application/pdf' }) }),
    mayDo: coordinators,
  },
  'convention.erase-signature': {
    url: signatoryPage,
    intent: 'erase-signature',
    form: () => ({}),
    mayDo: coordinators,
    prepare: signForTown,
  },
  'journey.record-authorising-act': {
    url: signatoryPage,
    intent: 'record-authorising-act',
    form: ({ ids }) => ({
      kind: 'assembly',
      versionId: ids.conventionVersion,
      number: '26-118',
      adoptedOn: '2024-11-03',
      transmittedOn: '2024-11-05',
      note: 'à l’unanimité',
    }),
    mayDo: coordinators,
  },
  'journey.record-signature': {
    url: signatoryPage,
    intent: 'record-signature',
    form: ({ ids }) => ({
      versionId: ids.conventionVersion,
      signedOn: '2024-11-20',
      signedBy: 'Dominique Modèle',
      signedAs: 'maire',
    }),
    mayDo: coordinators,
  },
  'journey.record-refusal': {
    url: signatoryPage,
    intent: 'record-refusal',
    form: () => ({ note: 'le conseil a repoussé sa décision' }),
    mayDo: coordinators,
  },
}
