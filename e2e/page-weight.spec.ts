/** What a page asks of a phone: the bars of `npm run bench -- pages`, so that a library does not come in with a label. */
import { expect, type Page, test } from './fixtures.ts'
import { openCtg, renewal } from './given.ts'
import { scriptKilobytes } from './script-kilobytes.ts'

const weightOf = async (page: Page, address: string): Promise<number> => {
  await page.goto(address, { waitUntil: 'networkidle' })
  return scriptKilobytes(page)
}

test('un texte ne demande aucun JavaScript, la connexion et un lien personnel moins de 130 ko, le plan 160, une fiche ou un thème 190', async ({
  page,
  enterAs,
}) => {
  expect(await weightOf(page, '/accessibilite')).toBe(0)
  const publicPage = await weightOf(page, '/connexion')
  expect(publicPage).toBeGreaterThan(50)
  expect(publicPage).toBeLessThan(130)
  expect(await weightOf(page, '/mot-de-passe')).toBeLessThan(130)

  await enterAs(/Claire/)
  const mails = await (await page.request.get('/courriels')).text()
  expect(await weightOf(page, /\/point\/[\w-]+/.exec(mails)?.[0] ?? '')).toBeLessThan(130)
  await openCtg(page, renewal)
  const ctg = new URL(page.url()).pathname
  const plan = await weightOf(page, `${ctg}/plan`)
  expect(plan).toBeGreaterThan(publicPage)
  expect(plan).toBeLessThan(160)
  const action = page.getByRole('main').locator('a[href*="/actions/"]').first()
  expect(await weightOf(page, (await action.getAttribute('href')) ?? '')).toBeLessThan(190)
  await page.goto(`${ctg}/diagnostic`)
  const theme = page.getByRole('main').getByRole('link', { name: 'Petite enfance' }).first()
  expect(await weightOf(page, (await theme.getAttribute('href')) ?? '')).toBeLessThan(190)
})
