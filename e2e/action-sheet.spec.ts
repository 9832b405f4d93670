/** Everything a sheet may say, what it waits for, its documents (docs/rules/plan.md §11). */
import { expect, test } from './fixtures.ts'
import { expectSaid, goTo, openCtg, renewal, unfold, unique } from './given.ts'

test('une fiche se complète par groupes ; ce qu’elle attend se lit sur les deux fiches, ses documents par tous', async ({
  enter,
}) => {
  const page = await enter('Antoine Lin')
  await openCtg(page, renewal)
  const write = async (title: string, dates: { readonly start?: string; readonly end?: string }) => {
    await goTo(page, 'Plan d’action')
    await page.getByRole('link', { name: 'Écrire une action' }).click()
    await page.getByLabel('Titre de l’action').fill(title)
    if (dates.start) await page.getByLabel('Début', { exact: true }).fill(dates.start)
    if (dates.end) await page.getByLabel('Fin', { exact: true }).fill(dates.end)
    await page.getByRole('button', { name: 'Créer l’action' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
    return (await page.getByRole('heading', { level: 1 }).textContent())?.split(' ').at(0)
  }
  const training = unique('Former six accueillantes')
  const opening = unique('Ouvrir un lieu du soir')
  const code = await write(training, { end: '2027-06-01' })
  await write(opening, { start: '2027-03-01' })

  await page.getByRole('link', { name: 'Modifier', exact: true }).click()
  await unfold(page, /^Communes, quartiers/)
  await page.getByRole('group', { name: 'Quartiers' }).getByRole('checkbox', { name: 'Le Luth' }).check()
  await unfold(page, /^Priorité/)
  await page.getByLabel('Priorité', { exact: true }).selectOption('haute')
  await unfold(page, /^Moyens humains/)
  await page.getByLabel('Leviers, aides collectives').fill('bonus territoire, COF')
  await page.getByRole('button', { name: 'Enregistrer la fiche' }).click()
  await expectSaid(page, 'Fiche enregistrée')
  const rest = page.getByRole('region', { name: 'Le reste de la fiche' })
  await expect(rest).toContainText('Le Luth')
  await expect(rest).toContainText('aides collectives : bonus territoire, COF')
  await rest.locator('summary').filter({ hasText: 'Priorité et calendrier' }).click()
  await expect(rest.getByText('haute')).toBeVisible()

  await page.getByRole('link', { name: 'Modifier', exact: true }).click()
  await unfold(page, 'Ajouter une dépendance')
  await page.getByLabel('Ne peut commencer avant la fin de').selectOption({ label: `Toute l’action ${code}` })
  await page.getByRole('button', { name: 'Ajouter la dépendance' }).click()
  await expectSaid(page, 'Dépendance ajoutée')
  await expect(page.getByRole('region', { name: 'Dépendances' })).toContainText('les dates se contredisent')
  await unfold(page, 'Ajouter un document')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'plaquette.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 plaquette') })
  await page.getByLabel('Ce que c’est').fill('Plaquette du lieu')
  await page.getByRole('button', { name: 'Ajouter le document' }).click()
  await expectSaid(page, 'Document ajouté')

  await page.getByRole('link', { name: 'Revenir à la fiche' }).click()
  await expect(page.getByRole('link', { name: 'Plaquette du lieu' })).toBeVisible()
  await page.getByRole('region', { name: 'Dépendances' }).getByRole('link', { name: training }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(training)
  const awaited = page.getByRole('region', { name: 'Dépendances' })
  await expect(awaited).toContainText('Attendue par')
  await expect(awaited.getByRole('link', { name: opening })).toBeVisible()
})
