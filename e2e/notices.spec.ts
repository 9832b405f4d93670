/** What one is told of the acts of others, in the application then by mail (docs/rules/notices.md). */
import { expect, type Page, test } from './fixtures.ts'
import { expectSaid, openCtg, openTheme, renewal, unique, waitForMail } from './given.ts'
import { expectAccessible } from './page-checks.ts'
import { haveMailsLeave, repeatNotices } from './site-database.ts'

test('une position demandée se lit à la cloche, mène au constat, et disparaît une fois donnée', async ({ enter }) => {
  const title = await proposeFinding(await enter('Antoine Lin'), 'Des départs qui baissent')
  const claire = await enter('Claire Mousseline', { width: 390, height: 844 })
  await openCtg(claire, renewal)
  await claire.getByRole('link', { name: /^Notifications, \d+ non lues?$/ }).click()
  // The dashboard it leaves lists the finding too, in a list of its own.
  const notices = claire.getByRole('list', { name: 'Notifications, de la plus récente à la plus ancienne' })
  const line = notices.getByRole('listitem').filter({ hasText: title })
  await expect(line).toHaveCount(1)
  await expectAccessible(claire, 'notifications', { isFrameKnown: true })
  await expect(line).toContainText('Antoine Lin demande la position de votre partie')
  await line.getByRole('link', { name: title }).click()
  await expect(claire.getByRole('heading', { level: 1 })).toContainText(title)
  await claire.goto('/notifications?vue=toutes')
  await expect(line.getByRole('button', { name: /Marquer comme non lue/ })).toBeVisible()

  await line.getByRole('link', { name: title }).click()
  await claire.getByRole('radio', { name: 'Accord', exact: true }).check()
  await claire.getByRole('button', { name: 'Enregistrer cette position' }).click()
  await expect(claire.getByRole('list', { name: 'Historique' })).toContainText('Accord donné sur le constat')
  await claire.goto('/notifications?vue=toutes')
  await expect(line).toHaveCount(0)
})

test('le rythme des courriels se choisit, et chaque courriel porte de quoi les arrêter', async ({
  enter,
  page: visitor,
}) => {
  test.slow()
  const claire = await enter('Claire Mousseline')
  await claire.goto('/compte')
  await choosePace(claire, 'Au fil de l’eau')
  const title = await proposeFinding(await enter('Antoine Lin'), 'Des places vacantes')

  const mail = claire.getByRole('main').getByRole('listitem').filter({ hasText: title })
  // A mail that tells something removed before it leaves is written again, its link too: another test may remove it meanwhile.
  await expect(async () => {
    await repeatNotices('Claire Mousseline')
    await waitForMail(claire, mail)
    await haveMailsLeave('Claire Mousseline')
    await expect(mail).toHaveCount(1)
    await mail.locator('summary').click()
    await visitor.goto((await mail.getByRole('link', { name: /\/desabonnement\// }).getAttribute('href')) ?? '')
    await expect(visitor.getByRole('button', { name: 'Ne plus les recevoir' })).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 90_000 })
  await expectAccessible(visitor, 'désabonnement')
  await visitor.getByRole('button', { name: 'Ne plus les recevoir' }).click()
  await expect(visitor.getByText('Vous ne recevez plus ces courriels.')).toBeVisible()
  await claire.goto('/compte')
  await expect(claire.getByRole('radio', { name: 'Jamais' })).toBeChecked()
  await visitor.getByRole('button', { name: 'Les recevoir à nouveau' }).click()
  await expect(visitor.getByRole('button', { name: 'Ne plus les recevoir' })).toBeVisible()
  await claire.reload()
  await expect(claire.getByRole('radio', { name: 'Une fois par jour' })).toBeChecked()
})

async function choosePace(page: Page, pace: string): Promise<void> {
  await page.getByRole('radio', { name: pace }).check()
  await page
    .getByRole('region', { name: 'Courriels de notification' })
    .getByRole('button', { name: 'Enregistrer' })
    .click()
  await expectSaid(page, 'Rythme enregistré')
}

/** @returns its title */
async function proposeFinding(page: Page, words: string): Promise<string> {
  await openTheme(page, 'Vacances', renewal)
  await page.getByRole('link', { name: 'Proposer un constat' }).first().click()
  const title = unique(words)
  await page.getByLabel('Le constat, en une phrase').fill(title)
  await page.getByLabel('Nature').selectOption('Faiblesse')
  await page.getByRole('button', { name: 'Proposer ce constat' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
  return title
}
