import { chromium } from 'playwright-core'
import { findChromium, chromiumArguments } from './e2e/chromium.ts'
const [name, who, paths, port = '4100'] = process.argv.slice(2)
const browser = await chromium.launch({ executablePath: await findChromium(), args: [...chromiumArguments] })
const origin = `http://localhost:${port}`
for (const [label, width, height] of [['1440', 1440, 900], ['390', 390, 844]] as const) {
  const c = await browser.newContext({ viewport: { width, height } })
  const page = await c.newPage()
  page.on('pageerror', (e) => console.log('PAGEERROR', e.message))
  await page.goto(`${origin}/connexion`)
  await page.getByRole('button', { name: `Entrer : ${who}` }).click()
  await page.waitForURL((u) => !u.pathname.startsWith('/connexion'))
  await page.goto(`${origin}/`)
  const ctg = await page.getByRole('main').getByRole('link', { name: 'Gennevilliers 2026-2030', exact: true }).first().getAttribute('href')
  let i = 0
  for (const p of paths.split(',')) {
    await page.goto(`${origin}${ctg}${p}`, { waitUntil: 'networkidle' })
    await page.waitForTimeout(300)
    await page.screenshot({ path: `/tmp/shots/${name}-${i}-${label}.png`, fullPage: process.argv[6] === 'full' })
    const top = await page.evaluate(() => { const a = [...document.querySelectorAll('main tbody tr a[href*="/actions/"]')]; return { first: a[0]?.getBoundingClientRect().top, above: a.filter((x) => x.getBoundingClientRect().bottom < innerHeight).length, h: document.querySelector('header')?.getBoundingClientRect().height } })
    console.log(p, label, JSON.stringify(top))
    i++
  }
  await c.close()
}
await browser.close()
