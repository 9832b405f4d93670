// usage, from a built tree with node_modules, the demo served on $PORT (default 4100):
//   node zz-shot.ts name "Claire Mousseline" "/plan,/suivi" [ctg name] ; pictures in /tmp/shots/<name>-<n>-<width>.png
import { chromium } from '@playwright/test'
import { chromiumArguments, findChromium } from './e2e/chromium.ts'
const [name = 'x', person = 'Claire Mousseline', paths = '/', ctg = 'Gennevilliers 2026-2030'] = process.argv.slice(2)
const origin = `http://localhost:${process.env.PORT ?? 4100}`
const browser = await chromium.launch({ executablePath: await findChromium(), args: [...chromiumArguments] })
const widths = (process.env.WIDTHS ?? '1440,390').split(',').map(Number)
const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
const page = await context.newPage()
await page.goto(`${origin}/connexion`)
if (person !== '-') {
  await page.getByRole('button', { name: `Entrer : ${person}` }).click()
  await page.waitForURL((u) => !u.href.includes('connexion'))
}
let base = ''
if (ctg !== '-') {
  await page.goto(`${origin}/`)
  base = (await page.getByRole('main').getByRole('link', { name: ctg, exact: true }).getAttribute('href')) ?? ''
}
let n = 0
for (const path of paths.split(',')) {
  n++
  for (const width of widths) {
    await page.setViewportSize({ width, height: width < 600 ? 844 : 900 })
    const [start = '', ...steps] = path.split('>')
    const url = path.startsWith('!') ? start.slice(1) : base + start
    await page.goto(origin + url)
    await page.waitForLoadState('networkidle')
    for (const step of steps) { await page.getByRole('main').getByRole('link', { name: new RegExp(step) }).first().click(); await page.waitForLoadState('networkidle'); await page.waitForTimeout(800) }
    await page.screenshot({ path: `/tmp/shots/${name}-${n}-${width}.png`, fullPage: process.env.FULL !== '0' })
    console.log(`/tmp/shots/${name}-${n}-${width}.png`, page.url(), await page.title())
  }
}
await browser.close()
