/** The schéma of childcare: whether a CTG stands in for it, item by item. Pages and clicks printed. */
import fs from 'node:fs'
import { readParts, wordsOf } from '#test/read-back.ts'
import { expect, type Page, test } from './fixtures.ts'
import { expectCost, walkFrom } from './gestures.ts'
import { createCtgForTwo, expectSaid, goTo, openCtg, renewal, unfold } from './given.ts'
import { expectAccessible } from './page-checks.ts'

const openSchema = async (page: Page) => {
  await goTo(page, 'Convention')
  const pages = page.getByRole('navigation', { name: 'Pages de la convention' })
  const folded = pages.locator('summary')
  if (await folded.isVisible()) await folded.click()
  await pages.getByRole('link', { name: 'Schéma petite enfance' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Schéma petite enfance')
}

test('10. SPPE : la DGS d’une commune de 50 979 habitants lit ce que la loi demande ; chaque exigence renvoie à l’objet qui la sert ou dit « manque », et l’annexe sort en Word', async ({
  enter,
}) => {
  const antoine = await enter('Antoine Lin')
  await openCtg(antoine, renewal)
  const walk = walkFrom(antoine)
  await walk.press(antoine.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name: 'Convention' }))
  await walk.press(antoine.getByRole('link', { name: 'Ouvrir le schéma' }))
  await expect(antoine.getByRole('heading', { level: 1 })).toHaveText('Schéma petite enfance')
  const law = antoine.getByRole('region', { name: 'Ce que demande la loi' })
  await expect(law).toContainText(/50\s979 habitants/)
  await expect(law.getByText('obligatoire', { exact: true })).toHaveCount(4)

  const items = antoine.getByRole('region', { name: 'Les onze points du décret' }).getByRole('listitem')
  await expect(items).toHaveCount(11)
  for (const item of await items.all())
    await expect(item).toContainText(/manque|\d\s(équipement|chiffre|constat|objectif|action|quartier|document)/)
  await walk.press(antoine.getByRole('link', { name: 'Calendrier' }))
  await expect(antoine.getByRole('region', { name: 'Ce qui répond' }).getByRole('link').first()).toHaveAttribute(
    'href',
    /\/actions\//,
  )
  await antoine.goBack()
  const [download] = await Promise.all([
    antoine.waitForEvent('download'),
    walk.press(antoine.getByRole('link', { name: 'Annexe en Word' })),
  ])
  const parts = await readParts(new Uint8Array(fs.readFileSync(await download.path())))
  const text = wordsOf(parts.get('word/document.xml') ?? '', 'w:t')
  for (const words of ['Recensement', 'Indicateurs et évaluation', 'Calendrier']) expect(text).toContain(words)
  expectCost(10, { pages: 4, clicks: 4 }, walk)
  await expectAccessible(antoine, 'schéma petite enfance', { isFrameKnown: true })
})

test('le schéma d’une CTG neuve : missions confiées, document relié, adoption à transmettre au tableau de bord', async ({
  enter,
}) => {
  test.slow()
  const { claire } = await createCtgForTwo(enter, 'Schéma')
  await openSchema(claire)
  const items = claire.getByRole('region', { name: 'Les onze points du décret' })
  await expect(items).toContainText('Emplois et compétences')
  await claire.getByRole('link', { name: 'Dire qui tient quoi' }).click()
  await unfold(claire, 'Ajouter une intercommunalité ou un syndicat')
  await claire.getByRole('button', { name: 'Ajouter', exact: true }).click()
  await expectSaid(claire, 'Ajouté')
  await claire.getByRole('checkbox', { name: 'Planifier' }).check()
  await claire.getByLabel('Tenues par').selectOption({ index: 1 })
  await claire.getByRole('button', { name: 'Confier pour toutes' }).click()
  await expectSaid(claire, 'Mission confiée')
  await claire.getByLabel('Soutenir la qualité, Gennevilliers').selectOption('La commune')
  await claire.getByLabel('Population totale, Gennevilliers').fill('51 204')
  await claire.getByRole('button', { name: 'Enregistrer le tableau' }).click()
  await expect(claire.getByRole('main')).toContainText('Dites de quelle année')
  await expect(claire.getByLabel('Population totale, Gennevilliers')).toHaveValue('51 204')
  await claire.getByLabel('Année des populations totales saisies').fill('2023')
  await claire.getByRole('button', { name: 'Enregistrer le tableau' }).click()
  await expectSaid(claire, 'Missions enregistrées')
  await expectAccessible(claire, 'missions de la petite enfance', { isFrameKnown: true })

  await openSchema(claire)
  await claire.getByRole('link', { name: 'Emplois et compétences' }).click()
  await claire.getByRole('textbox', { name: /^Document/ }).fill('Plan de recrutement, mars 2026')
  await claire.getByRole('button', { name: 'Ajouter ce document' }).click()
  await expectSaid(claire, 'Relié')
  await expect(claire.getByRole('region', { name: 'Ce qui répond' })).toContainText('Plan de recrutement, mars 2026')
  await expectAccessible(claire, 'un point du schéma', { isFrameKnown: true })

  await openSchema(claire)
  const departmental = claire.getByRole('region', { name: 'Schéma départemental (SDSF)' })
  await unfold(claire, 'Renseigner le schéma')
  await departmental.getByRole('radio', { name: 'Oui' }).check()
  await departmental.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expectSaid(claire, 'Schéma enregistré')
  const deeds = claire.getByRole('region', { name: 'Adoption, transmission, bilans' })
  await unfold(claire, 'Enregistrer un acte ou un bilan')
  await deeds.getByLabel('Adopté ou fait le').fill('2026-01-20')
  await deeds.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(deeds).toContainText(/attendu depuis le 20\sfévrier\s2026/)
  await claire.goto(claire.url().replace(/\/convention.*/, ''))
  await expect(claire.getByRole('heading', { level: 1 })).toHaveText('Tableau de bord')
  await expect(claire.getByRole('main')).toContainText('Transmettre au comité départemental : adoption du schéma')
})
