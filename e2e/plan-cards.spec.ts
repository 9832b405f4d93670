/** The plan by status and by lead (docs/rules/plan.md §10.9). */
import { expect, test } from './fixtures.ts'
import { createCtg, expectSaid } from './given.ts'
import { expectAccessible } from './page-checks.ts'

test('une carte se dépose où son état peut aller ; ce qui s’explique ouvre son formulaire', async ({
  page,
  enterAs,
}) => {
  await enterAs(/Antoine Lin/)
  await createCtg(page, 'Plan en cartes', 'la collectivité')
  const base = page.url().match(/.*\/ctg\/[0-9a-f-]+/)?.[0] ?? ''
  await page.goto(`${base}/plan/nouvelle`)
  await page.getByLabel('Titre de l’action').fill('Ouvrir un relais')
  await page.getByRole('textbox', { name: 'Nom du pilote' }).fill('Mme Serge')
  await page.getByRole('button', { name: 'Créer l’action' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ouvrir un relais')

  await page.goto(`${base}/plan/cartes`)
  const card = page.getByRole('listitem').filter({ hasText: 'Ouvrir un relais' })
  const column = (title: string) => page.getByRole('heading', { level: 2, name: title })
  await expect(column('Proposées 1')).toBeVisible()
  await card.dragTo(column('En cours'))
  await expectSaid(page, 'État changé.')
  await expect(column('En cours 1')).toBeVisible()

  await card.dragTo(column('Suspendues'))
  await expect(card.getByLabel('Nouvel état')).toHaveValue('suspended')
  await card.getByRole('button', { name: 'Changer l’état' }).click()
  await expect(card.getByText('Dites pourquoi').first()).toBeVisible()
  await card.getByLabel('Motif').fill('Le local manque.')
  await card.getByRole('button', { name: 'Changer l’état' }).click()
  await expect(column('Suspendues 1')).toBeVisible()
  await expectAccessible(page, 'plan par état')

  await page.goto(`${base}/plan/pilotes`)
  await expect(page.getByRole('row', { name: /Mme Serge.*Ouvrir un relais/ })).toBeVisible()
  await expectAccessible(page, 'plan par pilote', { isFrameKnown: true })
})
