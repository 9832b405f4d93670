/** Rows of the convention: articles, templates, versions, acts and signatures. Most are for the coordination. */
import { randomUUID } from 'node:crypto'
import type { Database } from '#app/kernel/database.server.ts'
import { docxOfTwoArticles } from '../docx-file.ts'
import type { FullCtg } from '../full-ctg.server.ts'
import { type CommandRow, coordinators } from './command-row.ts'

const page = ({ ctgId }: FullCtg) => `/ctg/${ctgId}/convention`
const textPage = (ctg: FullCtg) => `${page(ctg)}/texte`
const versionsPage = (ctg: FullCtg) => `${page(ctg)}/versions`
const articlePage = (ctg: FullCtg) => `${page(ctg)}/articles/${ctg.ids.article}`
const versionPage = (ctg: FullCtg) => `${page(ctg)}/versions/${ctg.ids.conventionVersion}`

const postsPage = (ctg: FullCtg) => `${page(ctg)}/annexes/postes`

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

const templatePage = (ctg: FullCtg) => `${page(ctg)}/modeles/${ctg.ids.articleTemplate}`

const giveAdministration = (db: Database, { actors }: FullCtg) =>
  db
    .updateTable('person')
    .set({ is_platform_administrator: true })
    .where('id', '=', actors.townCoordinator.personId)
    .execute()

/** Templates are of all the CTGs of a Caf, or of the instance: that of the first CTG of a row alone is kept there, the others are another Caf’s. */
const keptOf = new WeakMap<Database, Set<string>>()
const keepTemplate =
  (row: string, cafKey: string | null) =>
  async (db: Database, ctg: FullCtg): Promise<void> => {
    const rows = keptOf.get(db) ?? new Set()
    keptOf.set(db, rows)
    if (cafKey === null) await giveAdministration(db, ctg)
    await db
      .updateTable('article_template')
      .set({ caf_key: rows.has(row) ? 'D00' : cafKey })
      .where('id', '=', ctg.ids.articleTemplate)
      .execute()
    rows.add(row)
  }

const rewritten = {
  ...{ version: '1', author: 'La Caf', datedOn: '2026-11-29' },
  ...{ 'title-1': 'Objet du modèle', 'body-1': 'Du {date de début} au {date de fin}, sans plus.', 'rank-1': '1' },
}

export const conventionRows: Readonly<Record<string, CommandRow>> = {
  'convention.prepare-articles': {
    url: textPage,
    intent: 'prepare-articles',
    form: () => ({}),
    mayDo: coordinators,
    prepare: removeArticles,
  },
  'convention.take-template': {
    url: (ctg) => `${page(ctg)}/modeles`,
    intent: 'take-template',
    form: () => ({}),
    mayDo: coordinators,
  },
  'convention.set-visas': {
    url: textPage,
    intent: 'set-visas',
    form: () => ({ version: '1', visas: 'Vu le code de la sécurité sociale ;\nVu la délibération du 3 mars 2026 ;' }),
    mayDo: coordinators,
  },
  'convention.read-template': {
    url: (ctg) => `${page(ctg)}/modeles`,
    intent: 'read-template',
    form: () => ({ file: docxOfTwoArticles() }),
    mayDo: ['cafCoordinator'],
  },
  'convention.copy-template': {
    url: (ctg) => `${page(ctg)}/modeles`,
    intent: 'copy-template',
    form: () => ({}),
    mayDo: ['cafCoordinator'],
  },
  'convention.copy-instance-template': {
    url: () => '/administration/modeles',
    intent: 'copy-template',
    form: () => ({}),
    mayDo: ['townCoordinator'],
    prepare: giveAdministration,
  },
  'convention.save-template': {
    url: templatePage,
    intent: 'save-template',
    form: () => ({ version: '1', name: 'Modèle relu', checkedBy: 'La Caf' }),
    mayDo: ['cafCoordinator'],
    prepare: keepTemplate('save-template', 'D92'),
  },
  'convention.rewrite-template': {
    url: (ctg) => `${templatePage(ctg)}?ecrire=oui`,
    intent: 'rewrite-template',
    form: () => ({ ...rewritten }),
    mayDo: ['cafCoordinator'],
    prepare: keepTemplate('rewrite-template', 'D92'),
  },
  'convention.rewrite-instance-template': {
    url: ({ ids }) => `/administration/modeles/${ids.articleTemplate}?ecrire=oui`,
    intent: 'rewrite-template',
    form: () => ({ ...rewritten }),
    mayDo: ['townCoordinator'],
    prepare: keepTemplate('rewrite-instance-template', null),
  },
  'convention.remove-template': {
    url: templatePage,
    intent: 'remove-template',
    form: () => ({}),
    mayDo: ['cafCoordinator'],
    prepare: keepTemplate('remove-template', 'D92'),
  },
  'convention.read-instance-template': {
    url: () => '/administration/modeles',
    intent: 'read-template',
    form: () => ({ file: docxOfTwoArticles() }),
    mayDo: ['townCoordinator'],
    prepare: giveAdministration,
  },
  'convention.save-instance-template': {
    url: ({ ids }) => `/administration/modeles/${ids.articleTemplate}`,
    intent: 'save-template',
    form: () => ({ version: '1', name: 'Modèle relu' }),
    mayDo: ['townCoordinator'],
    prepare: keepTemplate('save-instance-template', null),
  },
  'convention.remove-instance-template': {
    url: ({ ids }) => `/administration/modeles/${ids.articleTemplate}`,
    intent: 'remove-template',
    form: () => ({}),
    mayDo: ['townCoordinator'],
    prepare: keepTemplate('remove-instance-template', null),
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
    form: () => ({ subject: 'title', version: '1', title: 'Objet', body: 'Un autre texte.' }),
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
  'convention.hand-over-version': {
    url: versionPage,
    intent: 'hand-over-version',
    form: ({ partyId }) => ({ partyIds: [partyId], handedOn: '2024-10-02', means: 'mail' }),
    mayDo: coordinators,
  },
  'convention.file-signed-convention': {
    url: page,
    intent: 'file-signed-convention',
    form: () => ({ file: new File(['%PDF-1.7 signed'], 'convention signée.pdf', { type: 'application/pdf' }) }),
    mayDo: coordinators,
  },
  'convention.move-annex': {
    url: (ctg) => `${page(ctg)}/annexes`,
    intent: 'move-annex',
    form: () => ({ subject: 'posts', annex: 'posts', move: 'attach' }),
    mayDo: coordinators,
  },
  'convention.add-post': {
    url: postsPage,
    intent: 'add-post',
    form: ({ partyId, themeId }) => ({
      title: 'Coordinatrice jeunesse',
      employerPartyId: partyId,
      fullTimeEquivalents: '0,8',
      funding: 'Caf 50 %, Ville 50 %',
      themeIds: [themeId],
    }),
    mayDo: coordinators,
  },
  'convention.update-post': {
    url: (ctg) => `${postsPage(ctg)}?poste=${ctg.ids.coordinationPost}`,
    intent: 'update-post',
    form: ({ ids }) => ({
      subject: ids.coordinationPost,
      postId: ids.coordinationPost,
      version: '1',
      title: 'Chargée de coopération petite enfance',
      employerName: 'Un syndicat',
    }),
    mayDo: coordinators,
  },
  'convention.remove-post': {
    url: postsPage,
    intent: 'remove-post',
    form: ({ ids }) => ({ subject: ids.coordinationPost, postId: ids.coordinationPost }),
    mayDo: coordinators,
  },
  'convention.import-cof-list': {
    url: (ctg) => `${page(ctg)}/annexes/cof`,
    intent: 'import-cof-list',
    form: () => ({ file: new File(['Service;Gestionnaire\nCrèche du Luth;Ville\n'], 'cof.csv', { type: 'text/csv' }) }),
    mayDo: coordinators,
  },
  'convention.undo-cof-import': {
    url: (ctg) => `${page(ctg)}/annexes/cof`,
    intent: 'undo-cof-import',
    form: ({ ids }) => ({ listId: ids.cofList }),
    mayDo: coordinators,
  },
  'convention.ask-for-documents': {
    url: versionPage,
    intent: 'ask-for-documents',
    form: () => ({}),
    mayDo: coordinators,
  },
}
