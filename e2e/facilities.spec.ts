/** Facilities: a list pasted, read cell by cell, applied, undone; a year carried, then confirmed (docs/rules/facilities.md). */
import { expect, test } from './fixtures.ts'
import { createCtg, expectSaid, goTo, openWhole, unfold } from './given.ts'
import { expectAccessible, narrow, wide } from './page-checks.ts'

const pasted = [
  'Nom\tType\tCommune\tCapacité\tGestionnaire\tEffectif',
  'Les Agnettes\tEAJE\tGennevilliers\t45\tVille\t52',
  'Mme Untelle\tAssistante maternelle\tGennevilliers\t4\t\t',
  'Ailleurs\tCrèche\tParis\t30\tVille\t',
].join('\n')

test('une liste collée est lue cellule par cellule, enregistrée, annulée ; une année reportée attend d’être confirmée', async ({
  enter,
}) => {
  const page = await enter('Antoine Lin')
  await createCtg(page, 'Équipements', 'la collectivité')
  await goTo(page, 'Diagnostic partagé')
  await openWhole(page, 'Équipements')
  await page.getByRole('link', { name: 'Reprendre une liste' }).click()
  await page.getByLabel('Année que cette liste décrit').fill('2025')
  await page.getByLabel('Source').fill('Tableur de la Ville')
  await page.getByLabel('Lignes copiées d’un tableur').fill(pasted)
  await page.getByRole('button', { name: 'Lire la liste' }).click()
  const main = page.getByRole('main')
  await expect(main).toContainText(/21\scellules\s: 9\scomprises, 1\sgardée en mots/)
  await expect(main).toContainText(/sa commune n’est pas du périmètre\s: «\sParis\s»/)
  await expect(main).not.toContainText('Untelle')
  await expectAccessible(page, 'aperçu d’une liste d’équipements', { sizes: [narrow] })
  await page.setViewportSize(wide)
  await page.getByRole('button', { name: 'Enregistrer 2 lignes' }).click()
  await expectSaid(page, 'Liste enregistrée.')
  await expect(page.getByRole('table', { name: 'La liste' })).toContainText('Les Agnettes')
  await page.getByRole('button', { name: 'Reporter 2025 vers 2026' }).click()
  await expect(main).toContainText(/2\slignes sont reportées de l’année d’avant et restent à confirmer/)
  await page.getByRole('button', { name: 'Confirmer les lignes cochées' }).click()
  await expectSaid(page, 'Lignes confirmées.')
  await page.getByRole('link', { name: 'Les Agnettes' }).first().click()
  await unfold(page, 'Corriger 2026')
  await page.getByRole('textbox', { name: 'Places' }).first().fill('60')
  await page.getByRole('button', { name: 'Enregistrer' }).first().click()
  await expectSaid(page, 'Année enregistrée.')
  await expect(page.getByRole('row', { name: /^2025/ })).toContainText('45')
  await goTo(page, 'Diagnostic partagé')
  await openWhole(page, 'Équipements')
  await expect(page.getByRole('region', { name: 'Ce qui a changé depuis 2025' })).toContainText(/45\splaces, puis 60/)
})
