/** Without a mouse. */
import { expect, type Page, test } from './fixtures.ts'
import { renewal } from './given.ts'

/** Presses Tab until what has the focus bears this name. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const target = page.getByRole('main').or(page.getByRole('navigation')).locator('a:focus, button:focus')
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab')
    const focused = page.locator(':focus')
    const words = (await focused.getAttribute('aria-label')) ?? (await focused.textContent()) ?? ''
    if (typeof name === 'string' ? words.trim() === name : name.test(words)) return
  }
  await expect(target, `a way to « ${name} » by the keyboard`).toHaveAccessibleName(name)
}

test('au clavier seul, on entre et on ouvre une action', async ({ page }) => {
  await page.goto('/connexion')
  await tabTo(page, /^Entrer\s: Paul Coton/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mes CTG')
  await page.reload()
  await page.keyboard.press('Tab')
  await expect(page.locator(':focus')).toHaveText('Aller au contenu')
  await page.keyboard.press('Enter')
  await tabTo(page, renewal)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tableau de bord')
  await page.reload()
  await tabTo(page, 'Plan d’action')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plan d’action')
  const title = 'Un relais petite enfance itinérant'
  await page.reload()
  await tabTo(page, title)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
})
