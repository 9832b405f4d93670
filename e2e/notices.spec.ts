/** What one is told of the acts of others, in the application then by mail (docs/rules/notices.md). */
import { expect, test } from './fixtures.ts'
import { openCtg, openTheme, renewal, unique } from './given.ts'
import { expectAccessible } from './page-checks.ts'

test('une position demandée se lit à la cloche, mène au constat, et disparaît une fois donnée', async ({ enter }) => {
  const antoine = await enter('Antoine Lin')
  await openCtg(antoine, renewal)
  await openTheme(antoine, 'Vacances')
  await antoine.getByRole('link', { name: 'Proposer un constat' }).first().click()
  const title = unique('Des départs qui baissent')
  await antoine.getByLabel('Le constat, en une phrase').fill(title)
  await antoine.getByLabel('Nature').selectOption('Faiblesse')
  await antoine.getByRole('button', { name: 'Proposer ce constat' }).click()
  await expect(antoine.getByRole('heading', { level: 1 })).toContainText(title)

  const claire = await enter('Claire Mousseline', { width: 390, height: 844 })
  await openCtg(claire, renewal)
  await claire.getByRole('link', { name: /^Notifications, \d+ non lues?$/ }).click()
  await expectAccessible(claire, 'notifications')
  const line = claire.getByRole('listitem').filter({ hasText: title })
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
  const claire = await enter('Claire Mousseline')
  await claire.goto('/compte')
  await claire.getByRole('radio', { name: 'Une fois par jour' }).check()
  await claire.getByRole('heading', { name: 'Courriels de notification' }).scrollIntoViewIfNeeded()
  // Written every minute on working days from seven o'clock: what is there says how to stop.
  await claire.goto('/courriels')
  const mail = claire.getByRole('main').getByRole('listitem').filter({ hasText: '/desabonnement/' }).first()
  test.skip((await mail.count()) === 0, 'aucun courriel de notification à cette heure')
  await mail.locator('summary').click()
  await visitor.goto((await mail.getByRole('link', { name: /\/desabonnement\// }).getAttribute('href')) ?? '')
  await expectAccessible(visitor, 'désabonnement')
  await visitor.getByRole('button', { name: 'Ne plus les recevoir' }).click()
  await expect(visitor.getByText('Vous ne recevez plus ces courriels.')).toBeVisible()
  await visitor.getByRole('button', { name: 'Les recevoir à nouveau' }).click()
  await expect(visitor.getByRole('button', { name: 'Ne plus les recevoir' })).toBeVisible()
})
