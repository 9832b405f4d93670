/** Tabs on a phone: the current page of a long set, and the others behind their name; every view of the plan. */
import { expect, test } from './fixtures.ts'
import { openCtg, renewal } from './given.ts'

const phone = { width: 390, height: 844 }

test('sur un téléphone, on va de la liste du plan à une autre vue, de front ou parmi les autres', async ({ enter }) => {
  const page = await enter('Claire Mousseline', phone)
  await openCtg(page, renewal, 'Plan d’action')
  const views = page.getByRole('navigation', { name: 'Vues du plan' })
  await views.getByRole('link', { name: 'Calendrier', exact: true }).click()
  await expect(views.getByRole('link', { name: 'Calendrier' })).toHaveAttribute('aria-current', 'page')
  await views.getByText('Autres vues').click()
  await views.getByRole('link', { name: 'Matrice', exact: true }).click()
  await expect(views.getByRole('link', { name: 'Matrice' }).first()).toHaveAttribute('aria-current', 'page')
})

test('sur un téléphone, au clavier, ce que déplie le nom d’une suite de pages vient après lui', async ({ enter }) => {
  const page = await enter('Claire Mousseline', phone)
  await openCtg(page, renewal, 'Convention')
  const pages = page.getByRole('navigation', { name: 'Pages de la convention' })
  await expect(pages.getByRole('link')).toHaveText(['Vue d’ensemble'])
  await pages.getByText('Pages de la convention').focus()
  await page.keyboard.press('Enter')
  for (const name of ['Vue d’ensemble', 'Texte', 'Annexes']) {
    await page.keyboard.press('Tab')
    await expect(page.locator(':focus')).toHaveText(name)
  }
  await page.keyboard.press('Enter')
  await expect(pages.getByRole('link', { name: 'Annexes' })).toHaveAttribute('aria-current', 'page')
})
