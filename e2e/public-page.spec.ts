/** The public page: both coordinations publish it, a phone without a script reads it (docs/rules/portal.md). */
import { randomUUID } from 'node:crypto'
import { expect, test } from './fixtures.ts'
import { createCtgForTwo, expectSaid, goTo, unique } from './given.ts'
import { expectNoAxeFault, narrow } from './page-checks.ts'
import { smallTargets } from './small-targets.ts'

const smallest = { width: 320, height: 640 }

test('les deux coordinations publient la page ; un téléphone sans script la lit, l’une d’elles la retire', async ({
  enter,
  browser,
  page: visitor,
}) => {
  test.slow()
  const { antoine, claire } = await createCtgForTwo(enter, 'Page publique')
  const title = unique('Ouvrir dix places')
  await goTo(antoine, 'Plan d’action')
  await antoine.getByRole('link', { name: 'Écrire une action' }).click()
  await antoine.getByLabel('Titre de l’action').fill(title)
  await antoine.getByRole('button', { name: 'Créer l’action' }).click()
  await expect(antoine.getByRole('heading', { level: 1 })).toContainText(title)

  const address = `page-${randomUUID().slice(0, 8)}`
  await goTo(antoine, 'Page publique')
  await antoine.getByLabel('Adresse', { exact: false }).first().fill(address)
  await antoine.getByRole('button', { name: 'Préparer la page' }).click()
  await expectSaid(antoine, 'Réglages de la page enregistrés.')
  const held = antoine.getByRole('region', { name: 'Ce qui reste à l’intérieur, et pourquoi' })
  await expect(held).toContainText(/Action encore proposée\s: 1\sélément/)
  await antoine.getByLabel('Montrer aussi les actions encore proposées').check()
  await antoine.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(held).toContainText('Rien n’est retenu')
  await antoine.getByRole('button', { name: 'Proposer cette publication' }).click()
  await expectSaid(antoine, 'Publication proposée')
  await expect(antoine.getByRole('button', { name: 'Publier', exact: true })).toHaveCount(0)
  expect((await visitor.request.get(`/t/${address}`)).status()).toBe(404)

  await goTo(claire, 'Page publique')
  await claire.getByRole('button', { name: 'Publier', exact: true }).click()
  await expectSaid(claire, 'Page publiée')

  const device = await browser.newContext({ javaScriptEnabled: false, viewport: narrow })
  const phone = await device.newPage()
  await phone.goto(`/t/${address}`)
  await expect(phone.getByRole('heading', { level: 1 })).toContainText('font ensemble')
  await phone.getByRole('link', { name: 'Toutes les actions' }).click()
  await phone.getByRole('link', { name: title }).click()
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText(title)
  await expect(phone.getByRole('main')).toContainText('proposée')
  await device.close()

  await visitor.setViewportSize(smallest)
  for (const part of ['', '/actions', '/actions/1', '/encart', '/donnees', '/mentions-legales', '/vie-privee']) {
    await visitor.goto(`/t/${address}${part}`)
    await expectNoAxeFault(visitor, `${part} à 320 pixels`, { isDrawn: true })
    expect(await visitor.evaluate(() => document.documentElement.scrollWidth), part).toBeLessThanOrEqual(smallest.width)
    expect(await smallTargets(visitor, 'body'), part).toEqual([])
  }
  await visitor.goto(`/t/${address}`)
  await visitor.keyboard.press('Tab')
  await expect(visitor.getByRole('link', { name: 'Aller au contenu' })).toBeFocused()

  await antoine.reload()
  await antoine.getByRole('button', { name: 'Dépublier la page' }).click()
  await expectSaid(antoine, 'Page dépubliée.')
  await expect.poll(async () => (await visitor.request.get(`/t/${address}`)).status()).toBe(404)
})
