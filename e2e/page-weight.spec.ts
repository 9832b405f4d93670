/** What a page asks of a phone: the bars of `npm run bench -- pages`, so that a library does not come in with a label. */
import { expect, test } from './fixtures.ts'
import { openCtg, renewal } from './given.ts'
import { scriptKilobytes } from './script-kilobytes.ts'

test('la page de connexion demande moins de 130 ko de JavaScript, une fiche action moins de 190', async ({
  page,
  enterAs,
}) => {
  await page.goto('/connexion', { waitUntil: 'networkidle' })
  const publicPage = await scriptKilobytes(page)
  expect(publicPage).toBeGreaterThan(50)
  expect(publicPage).toBeLessThan(130)

  await enterAs(/Claire/)
  await openCtg(page, renewal)
  await page.goto(`${new URL(page.url()).pathname}/plan`)
  const action = page.getByRole('main').locator('a[href*="/actions/"]').first()
  await page.goto((await action.getAttribute('href')) ?? '', { waitUntil: 'networkidle' })
  const actionPage = await scriptKilobytes(page)
  expect(actionPage).toBeGreaterThan(publicPage)
  expect(actionPage).toBeLessThan(190)
})
