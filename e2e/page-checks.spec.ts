/** A page is read once by axe: what the other width alone shows, what scrolls there and what a refusal changes are read as well. */
import { expect, type Page, test } from './fixtures.ts'
import { bringAxe, expectAccessible } from './page-checks.ts'

const show = (page: Page, main: string, menu = ''): Promise<void> =>
  page.setContent(`<!doctype html><html lang="fr"><head><title>Mes actions – Trame</title>
    <meta name="viewport" content="width=device-width">
    <style>:focus { outline: 2px solid } a, button, input { display: inline-block; min-height: 32px } @media (max-width: 600px) { .wide { display: none } .scroll { overflow: visible } }
    @media (min-width: 601px) { .scroll { overflow: auto; height: 3em } }</style></head><body>
    <a href="#content">Aller au contenu</a>
    <header><nav aria-label="Rubriques"><a href="/plan">Plan d’action</a><div class="wide">${menu}</div></nav></header>
    <main id="content"><h1>Mes actions</h1>${main}</main>
    <footer><a href="/accessibilite">Accessibilité</a></footer></body></html>`)

const unnamed = '<ul role="list"><div role="progressbar"></div></ul>'
const faultsOf = (page: Page, how: Parameters<typeof expectAccessible>[2] = {}): Promise<string> =>
  expectAccessible(page, 'page', how).then(
    () => 'none',
    (error: unknown) => String(error),
  )

test('une page sans défaut n’en a aucun', async ({ page }) => {
  await show(page, '<p class="wide">Large</p><div class="scroll"><p>Quelques mots</p></div>', 'Un menu')
  expect(await faultsOf(page)).toBe('none')
})

for (const [where, main, menu] of [
  ['montré partout', unnamed, ''],
  ['montré large', `<div class="wide">${unnamed}</div>`, ''],
  ['dans un menu qui n’est montré que large', '', unnamed],
] as const)
  test(`un défaut ${where} est lu`, async ({ page }) => {
    await show(page, main, menu)
    expect(await faultsOf(page)).toContain('aria-progressbar-name')
    // On another page the frame that is known is not read again; what its main part says is.
    await show(page, unnamed, menu)
    expect(await faultsOf(page)).toContain('aria-progressbar-name')
  })

test('axe venu avec la page lit de même', async ({ page }) => {
  await bringAxe(page.context())
  await page.goto('/accessibilite')
  expect(await page.evaluate(() => 'axe' in globalThis)).toBe(true)
  expect(await faultsOf(page)).toBe('none')
  await page.goto('/accessibilite')
  await page.locator('main').evaluate((one, added) => one.insertAdjacentHTML('beforeend', added), unnamed)
  expect(await faultsOf(page)).toContain('aria-progressbar-name')
})

test('ce qui ne défile qu’une fois large se parcourt au clavier', async ({ page }) => {
  await show(page, `<div class="scroll">${'<p>Des mots</p>'.repeat(20)}</div>`)
  expect(await faultsOf(page)).toContain('scrollable-region-focusable')
})

test('ce qu’un refus ajoute ou change est lu', async ({ page }) => {
  const form = '<form><label>Titre <input name="a"></label><button>Enregistrer le titre</button></form>'
  await show(page, form)
  expect(await faultsOf(page)).toBe('none')
  await page.locator('form').evaluate((one, added) => one.insertAdjacentHTML('afterend', added), unnamed)
  expect(await faultsOf(page, { isRefused: true })).toContain('aria-progressbar-name')
  await show(page, form)
  expect(await faultsOf(page)).toBe('none')
  await page.locator('input').evaluate((one) => {
    one.setAttribute('aria-invalid', 'true')
    one.setAttribute('aria-checked', 'maybe')
  })
  expect(await faultsOf(page, { isRefused: true })).toContain('aria-')
})

for (const [what, main, menu] of [
  ['une case', '<p><input type="checkbox" aria-label="Toutes" class="small"> <button>Suite</button></p>', ''],
  ['un bouton', '<div><button class="small">·</button> <button class="small">?</button></div>', ''],
  ['un bouton du menu', '', '<button class="small">·</button><button class="small">?</button>'],
] as const)
  test(`${what}, trop petit pour un doigt, se lit`, async ({ page }) => {
    await show(page, main, menu)
    await page.addStyleTag({
      content:
        '.small { all: unset; display: inline-block; width: 9px; height: 9px } .wide { display: block !important }',
    })
    expect(await faultsOf(page)).toMatch(/target-size|\d+ × \d+ :/)
  })
