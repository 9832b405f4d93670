/** Sub-actions of a spreadsheet: the preview follows the boxes, the plan has what was ticked, filed again nothing is taken for new (docs/rules/taking-up.md §3.24). */
import { expect, test } from './fixtures.ts'
import { createCtg, goTo } from './given.ts'

const csv = (third: string): string =>
  [
    'N°;Action;Pilote;Échéance;Budget',
    'A1;Ouvrir un relais;Caf;2028;10 000',
    'A1.1;Trouver un local;Caf;mars 2027;2 000',
    `A1.2;${third};Caf;2027;8 000`,
    'A2;Former les équipes;Caf;2027;',
  ].join('\n')

test('les sous-actions d’un tableur deviennent des étapes, comme on l’a coché ; renommées depuis, elles se demandent', async ({
  enter,
}) => {
  test.slow()
  const page = await enter('Antoine Lin')
  await createCtg(page, 'Sous-actions 2027-2031', 'la collectivité')
  const ctgUrl = /\/ctg\/[0-9a-f-]{36}/.exec(page.url())?.[0] ?? ''
  const main = page.getByRole('main')
  const lines = page.getByRole('table', { name: 'Actions à reprendre' })
  const line = (title: string) => lines.getByRole('row').filter({ hasText: title })
  const box = (title: string) => page.getByRole('checkbox', { name: `Reprendre : ${title}` })
  const asStep = (title: string) => page.getByRole('checkbox', { name: `Étape de A1 : ${title}` })
  const file = async (third: string) => {
    await page.goto(`${ctgUrl}/reprise`)
    const buffer = Buffer.from(csv(third))
    await page.getByLabel('Tableur des actions').setInputFiles({ name: 'plan.csv', mimeType: 'text/csv', buffer })
    await page.getByRole('button', { name: 'Lire le tableur' }).click()
  }

  await test.step('l’aperçu suit les cases', async () => {
    await file('Recruter')
    await expect(line('Trouver un local')).toContainText('compris dans ceux de A1, gardé en mots')
    await asStep('Recruter').uncheck()
    await expect(line('Recruter')).toContainText('compris aussi dans ceux de A1 : compté deux fois')
    await box('Ouvrir un relais').uncheck()
    await expect(line('Trouver un local')).toContainText('A1 n’est pas repris : cette ligne sera une action.')
    await expect(lines).not.toContainText('compris')
    await box('Ouvrir un relais').check()
    await asStep('Recruter').check()
  })

  await test.step('reprises, elles sont des étapes du plan', async () => {
    await page.getByRole('button', { name: 'Reprendre ces 4 lignes' }).click()
    await expect(main).toContainText('2 actions et 2 étapes reprises dans le plan.')
    await goTo(page, 'Plan d’action')
    await expect(main).toContainText('2 actions')
    await main
      .getByRole('link', { name: /Ouvrir un relais/ })
      .first()
      .click()
    await expect(main).toContainText('A1.1 Trouver un local')
    await expect(main).toContainText('A1.2 Recruter')
    await expect(main).toContainText(/10\s000\s€/)
  })

  await test.step('sous un autre intitulé, la ligne demande si c’est la même étape', async () => {
    await file('Recruter deux animatrices')
    await expect(line('Recruter deux animatrices')).toContainText('Renommée ? Dans le plan : « A1.2 Recruter »')
    await expect(box('Recruter deux animatrices')).not.toBeChecked()
    await expect(line('Trouver un local')).toHaveCount(0)
    await box('Recruter deux animatrices').check()
    await expect(line('Recruter deux animatrices')).toContainText('Nouvelle étape')
  })
})
