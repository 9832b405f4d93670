import { describe, expect, test } from 'vitest'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { articleTemplates } from '../article-template.fr.ts'
import { copyTemplate } from '../commands/copy-template.server.ts'
import { prepareArticles } from '../commands/prepare-articles.server.ts'
import { readTemplate } from '../commands/read-template.server.ts'
import { removeTemplate } from '../commands/remove-template.server.ts'
import { rewriteTemplate } from '../commands/rewrite-template.server.ts'
import { saveTemplate } from '../commands/save-template.server.ts'
import { takeTemplate } from '../commands/take-template.server.ts'
import { getTextPage } from './queries.server.ts'
import { getTemplatePage, getTemplatesPage } from './template-queries.server.ts'
import { givenPlacedCtg, givenText } from './text.fixture.server.ts'

const db = await testDatabase()

describe('a template', () => {
  const read = {
    file: 'Modèle de la Caf.docx',
    read: JSON.stringify({
      articles: [
        { title: 'DURÉE', body: 'Du {date de début}.' },
        { title: 'Marque', body: 'Une marque commune.' },
      ],
      leftOut: [{ reason: 'before', text: 'Entre' }],
    }),
  }

  test('is read, looked at by the Caf alone, then offered; taking it erases nothing', async () => {
    const { ctgId, town, ...given } = await givenText(db)
    // The list shows the latest ones: other tests of this run had the same Caf read theirs.
    const caf = { ...given.caf, at: new Date('2030-01-01T09:00:00Z') }
    const { templateId } = await readTemplate(caf, { ctgId, ...read })
    await expect(getTemplatePage(town, { ctgId, templateId })).rejects.toMatchObject({ kind: 'not-found' })
    await expect(takeTemplate(town, { ctgId, templateId })).rejects.toMatchObject({ kind: 'not-found' })
    expect((await getTemplatePage(caf, { ctgId, templateId })).template.leftOut).toEqual([
      { reason: 'before', text: 'Entre' },
    ])
    await saveTemplate(caf, {
      ctgId,
      templateId,
      version: 1,
      name: 'Modèle 2026',
      author: 'Caf',
      datedOn: '2026-10-01',
    })
    const page = await getTemplatesPage(town, ctgId)
    expect(page.templates.find(({ id }) => id === templateId)).toMatchObject({
      ...{ name: 'Modèle 2026', author: 'Caf', datedOn: '2026-10-01', checkedBy: '', isOfInstance: false },
      taking: { added: ['Marque'], left: 1 },
    })
    const before = (await getTextPage(town, ctgId)).articles
    expect(await takeTemplate(town, { ctgId, templateId })).toEqual({ added: 1 })
    const after = await getTextPage(town, ctgId)
    expect(after.articles.slice(0, before.length)).toEqual(before)
    expect(after.articles.map(({ title }) => title).slice(before.length)).toEqual(['Marque'])
    expect(after.template?.name).toBe('Modèle 2026')
    await removeTemplate(caf, { ctgId, templateId })
    expect((await getTextPage(town, ctgId)).articles).toEqual(after.articles)
  })

  test('written otherwise is a new dated version; the one before stays readable, and what was taken stays', async () => {
    const { ctgId, town, caf } = await givenText(db)
    const { templateId } = await readTemplate(caf, { ctgId, ...read })
    const input = { ctgId, templateId, name: 'Modèle 2026', author: 'Caf', datedOn: '2026-10-01', checkedBy: 'Elle' }
    await saveTemplate(caf, { ...input, version: 1 })
    await takeTemplate(town, { ctgId, templateId })
    const taken = (await getTextPage(town, ctgId)).articles
    const row = (rowId: string, title: string, body: string, rank = 0) => ({ id: rowId, title, body, rank })
    const typed = { ctgId, templateId, author: 'Caf, service juridique', datedOn: '2026-11-29' }
    const articles = [
      row('1', 'DURÉE', 'Du {date de début}.', 2),
      row('2', '', ''),
      row('nouveau', 'Données', 'Chacun les siennes.', 1),
    ]
    await expect(rewriteTemplate(town, { ...typed, version: 2, articles })).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(rewriteTemplate(caf, { ...typed, version: 1, articles })).rejects.toMatchObject({
      code: 'convention.changed-meanwhile',
    })
    await expect(
      rewriteTemplate(caf, { ...typed, version: 2, articles: [row('1', '', 'Sans titre')] }),
    ).rejects.toMatchObject({ kind: 'invalid', fields: { 'title-1': 'Donnez un titre à cet article.' } })
    await expect(rewriteTemplate(caf, { ...typed, version: 2, articles: [] })).rejects.toMatchObject({
      code: 'convention.template-without-article',
    })
    expect((await getTemplatePage(caf, { ctgId, templateId })).editions).toEqual([])
    await rewriteTemplate(caf, { ...typed, version: 2, articles })
    const { template, editions } = await getTemplatePage(town, { ctgId, templateId })
    expect(template).toMatchObject({ author: typed.author, datedOn: typed.datedOn, checkedBy: '', version: 3 })
    expect(template.articles.map(({ title }) => title)).toEqual(['Données', 'DURÉE'])
    expect(editions).toMatchObject([{ number: 1, author: 'Caf', datedOn: '2026-10-01', checkedBy: 'Elle' }])
    const before = await getTemplatePage(town, { ctgId, templateId }, { isWriting: true, edition: 1 })
    expect(before.edition?.articles.map(({ title }) => title)).toEqual(['DURÉE', 'Marque'])
    expect((await getTextPage(town, ctgId)).articles).toEqual(taken)
    await expect(
      rewriteTemplate(caf, {
        ...typed,
        version: 3,
        articles: template.articles.map((one, n) => row(`${n}`, one.title, one.body, n)),
      }),
    ).rejects.toMatchObject({ code: 'convention.template-unchanged' })
    await expect(getTemplatePage(town, { ctgId, templateId }, { isWriting: false, edition: 9 })).rejects.toMatchObject({
      kind: 'not-found',
    })
  })

  test('of Trame is copied whole by the Caf alone, written by her, and offered once kept; ours stays', async () => {
    const { ctgId, town, caf } = await givenText(db)
    const count = async () => (await db.selectFrom('article_template').select('id').execute()).length
    const before = await count()
    await expect(copyTemplate(town, { ctgId, templateId: '' })).rejects.toMatchObject({ kind: 'forbidden' })
    expect(await count()).toBe(before)
    const { templateId } = await copyTemplate(caf, { ctgId, templateId: '' })
    const { template, editions } = await getTemplatePage(caf, { ctgId, templateId })
    expect(template).toMatchObject({
      state: 'read',
      name: 'Modèle de Trame, à adapter',
      author: 'Trame',
      checkedBy: '',
    })
    // Paragraphs of a day keep it: whoever takes the copy cites what is in force then.
    expect(template.articles).toEqual(articleTemplates)
    expect(editions).toEqual([])
    await expect(takeTemplate(town, { ctgId, templateId })).rejects.toMatchObject({ kind: 'not-found' })
    // One only read is nobody's to begin with.
    await expect(copyTemplate(caf, { ctgId, templateId })).rejects.toMatchObject({ kind: 'not-found' })
    const articles = [{ id: '1', title: 'Données', body: 'Chacun les siennes.', rank: 1 }]
    await rewriteTemplate(caf, { ctgId, templateId, version: 1, author: 'La Caf', datedOn: '2026-11-30', articles })
    await saveTemplate(caf, { ctgId, templateId, version: 2, name: 'Notre modèle', author: 'La Caf' })
    const copied = await copyTemplate(caf, { ctgId, templateId })
    const copy = await getTemplatePage(caf, { ctgId, templateId: copied.templateId })
    expect(copy.template).toMatchObject({ name: 'Notre modèle, à adapter', author: 'La Caf' })
    expect(copy.template.articles.map(({ title }) => title)).toEqual(['Données'])
    expect((await getTemplatesPage(caf, ctgId)).own.count).toBe(14)
  })

  test('prepares the articles of a new convention', async () => {
    const ctg = await givenPlacedCtg(db)
    const caf = ctg.as(ctg.actors.cafCoordinator)
    const { templateId } = await readTemplate(caf, { ctgId: ctg.ctgId, ...read })
    await saveTemplate(caf, { ctgId: ctg.ctgId, templateId, version: 1, name: 'Court', checkedBy: 'La direction' })
    await prepareArticles(caf, { ctgId: ctg.ctgId, templateId })
    const { articles, template } = await getTextPage(caf, ctg.ctgId)
    expect([articles.map(({ title }) => title), template?.name]).toEqual([['DURÉE', 'Marque'], 'Court'])
  })

  test('waits for a perimeter that tells whose Caf it is', async () => {
    const ctg = await givenCtg(db)
    const caf = ctg.as(ctg.actors.cafCoordinator)
    await expect(readTemplate(caf, { ctgId: ctg.ctgId, ...read })).rejects.toMatchObject({
      code: 'convention.caf-unknown',
    })
  })

  test('is not the town’s to keep, and a file without an article is refused in words, nothing written', async () => {
    const { ctgId, town, caf } = await givenText(db)
    const count = async () => (await db.selectFrom('article_template').select('id').execute()).length
    const before = await count()
    await expect(readTemplate(town, { ctgId, ...read })).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(readTemplate(caf, { ctgId, file: 'a.docx', read: 'null' })).rejects.toMatchObject({
      ...{ kind: 'invalid', code: 'convention.no-article-recognised' },
      fields: { file: expect.stringContaining('Aucun article') },
    })
    expect(await count()).toBe(before)
  })
})
