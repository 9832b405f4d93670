/** Who administers the instance, from what waits to what she tells everybody, without reading a word of a CTG. */
import { givenAccount, refuseMail, showMessageOnlyTo } from './administered.ts'
import { expect, test, watch } from './fixtures.ts'
import { expectSaid, unfold, unique } from './given.ts'

test('an administrator sends a refused mail again, closes an account, tells everybody; others have no such page', async ({
  page,
  browser,
  baseURL,
}) => {
  const domain = new URL(baseURL ?? '').hostname
  const administrator = await givenAccount(unique('Inès Organdi'), true)
  const name = unique('Paul Tergal')
  const member = await givenAccount(name)
  const address = `z${member.id.slice(0, 8)}@${member.id.slice(0, 8)}.exemple.fr`
  await refuseMail(address)
  await page.context().addCookies([{ ...administrator.cookie, domain, path: '/' }])
  const context = await browser.newContext()
  await context.addCookies([{ ...member.cookie, domain, path: '/' }])
  const theirs = await context.newPage()
  const faults = watch(theirs, new URL(baseURL ?? '').origin)

  await test.step('what waits leads to its act', async () => {
    await page.goto('/')
    await page.getByRole('link', { name: 'Administration', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Administration')
    await page.getByRole('link', { name: 'Voir les courriels refusés' }).click()
    const row = page.getByRole('row').filter({ hasText: `z…@${member.id.slice(0, 8)}.exemple.fr` })
    await expect(row).toContainText('le serveur de courriel refuse cette adresse')
    await expect(page.locator('body')).not.toContainText(address)
    await row.getByRole('button', { name: /^Essayer de nouveau/ }).click()
    await expectSaid(page, 'Demandé de nouveau')
    await expect(row).toHaveCount(0)
  })

  await test.step('a message is written, shown at its hour, and closed by who has read it', async () => {
    const text = unique('Trame s’arrête ce soir')
    await page.getByRole('link', { name: 'Messages à tous', exact: true }).click()
    await page.getByLabel(/^Message/).fill(`${text}`)
    await expect(page.getByText('Tel que chacun le lira')).toBeVisible()
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
    const later = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
    await page.getByLabel(/^Du/).fill(tomorrow)
    await page.getByLabel(/^Au /).fill(later)
    await page.getByRole('button', { name: 'Publier' }).click()
    await expectSaid(page, 'Message publié')
    await showMessageOnlyTo(member.id, text)
    // A node reads its messages again every few seconds.
    await expect(async () => {
      await theirs.goto('/compte')
      await expect(theirs.getByRole('region', { name: 'Messages à tous' })).toContainText(text, { timeout: 500 })
    }).toPass()
    await theirs.getByRole('button', { name: /^J’ai lu/ }).click()
    await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Mon compte')
    await expect(theirs.getByText(text)).toHaveCount(0)
    await page.reload()
    const row = page.getByRole('row').filter({ hasText: text })
    await row.getByRole('button', { name: /^Retirer/ }).click()
    await expect(row).toContainText('retiré')
  })

  await test.step('an ordinary person has no such page, and a closed account no page at all', async () => {
    expect((await theirs.goto('/administration'))?.status()).toBe(404)
    await page.getByRole('link', { name: 'Comptes', exact: true }).click()
    await page.getByLabel('Nom ou adresse').fill(name)
    await page.getByRole('button', { name: 'Chercher' }).click()
    await page.getByRole('link', { name, exact: true }).click()
    await unfold(page, 'Fermer le compte')
    await page.getByRole('button', { name: 'Fermer le compte' }).click()
    await expect(page.getByText('Dites pourquoi').first()).toBeVisible()
    await page.getByLabel(/^Raison/).fill('Départ de la collectivité')
    await page.getByRole('button', { name: 'Fermer le compte' }).click()
    await expectSaid(page, 'Compte fermé')
    await expect(page.getByText('Raison : Départ de la collectivité')).toBeVisible()
    await theirs.goto('/compte')
    await expect(theirs).toHaveURL(/connexion/)
  })

  await context.close()
  expect(faults).toEqual([])
})
